"""What a line is drawn from. Moments are aware; an `until` of None is still so, with no end planned."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Lane:
    """One band of the picture: the services of one tier (1 lowest). `under` is its second line, such as its levels."""

    tier: int
    name: str
    under: str = ""


@dataclass(frozen=True)
class Span:
    """A service holds the child. An `until` after today is planned. `backdrop`: there all along, and holds nobody."""

    tier: int
    service: str
    since: datetime
    until: datetime | None = None
    backdrop: bool = False


@dataclass(frozen=True)
class LeadSpan:
    """One named person leads."""

    name: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Stretch:
    """A time without: nobody held, or nobody led, though the child had needs."""

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Line:
    """A child's whole line. What is a gap is for the record to say: `unheld` and `unled` are drawn as they come."""

    child: str
    today: datetime
    lanes: tuple[Lane, ...]
    spans: tuple[Span, ...]
    leads: tuple[LeadSpan, ...]
    unheld: tuple[Stretch, ...] = ()
    unled: tuple[Stretch, ...] = ()

    @property
    def all_spans(self) -> tuple[Span | LeadSpan | Stretch, ...]:
        """Who held, who led, and when nobody did: whatever has a beginning and an end."""
        return (*self.spans, *self.leads, *self.unheld, *self.unled)

    @property
    def backdrops(self) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if span.backdrop)
