"""Steps: what a person does, and what it asks of them."""

from dataclasses import dataclass
from enum import StrEnum


class AskKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long text"
    DATE = "date"
    DATE_AND_TIME = "date and time"
    YES_OR_NO = "yes or no"
    ONE_OF = "one of"  # a fact where a condition names it
    SEVERAL_OF = "several of"
    LEVEL = "level of need"  # one of the pack's levels, its indicators shown beside
    WORKER = "a named"  # `a named ROLE`: this person stands in ROLE for this child from now on
    TEAM = "a team of"  # `a team of SERVICE`: this team of the service has the child from now on
    PEOPLE = "people present"


@dataclass(frozen=True)
class Ask:
    """One question of a step. `name` is the words people read; it is also how a later form finds the answer again.

    `apart`: answered for each child apart (long text, levels, facts); the rest is the same for all children ticked.
    `every_copy_says_so`: where the answer is yes, whoever reads a paper that prints it is told on top that the picture
    may not be complete.
    `invites`: the roles that are invited to the appointment of which this is the day and the hour; `invites_to` the step
    that is taken there, with which it is over. Both, or neither.
    """

    name: str
    kind: AskKind
    values: tuple[str, ...] = ()
    role: str | None = None
    heading: str | None = None
    prompt: str | None = None
    every_copy_says_so: bool = False
    invites: tuple[str, ...] = ()
    invites_to: str = ""
    service: str | None = None

    @property
    def apart(self) -> bool:
        return self.kind in {
            AskKind.LONG_TEXT,
            AskKind.LEVEL,
            AskKind.YES_OR_NO,
            AskKind.ONE_OF,
            AskKind.SEVERAL_OF,
        }


@dataclass(frozen=True)
class Step:
    """`name` is to be done ("ring the office"), `doing` is it happening ("ringing the office").

    `by`: roles of which any one may take it; empty with `between` empty means anyone signed in.
    `between`: two sides; one records and names the other. `accompanied_by`: roles named beside the one who takes it.
    `was`: its name in the version before, so that a history told under that name is read under this one.
    """

    name: str
    doing: str
    by: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    accompanied_by: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    repeats: bool = False
    was: str | None = None

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that may record this step."""
        return self.by or self.between
