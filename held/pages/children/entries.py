"""A child's history as entries of a chronology: an entry that only follows from another stands with it; gaps between."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.urls import reverse

from held.engine.history import Answer
from held.engine.wording import a_or_an
from held.language.norms import Citation
from held.language.pack import Procedure
from held.language.steps import AskKind
from held.pages.children.entry_words import Telling, Words, words_of
from held.pages.components.chronology import Entry
from held.pages.components.links import Cited, Link
from held.pages.transitions.cited import cited
from held.pages.transitions.clauses import recorded_as, says_about
from held.pages.wording.dates import day_of, full_date, full_time
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital, sentence
from held.pictures.line.periods import Period
from held.record.actions.transitions.may_set_right import CAN_BE_SET_RIGHT
from held.record.reading.chronology.chronology import EntryLine, Mark
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.told import Told

KNOWN_CHANGED = "known changed"
FOLLOW = frozenset({"began", KNOWN_CHANGED, "named"})
"""Written with the step that brought them about, and told with it."""
A_LOT = 600
"""Letters of somebody's words that stand in the chronology; the rest where everything said stands."""


def entries(lines: Sequence[EntryLine], telling: Telling) -> tuple[Entry, ...]:
    """In the order given, newest first. What follows from a step is told in its entry."""
    found = []
    for line, with_it in _together(lines):
        found.append(_entry(line, with_it, telling))
    return tuple(found)


def people_named(lines: Iterable[EntryLine]) -> frozenset[str]:
    """The ids of everybody whom these entries name beside the one who wrote them."""
    ids: set[str] = set()
    for line in lines:
        if line.told:
            ids |= {*line.told.others.values()}
        if line.kind == "named":
            ids.add(line.said.get("person", ""))
    return frozenset(ids - {""})


def with_gaps(
    shown: Sequence[Entry],
    lines: Sequence[EntryLine],
    gaps: Sequence[Period],
    today: datetime,
    *,
    first: bool,
    last: bool,
) -> tuple[Entry, ...]:
    """`first` and `last`: whether this is the newest and the oldest page; a gap stands on one page alone."""
    if not lines:
        return tuple(shown)
    by_anchor = {_anchor(line.number): line for line in lines}
    newest, oldest = lines[0].recorded, lines[-1].recorded
    here = [gap for gap in reversed(gaps) if (first or gap.since <= newest) and (last or gap.since > oldest)]
    found: list[Entry] = []
    for entry in shown:
        while here and here[0].since >= by_anchor[entry.anchor].recorded:
            found.append(_gap(here.pop(0), today))
        found.append(entry)
    return (*found, *(_gap(gap, today) for gap in here))


def _together(lines: Sequence[EntryLine]) -> Iterator[tuple[EntryLine, tuple[EntryLine, ...]]]:
    """Each entry with those that were written in the same moment because of it."""
    place = 0
    while place < len(lines):
        run = [lines[place]]
        while place + 1 < len(lines) and _same(lines[place + 1], run[0]):
            place += 1
            run.append(lines[place])
        place += 1
        own = next((line for line in run if line.kind not in FOLLOW), run[0])
        if own.kind in FOLLOW:
            yield from ((line, ()) for line in run)
        else:
            yield own, tuple(line for line in reversed(run) if line is not own)


def _same(one: EntryLine, first: EntryLine) -> bool:
    """Written in the same moment of the same transition, by the same person; two steps never stand together."""
    together = (one.transition, one.recorded, one.by) == (first.transition, first.recorded, first.by)
    return together and bool(one.transition) and (one.kind in FOLLOW or first.kind in FOLLOW)


def _entry(line: EntryLine, with_it: Sequence[EntryLine], telling: Telling) -> Entry:
    words = _of_step(line, line.told) if line.told else words_of(line, telling)
    more = [words.more] if words.more else []
    more += [words_of(other, telling).what for other in with_it if not _not_yet(other, with_it)]
    struck = [mark for mark in line.marks if mark.is_struck]
    return Entry(
        what=words.what,
        more=" ".join(more),
        quote=_shortened(words.quote.strip('“”"')),
        small=_small(line, telling),
        cites=_cites(line),
        links=tuple(_links(line, words, telling)),
        anchor=_anchor(line.number),
        is_struck=bool(struck),
        struck_says=" ".join(_right(mark) for mark in struck),
    )


