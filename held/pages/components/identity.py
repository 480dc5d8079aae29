"""What stands on top of every page about a child, or about brothers and sisters together."""

from dataclasses import dataclass, field

from held.pages.components.links import Link, Person


@dataclass(frozen=True)
class NextDuty:
    """A duty begins with its verb. `whose`: by whom and by when."""

    words: str
    whose: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class IdentityBar:
    """`held_by`, `lead` and `next_duty` are always shown, in this order; each that is missing says "Nobody", in red.

    `line`: age, birthday, number and level, in one quiet line. `consent` is empty where none is kept here.
    """

    name: str
    line: str
    flags: tuple[str, ...] = ()
    urgent: Link | None = None
    held_by: str = ""
    held_note: str = ""
    lead: Person | None = None
    next_duty: NextDuty | None = None
    also: tuple[Person, ...] = ()
    """Whoever came last first; the first three are shown."""
    everybody: str = ""
    """Where all of them stand."""
    consent: str = ""
    consent_note: str = ""
    is_needed: bool = field(default=True)
    """Whether the child has needs: only then is it wrong that nobody holds, leads or owes."""
