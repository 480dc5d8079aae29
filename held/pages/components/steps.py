"""The steps of a transition: what state, what and who, why."""

from dataclasses import dataclass

from held.pages.components.links import Cited, Link, Person
from held.pages.components.ways import Way
from held.pages.wording.marks import Mark


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """`outcome` stands after a done step's name. `says` are the lines below it; `ring` who can do something about it;
    `way` what would let it go ahead."""

    mark: Mark
    what: Link | str
    outcome: str = ""
    says: tuple[str, ...] = ()
    ring: tuple[Person, ...] = ()
    way: Way | None = None
    cites: tuple[Cited, ...] = ()
    why: str = ""
    anchor: str = ""
    is_stopped: bool = False
    is_bad: bool = False
    is_quiet: bool = False
    """Done: not in bold."""


@dataclass(frozen=True)
class Days:
    """The working days of co-working. `today` 0 before the first; after the last it is over."""

    today: int
    of: int

    @property
    def shown(self) -> range:
        """One box a day, and one for each day over."""
        return range(1, max(self.of, self.today) + 1)
