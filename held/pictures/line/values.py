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
class Move:
    """A step up or down between two tiers, in a word or two."""

    at: datetime
    from_tier: int
    to_tier: int
    words: str


@dataclass(frozen=True)
class Line:
    """A child's whole line. `needed`: when the child had needs; only then is it a gap if nobody holds or leads."""

    child: str
    today: datetime
    lanes: tuple[Lane, ...]
    spans: tuple[Span, ...]
    leads: tuple[LeadSpan, ...]
    needed: tuple[tuple[datetime, datetime | None], ...]
    moves: tuple[Move, ...] = ()

    @property
    def all_spans(self) -> tuple[Span | LeadSpan, ...]:
        """Who held and who led, together: whatever has a beginning and an end."""
        return (*self.spans, *self.leads)

    @property
    def backdrops(self) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if span.backdrop)
