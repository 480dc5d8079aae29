"""Read a pack, or refuse it: a folder, or its texts, becomes one frozen value."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from held.language import limits
from held.language.checks.whole import check
from held.language.faults import Fault, Faults, PackRefused
from held.language.files import files_in, text_of
from held.language.frame import Frame
from held.language.frames.authority import KINDS, Authority, read_authority
from held.language.frames.letters import ENDING, FOLDER, is_letter, read_letters
from held.language.frames.procedure import DraftProcedure, read_procedure_frame
from held.language.frames.sentences import SentenceReader, vocabulary_of
from held.language.frames.statutory import read_statutory_clock
from held.language.hashing import pack_hash
from held.language.letter import Letter
from held.language.lines import Lines
from held.language.nodes import NotRead, Table, compose
from held.language.pack import Pack, Procedure
from held.language.statutory_clock import StatutoryClock

PACK_FILE = "pack.yaml"
CLOCK_FILE = "statutory_clock.yaml"


def read_pack(path: Path) -> Pack:
    """Read the folder of a pack: pack.yaml, perhaps statutory_clock.yaml, one file a procedure, and perhaps its letters.

    PackRefused, never anything else.
    """
    return read_text(pack_texts(path))


def pack_texts(path: Path) -> dict[str, str]:
    """The texts a pack is made of, by file name, those of its letters as “letters/NAME.md”.

    What lies in other folders below (stories) belongs beside it, not to it.
    """
    files = {file.name: file for file in files_in(path, ".yaml")}
    if (path / FOLDER).exists():
        files |= {f"{FOLDER}/{file.name}": file for file in files_in(path / FOLDER, ENDING)}
    if len(files) > limits.FILES:
        says = f"The folder has more than {limits.FILES} files. A pack is one authority's procedures."
        raise PackRefused((Fault(str(path), 1, says),))
    faults = Faults()
    texts: dict[str, str] = {}
    for called, file in files.items():
        try:
            texts[called] = text_of(file, called)
        except PackRefused as refused:
            faults.found.extend(refused.faults)
    faults.refuse_if_any()
    return texts


def read_text(files: Mapping[str, str], *, kept: bool = False) -> Pack:
    """Read a pack from its texts, by file name. PackRefused where anything is wrong.

    `kept`: the record has it since it was put in force, so that it is read whatever has been asked of packs since.
    """
    faults, lines = Faults(kept=kept), Lines()
    if PACK_FILE not in files:
        faults.add(PACK_FILE, 1, "There is no pack.yaml. Every pack begins with one.")
    elif all(name in {PACK_FILE, CLOCK_FILE} or is_letter(name) for name in files):
        faults.add(PACK_FILE, 1, "The pack has no procedure. Put a procedure file beside pack.yaml.")
    if len(files) > limits.FILES:
        faults.add(
            PACK_FILE, 1, f"The pack has more than {limits.FILES} files. It is one authority's procedures."
        )
    if sum(map(len, files.values())) > limits.CHARACTERS_A_PACK:
        says = f"The pack is larger than {limits.CHARACTERS_A_PACK // 1_000_000} MB. It is one authority's procedures."
        faults.add(PACK_FILE, 1, says)
    faults.refuse_if_any()
    tables = {name: _table(text, name, faults) for name, text in files.items() if not is_letter(name)}
    letters = read_letters({name: text for name, text in files.items() if is_letter(name)}, faults, lines)
    authority = _authority(tables[PACK_FILE], faults, lines)
    if CLOCK_FILE in tables:
        authority.statutory_clock = _statutory_clock(tables[CLOCK_FILE], faults, lines)
        if authority.statutory_clock is None:
            authority.doubtful.add("LIMIT")
    if any(table is None for table in tables.values()):
        authority.doubtful |= {"INNER", "THE_INNER", "PROCEDURE"}
    drafts = _drafts(tables, authority, faults, lines)
    if sum(draft.sentences for draft in drafts) > limits.NORMS:
        faults.add(PACK_FILE, 1, f"The pack has more than {limits.NORMS} sentences. Make it smaller.")
        faults.refuse_if_any()
    named = {draft.name: draft for draft in drafts}
    readers = [
        SentenceReader(draft, authority, vocabulary_of(draft, authority, named), faults) for draft in drafts
    ]
    pack = _pack(authority, [reader.procedure() for reader in readers], letters, files)
    damaged = {fault.file for fault in faults.found}
    clean = PACK_FILE not in damaged and None not in tables.values()
    readable = {
        each.draft.name for each in readers if clean and each.draft.file not in damaged and not each.stumbled
    }
    check(pack, faults, lines, whole=not damaged, readable=readable)
    faults.refuse_if_any()
    return pack


def _pack(
    authority: Authority,
    procedures: list[Procedure],
    letters: Mapping[str, Letter],
    files: Mapping[str, str],
) -> Pack:
    content = pack_hash(files)
    return Pack(
        name=authority.name,
        version=authority.version,
        title=authority.title,
        source=authority.source,
        notice=authority.notice,
        services=authority.services,
        roles=authority.roles,
        meetings=authority.meetings,
        levels=authority.levels,
        levels_note=authority.levels_note,
        clauses=authority.clauses,
        papers=authority.papers,
        kinds=authority.kinds,
        procedures={procedure.name: replace(procedure, pack=content) for procedure in procedures},
        look_again=authority.look_again,
        review_every=authority.review_every,
        urgent=authority.urgent,
        text=dict(files),
        hash=content,
        draft=authority.draft,
        closures=authority.closures,
        statutory_clock=authority.statutory_clock,
        letters=letters,
    )


def _table(text: str, file: str, faults: Faults) -> Table | None:
    try:
        node = compose(text, file)
    except NotRead as refused:
        faults.add(refused.fault.file, refused.fault.line, refused.fault.says)
        return None
    if not isinstance(node, Table):
        faults.add(
            file, node.line, "The file begins with no name and colon. Begin it as in “procedure: its name”."
        )
        return None
    return node


def _authority(table: Table | None, faults: Faults, lines: Lines) -> Authority:
    if table is None:
        return Authority(doubtful=set(KINDS.values()))
    return read_authority(Frame(table, PACK_FILE, "the pack", faults), lines)


def read_letters_alone(texts: Mapping[str, str]) -> dict[str, Letter]:
    """Read letters that belong to no pack, as those that come with Held. PackRefused where anything is wrong."""
    faults = Faults()
    found = read_letters(texts, faults, Lines())
    faults.refuse_if_any()
    return found


def read_clock(text: str, file: str) -> StatutoryClock:
    """Read a statutory clock by itself, as it is shipped. PackRefused where anything is wrong."""
    faults = Faults()
    clock = _statutory_clock(_table(text, file, faults), faults, Lines(), file)
    faults.refuse_if_any()
    assert clock is not None
    return clock


def _statutory_clock(
    table: Table | None, faults: Faults, lines: Lines, file: str = CLOCK_FILE
) -> StatutoryClock | None:
    if table is None:
        return None
    return read_statutory_clock(Frame(table, file, "the statutory clock", faults), lines)


def _drafts(
    tables: Mapping[str, Table | None], authority: Authority, faults: Faults, lines: Lines
) -> list[DraftProcedure]:
    roles = None if "ROLE" in authority.doubtful else set(authority.roles)
    drafts: list[DraftProcedure] = []
    for file in sorted(tables):
        table = tables[file]
        if file in (PACK_FILE, CLOCK_FILE) or table is None:
            continue
        draft = read_procedure_frame(Frame(table, file, f"the file {file}", faults), roles, lines)
        twin = next((other for other in drafts if other.name and other.name == draft.name), None)
        if twin or not draft.name:
            authority.doubtful |= {"INNER", "THE_INNER", "PROCEDURE"}
        if twin:
            line = lines.of(file, "procedure", draft.name)
            faults.add(
                file,
                line,
                f"“{draft.name}” is the name of two procedures; the other is in {twin.file}. Rename one.",
            )
            continue
        drafts.append(draft)
    return drafts
