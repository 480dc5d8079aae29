"""The statutory clock: the time limits that national guidance sets, as one table that a pack carries with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from held.language.times import Limit


@dataclass(frozen=True)
class StatutoryClock:
    """A whole table: of which country, as it stood on which day. A later one takes its place in a later version of a pack."""

    country: str
    stood_on: date
    note: str
    limits: Mapping[str, Limit]
