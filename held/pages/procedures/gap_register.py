"""The gap register: what the text leaves open, as a page that can be handed to whoever decides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from held.language.pack import Pack, Procedure
from held.pages.components.links import Link
from held.pages.procedures.clauses import Asked, ClauseRow, clause_rows, counts
from held.pages.wording.counts import counted
from held.pages.wording.phrases import anchor, curly

Address = Callable[[Procedure], str]

INTRODUCTION = (
    "Software can only ask of people what a procedure says. Where the text is silent, or two clauses do not agree, "
    "nobody should find out in the middle of a case. So each such place is written down here as a question.",
    "Most have an answer already, so that work can go on: our reading, which holds only until you decide. Wherever it is "
    "used, it is shown as our reading and never as the clause.",
    "For each question we ask: is this right? If it is not, what is? An answer, the name of whoever decided and the day "
    "are all that is needed; the next version of the procedure then says it as decided.",
)
ASKED = "Is this right? If not, what is?"
ASKED_OPEN = "What should happen here?"


@dataclass(frozen=True)
class Entry:
    """One question. `number` counts through the whole register; `clause` leads to where it is read."""

    number: int
    procedure: str
    clause: Link
    row: ClauseRow
    asked: Asked

    @property
    def asks_for(self) -> str:
        """What is asked of whoever decides; nothing where it is decided."""
        if not self.asked.answer:
            return ASKED_OPEN
        return ASKED if self.asked.is_ours else ""


@dataclass(frozen=True)
class Group:
    heading: str
    anchor: str
    entries: tuple[Entry, ...]

    @property
    def procedures(self) -> tuple[Link, ...]:
        """Each procedure that has a question here, with how many, leading to the first of them."""
        asked: dict[str, list[Entry]] = {}
        for entry in self.entries:
            asked.setdefault(entry.procedure, []).append(entry)
        return tuple(
            Link(f"{name} ({len(all_)})", f"#question-{all_[0].number}") for name, all_ in asked.items()
        )


def tallied(pack: Pack) -> str:
    """ "7 questions: 5 answered by our reading, 2 open."."""
    how_many = counts(*pack.procedures.values())
    return f"{counted(how_many.questions, 'question')}: {how_many.answered}."


def register(pack: Pack, address: Address) -> tuple[Group, ...]:
    """What nobody has answered first, then what waits for a decision, then what was decided.

    `address`: where a procedure is read.
    """
    every = list(_entries(pack, address))
    groups = (
        ("Nobody has answered yet", [one for one in every if not one.asked.answer]),
        ("Our reading, until the authority decides", [one for one in every if one.asked.is_ours]),
        (
            "Decided by the authority",
            [one for one in every if one.asked.answer and not one.asked.is_ours],
        ),
    )
    numbered: list[Group] = []
    number = 0
    for heading, entries in groups:
        again = tuple(replace(one, number=number + place) for place, one in enumerate(entries, start=1))
        number += len(again)
        if again:
            numbered.append(Group(f"{heading} ({len(again)})", anchor(heading), again))
    return tuple(numbered)


def _entries(pack: Pack, address: Address) -> Iterator[Entry]:
    for procedure in pack.procedures.values():
        read_at = address(procedure)
        for row in clause_rows(procedure, pack):
            for asked in row.questions:
                clause = Link(row.title, f"{read_at}#{row.anchor}" if row.anchor else read_at)
                yield Entry(0, curly(procedure.title), clause, row, asked)
