"""A story file, line by line, held against the names of its pack."""

from held.language.faults import Faults
from held.language.frame import Frame
from held.language.frames.acting import Told, read_act, step_of
from held.language.frames.answering import read_answers, read_knowns, read_moment, read_names
from held.language.frames.expecting import read_expectation
from held.language.nearest import meant
from held.language.nodes import Listing, NotRead, Table, Text, compose
from held.language.pack import Pack
from held.language.story import Expected, Story, Tell


def read_story(text: str, file: str, pack: Pack) -> Story:
    """Read one story told in the words of a pack. PackRefused where anything in it is wrong."""
    faults = Faults()
    try:
        node = compose(text, file)
    except NotRead as refused:
        faults.add(file, refused.fault.line, refused.fault.says)
        node = Table((), 1)
    if not isinstance(node, Table):
        faults.add(
            file, node.line, "The file begins with no name and colon. Begin it with “story: its title”."
        )
        node = Table((), 1)
    faults.refuse_if_any()
    frame = Frame(node, file, "the story", faults)
    title, told_of = frame.text("story", needed=True), frame.text("procedure", needed=True)
    keeps, breaks = _clauses(frame, "keeps", pack), _clauses(frame, "breaks", pack)
    procedure = pack.procedures.get(told_of.words) if told_of else None
    if told_of and (procedure is None or (procedure.is_inner and not procedure.is_round)):
        outer = [name for name, other in pack.procedures.items() if other.is_round or not other.is_inner]
        frame.refuse(
            told_of.line, f"“{told_of.words}” is no procedure of this pack.{meant(told_of.words, outer)}"
        )
    frame.need("tells")
    if procedure is None:
        frame.asked |= {"known", "tells"}
        frame.finish()
        faults.refuse_if_any()
    assert procedure is not None
    known = read_knowns(procedure, frame)
    tells = _tells(Told(pack, procedure), frame)
    frame.finish()
    faults.refuse_if_any()
    assert title is not None
    return Story(title.words, file, procedure.name, tells, keeps, breaks, known)


def _clauses(frame: Frame, key: str, pack: Pack) -> tuple[str, ...]:
    found = frame.texts(key)
    for clause in found:
        if clause.words not in pack.clauses:
            known = meant(clause.words, pack.clauses)
            frame.refuse(clause.line, f"Clause “{clause.words}” is not in the pack's list.{known}")
    return tuple(clause.words for clause in found)


def _tells(told: Told, frame: Frame) -> tuple[Tell, ...]:
    node = frame.find("tells")
    if not isinstance(node, Listing):
        if node is not None:
            frame.refuse(node.line, "“tells:” takes a list: begin each line of the story with a hyphen.")
        return ()
    found: list[Tell] = []
    for number, item in enumerate(node.items, start=1):
        if not isinstance(item, Table):
            frame.refuse(item.line, "A line of a story begins with “on:”, the day and the hour.")
            continue
        tell = _tell(told, Frame(item, frame.file, "this line", frame.faults), number)
        if tell:
            found.append(tell)
    return tuple(found)


def _tell(told: Told, frame: Frame, number: int) -> Tell | None:
    on, recorded = read_moment(frame, "on", needed=True), read_moment(frame, "recorded")
    if on and recorded and recorded < on:
        frame.refuse(frame.line_of("recorded"), "It is recorded before it happened. Put the two times right.")
    role, person = frame.text("by"), frame.text("person")
    if role and role.words not in told.pack.roles:
        known = meant(role.words, told.pack.roles)
        frame.refuse(role.line, f"“{role.words}” is no role of this pack.{known}")
    act = read_act(told, frame, number)
    step = step_of(told, act)
    if step is not None and role is None:
        frame.refuse(frame.table.line, "Nobody does this. Say who, as in “by: a role”.")
    answers = read_answers(told.pack, frame, step)
    names = read_names(told.pack, frame)
    refused = frame.texts("refused")
    if frame.find("refused") is not None and not refused:
        frame.refuse(frame.line_of("refused"), '“refused:” names what is cited, as in ["5.2"].')
    then = _then(told, frame)
    frame.finish()
    if frame.failed or on is None or act is None:
        return None
    return Tell(
        line=frame.table.line,
        on=on,
        recorded=recorded or on,
        act=act,
        role=role.words if role else None,
        person=person.words if person else (role.words if role else None),
        answers=answers,
        names=names,
        refused=frozenset(text.words for text in refused) if refused else None,
        then=then,
    )


def _then(told: Told, frame: Frame) -> tuple[Expected, ...]:
    node = frame.find("then")
    if node is None:
        return ()
    if not isinstance(node, Listing):
        frame.refuse(node.line, "“then:” takes a list: begin each sentence with a hyphen.")
        return ()
    found: list[Expected] = []
    for item in node.items:
        if isinstance(item, Table) and len(item.entries) == 1:
            key, value = item.entries[0]
            words = f"{key.words}: {value.words}" if isinstance(value, Text) else key.words
            item = Text(words, item.line)
        text = frame.as_text(item, "A sentence of “then:”")
        what = read_expectation(frame, text, told.pack, told.procedure) if text else None
        if text and what:
            found.append(Expected(what, text.words, text.line))
    return tuple(found)
