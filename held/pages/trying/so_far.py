"""The story so far, as numbered lines: when, who, what, how it came out, and what came with it."""

from dataclasses import dataclass

from held.engine.rehearsal import CameOut, Rehearsed
from held.engine.story_lines import the_act
from held.language.norms import Citation
from held.language.story import KnownTold, Look
from held.pages.components.links import Cited
from held.pages.transitions.cited import cited
from held.pages.transitions.following import asks_for
from held.pages.trying.opened import Trying
from held.pages.trying.whoever import called
from held.pages.wording.dates import full_time
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital, curly


@dataclass(frozen=True)
class LineRow:
    """`number` counts from 1. `is_refused`: it was tried and not taken, and `cites` says by which clause."""

    number: int
    when: str
    who: str
    what: str
    notes: tuple[str, ...]
    is_refused: bool
    cites: tuple[Cited, ...]
    is_last: bool


def so_far(trying: Trying, ran: Rehearsed) -> tuple[LineRow, ...]:
    return tuple(
        _row(trying, line, number, is_last=number == len(ran.lines))
        for number, line in enumerate(ran.lines, start=1)
    )


def _row(trying: Trying, line: CameOut, number: int, *, is_last: bool) -> LineRow:
    tell = line.tell
    notes = [f"Late by then: {asks_for(duty)}" for duty in line.late]
    notes += [f"Sent: {one.paper} to {one.service}" for one in line.sent]
    if line.told:
        notes.append(f"Told: {and_list([f'the {one.role}' for one in line.told])}")
    refused = [Citation((words,)) for words in sorted(tell.refused or ())]
    return LineRow(
        number=number,
        when=full_time(tell.on),
        who=capital(called(trying.pack, tell.person)) if tell.person else "",
        what=capital(curly(_what(line))),
        notes=tuple(curly(note) for note in notes),
        is_refused=bool(refused),
        cites=tuple(Cited(one.words) for one in cited(refused)),
        is_last=is_last,
    )


def _what(line: CameOut) -> str:
    match line.tell.act:
        case Look():
            return "nobody does anything; the clock goes on"
        case KnownTold(values):
            return "known from now on: " + and_list([f"{name}: {value}" for name, value in values.items()])
        case act:
            return the_act(act)
