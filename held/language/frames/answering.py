"""What a line of a story says besides what is done: moments, answers, names, what the record knows."""

from datetime import datetime

from held.language.days import day_of, moment_of
from held.language.frame import Frame
from held.language.nearest import meant
from held.language.nodes import Listing, Text
from held.language.pack import Pack, Procedure
from held.language.steps import Ask, AskKind, Step
from held.language.story import Answer

DATES = {
    AskKind.DATE: 'a day, as in "2026-03-02"',
    AskKind.DATE_AND_TIME: 'a moment, as in "2026-03-02 10:00"',
}


def read_moment(frame: Frame, key: str, *, needed: bool = False) -> datetime | None:
    """A day and an hour in London."""
    text = frame.text(key, needed=needed)
    if text is None:
        return None
    moment = moment_of(text.words)
    if moment is None:
        frame.refuse(text.line, f'“{text.words}” is no moment. Write it as "2026-03-02 10:00", in quotes.')
    return moment


def read_answers(pack: Pack, frame: Frame, step: Step | None) -> dict[str, Answer]:
    """Answers to what the step asks, held against its closed lists."""
    found: dict[str, Answer] = {}
    asks = {ask.name: ask for ask in step.asks} if step else {}
    inside = frame.inside("answers")
    for name, node in inside.table.entries if inside else ():
        if name.words not in asks and isinstance(node, Text) and not node.words:
            frame.refuse(
                name.line, "A comma inside { } begins a new entry. Put the whole text in double quotes."
            )
            continue
        if name.words not in asks:
            frame.refuse(name.line, f"This step does not ask “{name.words}”.{meant(name.words, asks)}")
            continue
        assert inside is not None
        values = inside.texts(name.words) if isinstance(node, Listing) else ()
        one = inside.as_text(node, f"“{name.words}”") if not isinstance(node, Listing) else None
        for value in (one,) if one else values:
            _fits(pack, inside, asks[name.words], value)
        found[name.words] = one.words if one else tuple(value.words for value in values)
    return found


def _fits(pack: Pack, frame: Frame, ask: Ask, value: Text) -> None:
    if ask.kind in DATES and not _is_date(ask.kind, value.words):
        says = f"“{ask.name}” can't be “{value.words}”. Write {DATES[ask.kind]}, in quotes."
        frame.refuse(value.line, says)
        return
    known = ask.values
    if ask.kind == AskKind.LEVEL:
        known = tuple(str(level.number) for level in pack.levels)
    if known and value.words not in known:
        frame.refuse(value.line, f"“{ask.name}” can't be “{value.words}”.{meant(value.words, known)}")


def _is_date(kind: AskKind, words: str) -> bool:
    return (day_of(words) if kind is AskKind.DATE else moment_of(words)) is not None


def read_names(pack: Pack, frame: Frame) -> dict[str, str]:
    """Whom the line names, by role."""
    found: dict[str, str] = {}
    for role, node in frame.entries("names"):
        person = frame.as_text(node, f"“{role.words}”")
        if role.words not in pack.roles:
            known = meant(role.words, pack.roles)
            frame.refuse(role.line, f"“{role.words}” is no role of this pack.{known}")
        if person:
            found[role.words] = person.words
    return found


def read_knowns(procedure: Procedure, frame: Frame) -> dict[str, str]:
    """The record's answers to the procedure's knowns."""
    found: dict[str, str] = {}
    for name, node in frame.entries("known"):
        value = frame.as_text(node, f"“{name.words}”")
        known = procedure.known.get(name.words)
        if known is None:
            near = meant(name.words, procedure.known)
            frame.refuse(name.line, f"“{name.words}” is no known of “{procedure.name}”.{near}")
        elif value and value.words not in known.values:
            frame.refuse(
                value.line, f"“{name.words}” can't be “{value.words}”.{meant(value.words, known.values)}"
            )
        elif value:
            found[name.words] = value.words
    return found