def _not_yet(line: EntryLine, with_it: Sequence[EntryLine]) -> bool:
    """What is not so when something begins: nobody expects it to be."""
    begins = any(other.kind == "began" for other in with_it)
    return begins and line.kind == KNOWN_CHANGED and line.said.get("value") == "no"


def _of_step(line: EntryLine, told: Told) -> Words:
    kind = sentence(a_or_an(line.recorded_as)) if line.recorded_as else ""
    corrected = " ".join(f"Corrected {_right(mark)}" for mark in line.marks if not mark.is_struck)
    outcome = f": {told.outcome}" if told.outcome else ""
    more = " ".join(part for part in (kind, *told.reasons.values(), corrected) if part)
    procedure = _procedure(line)
    step = procedure.steps.get(told.step) if procedure else None
    return Words(f"{capital(step.doing if step else told.step)}{outcome}.", more, _said(procedure, told))


def _said(procedure: Procedure | None, told: Told) -> str:
    """The first that somebody wrote in their own words: a step asks first for what happened."""
    step = procedure.steps.get(told.step) if procedure else None
    for ask in step.asks if step else ():
        answer: Answer | None = told.answers.get(ask.name)
        if ask.kind is AskKind.LONG_TEXT and isinstance(answer, str) and answer.strip():
            return answer.strip()
    return ""


def _procedure(line: EntryLine) -> Procedure | None:
    name = line.run.rpartition(" ")[0] or line.procedure
    return pack_by_hash(line.pack_hash).procedures.get(name) if line.pack_hash else None


def _small(line: EntryLine, telling: Telling) -> tuple[str, ...]:
    """When it happened; when it was entered, if that was another day; who."""
    happened = line.told.happened if line.told else line.happened
    said = [full_time(happened)]
    if day_of(line.recorded) != day_of(happened):
        said.append(f"recorded on {full_time(line.recorded)}")
    others = [telling.people.name(person) for person in line.told.others.values()] if line.told else []
    wrote = "Held" if line.kind == KNOWN_CHANGED else line.by_name or "Held"
    said.append(and_list(list(dict.fromkeys([wrote, *others]))))
    return tuple(said)


def _cites(line: EntryLine) -> tuple[Cited, ...]:
    procedure = _procedure(line)
    if procedure is None or line.told is None:
        return ()
    kind = recorded_as(procedure, line.told.step)
    if kind:
        return cited([kind.cites], procedure)
    about = says_about(procedure, line.told.step)
    return cited([Citation(about[0].clauses[:1])], procedure) if about else ()


def _links(line: EntryLine, words: Words, telling: Telling) -> Iterator[Link]:
    if line.told and (len(line.told.answers) > 1 or len(words.quote) > A_LOT):
        yield Link(
            "All that was written",
            f"{reverse('transition', kwargs={'public': line.transition})}#said-{line.number}",
            f"about “{line.told.step}”",
        )
    if line.sets_right is not None:
        yield Link(
            "Both versions",
            _address("entry", telling, line.sets_right),
            f"of what this sets right: {words.quote}",
        )
    elif line.marks or line.taken_back:
        many = len(line.marks) + len(line.taken_back) > 1
        versions = "Every version" if many else "Both versions"
        yield Link(versions, _address("entry", telling, line.number), f"of: {words.what}")
    elif telling.is_whole and line.kind in CAN_BE_SET_RIGHT:
        yield Link("Set this right", _address("set right", telling, line.number), f": {words.what}")


def _address(name: str, telling: Telling, number: int) -> str:
    return reverse(name, kwargs={"public": telling.child, "number": number})


def _right(mark: Mark) -> str:
    why = f": {mark.why.rstrip('.')}." if mark.why else "."
    return f"by {mark.by_name} on {full_time(mark.recorded)}{why}"


def _shortened(words: str) -> str:
    return words if len(words) <= A_LOT else f"{words[:A_LOT].rsplit(' ', 1)[0]} …"


def _anchor(number: int) -> str:
    return f"entry-{number}"


def _gap(gap: Period, today: datetime) -> Entry:
    goes_on = gap.until is None or gap.until >= today
    until = "and still so" if goes_on or gap.until is None else f"to {full_date(gap.until)}"
    return Entry(
        what=f"Gap: {gap.without(today)}.",
        small=(f"{full_date(gap.since)} {until}", "Held, from the record"),
        is_gap=True,
    )
