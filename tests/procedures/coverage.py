"""docs/procedures/coverage.md: each clause, the sentences that ask it, the stories that keep and break it, or why not."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from held.language.norms import Holds, LeadPasses, Norm, RecordedAs, Sends, Tells
from held.language.pack import Clause, Pack
from held.pages.procedures.covered import covered
from held.pages.wording.counts import counted
from held.pages.wording.phrases import anchor, curly
from tests.procedures.packs import HOUSE, runs

# What the software does by itself, at once: nobody can fail to do it, so no story can break it.
DONE_BY_ITSELF = (Tells, Sends, Holds, LeadPasses, RecordedAs)


def breakable(norms: Iterable[Norm]) -> bool:
    return not all(isinstance(norm, DONE_BY_ITSELF) for norm in norms)


def norms_of(pack: Pack, clause: Clause) -> list[tuple[str, Norm]]:
    """Each sentence that cites the clause, with the name of its procedure."""
    return [
        (procedure.name, norm)
        for procedure in pack.procedures.values()
        for norm in procedure.norms
        if clause.id in norm.cites.clauses
    ]


def coverage(packs: Sequence[tuple[Pack, Path]], anew: str) -> str:
    """The page. `anew` says how it is printed."""
    lines = [
        "# Every clause, and what shows that it is done",
        "",
        f"Printed from the packs and their stories, and compared in the build. {anew}",
        "",
        "*Sentences* are counted by procedure; “ours” rest on our reading of the clause and not on its own words. "
        "*Kept* and *broken* are the stories written for it by hand.",
        "",
    ]
    for pack, path in packs:
        lines.extend(_pack(pack, path))
    return "\n".join(lines)


def _pack(pack: Pack, path: Path) -> Iterator[str]:
    asked = [clause for clause in pack.clauses.values() if norms_of(pack, clause)]
    yield f"## {curly(pack.title)}, version {pack.version}\n"
    yield f"> {curly(pack.notice)}\n"
    yield (
        f"{counted(len(pack.clauses), 'clause')}: {len(asked)} asked by sentences, "
        f"{len(pack.clauses) - len(asked)} with nothing to encode.\n"
    )
    folder = anchor(f"{pack.name} {pack.version}")
    yield "| Clause | Sentences | Kept in | Broken in |\n|---|---|---|---|"
    kept, broken = _told(path, "keeps"), _told(path, "breaks")
    for clause in pack.clauses.values():
        norms = norms_of(pack, clause)
        what = f"{clause.id} {curly(clause.heading)}"
        if not norms:
            yield f"| {what} | None: {curly(clause.nothing_because or 'left for later')} | | |"
            continue
        never = "" if breakable(norm for _, norm in norms) else "Nobody can: it is done by itself"
        yield f"| {what} | {_sentences(pack, clause, folder)} | {kept.get(clause.id, '')} | {broken.get(clause.id, never)} |"
    yield ""


def _sentences(pack: Pack, clause: Clause, folder: str) -> str:
    return "<br>".join(
        f"[{curly(one.procedure.name)}]({folder}/{anchor(one.procedure.name)}.md): {one.says}"
        for one in covered(pack, clause)
        if one.rules
    )


def _told(path: Path, which: str) -> dict[str, str]:
    """By clause, the stories that keep it, or break it: links to their files."""
    stories = path.relative_to(HOUSE) / "stories"
    found: dict[str, list[str]] = {}
    for run in runs(path):
        for clause in getattr(run.story, which):
            found.setdefault(clause, []).append(_link(stories, run.story.file))
    return {clause: ", ".join(links) for clause, links in found.items()}


def _link(stories: Path, file: str) -> str:
    return f"[{Path(file).stem.replace('_', ' ')}](../../{stories.as_posix()}/{Path(file).name})"
