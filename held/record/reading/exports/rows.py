"""The three kinds of rows that leave in an export. The order of their fields is the layout of docs/export.md.

A row starts empty and has what is put into it here: no name, no address, no word that somebody typed.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

Change = Literal["", "new", "changed", "withdrawn", "replaced"]
"""Empty in an export of a period. "replaced", of a transition alone: what came of it before is to be thrown away."""


@dataclass(frozen=True, kw_only=True)
class OfAChild:
    """`child` is Held's own id, which stays; the two numbers are how others know the child, as they were at the mark.

    All empty for a round, which is about no child.
    """

    child: str
    child_number: str
    number_there: str


@dataclass(frozen=True, kw_only=True)
class OfATransition:
    """What every row says of the transition it belongs to. `version`: of the procedures, under which the row is read."""

    transition: str
    whose: OfAChild
    procedure: str
    version: str


@dataclass(frozen=True, kw_only=True)
class TransitionRow:
    """Under the version of the mark. `holders` and `lead` as the transition knew them last."""

    change: Change = ""
    of: OfATransition
    began: datetime
    ended: datetime | None
    left_with: str
    ended_because: str
    begins: str
    holders: str
    lead: str

    @property
    def key(self) -> str:
        return self.of.transition


@dataclass(frozen=True, kw_only=True)
class DutyRow:
    """Under the version that asked for it. `asked_by` is an entry's number on the child's chain."""

    change: Change = ""
    duty: str
    of: OfATransition
    run: str
    what: str
    force: str
    role: str
    owner: str
    asked: datetime
    asked_by: int
    clock: str
    due: datetime
    clause: str
    late: bool
    over: datetime | None
    how: str
    over_by: str

    @property
    def key(self) -> str:
        return self.duty


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """`standing`: counts, corrected (then it is told as it counts now), struck, or its words were destroyed."""

    change: Change = ""
    step_taken: str
    of: OfATransition
    run: str
    step: str
    outcome: str
    happened: datetime
    recorded: datetime
    by: str
    clause: str
    standing: str
    set_right: datetime | None
    set_right_by: str

    @property
    def key(self) -> str:
        return self.step_taken


@dataclass(frozen=True)
class Rows:
    """Of one child. `replaced`: transitions of which words were destroyed since the mark before."""

    transitions: tuple[TransitionRow, ...] = ()
    duties: tuple[DutyRow, ...] = ()
    steps: tuple[StepRow, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.transitions or self.duties or self.steps)

    def __add__(self, other: "Rows") -> "Rows":
        return Rows(
            self.transitions + other.transitions, self.duties + other.duties, self.steps + other.steps
        )

    def marked(self, change: Change) -> "Rows":
        """Each with the same word for what became of it."""
        return Rows(
            tuple(replace(row, change=change) for row in self.transitions),
            tuple(replace(row, change=change) for row in self.duties),
            tuple(replace(row, change=change) for row in self.steps),
        )


@dataclass(frozen=True)
class Named:
    """A worker whom rows name by id. As the record has them when the files are written."""

    worker: str
    name: str
    sign_in_name: str
