"""An extract as somebody looks at it before it is taken in, and afterwards."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from held.record.named import NobodyNamed
from held.record.reading.imports.came_of_it import CameOfIt, read_again, without_withheld
from held.record.tables.imports.difference import Difference
from held.record.tables.imports.extract import Extract

MOST = 50
"""Extracts that are listed: of some years, at one a month."""


@dataclass(frozen=True, kw_only=True)
class ExtractSeen:
    """`worked_at`: when somebody last said how far it is. `has_open`: differences that nobody has decided about."""

    public: str
    system: str
    of: date
    state: str
    handed_in: datetime
    handed_in_by: str
    begun: datetime | None
    begun_by: str
    over: datetime | None
    done: int
    worked_at: datetime | None
    came: CameOfIt
    has_open: bool

    def many(self, how: str) -> int:
        """Rows of all files that come out so: "new", "changed", "same", "disputed", "vanished", "bad" or "rows"."""
        return sum(getattr(file, how) for file in self.came.files)

    @property
    def is_moving(self) -> bool:
        """Whether something is being done with it."""
        return self.state in (Extract.State.READING, Extract.State.WEIGHING, Extract.State.TAKING_IN)


def extract_seen(public: str) -> ExtractSeen:
    """In three queries at most. An address that was withheld since is withheld here too. Raises NobodyNamed."""
    found = _rows().filter(public=public).first()
    if found is None:
        raise NobodyNamed("There is no such extract.")
    seen = _seen(found)
    changed = without_withheld(found, seen.came.changed)
    return replace(seen, came=replace(seen.came, changed=changed))


def extracts_handed_in() -> tuple[ExtractSeen, ...]:
    """The latest first. In one query."""
    return tuple(map(_seen, _rows().order_by("-pk")[:MOST]))


def extract_under_way() -> ExtractSeen | None:
    """The one that somebody handed in and that is not over: there is never another beside it. In one query."""
    over = (Extract.State.REFUSED, Extract.State.TAKEN_IN, Extract.State.GIVEN_UP)
    found = _rows().exclude(state__in=over).order_by("pk").last()
    return _seen(found) if found else None


def _rows() -> QuerySet[Any]:
    undecided = Difference.objects.filter(extract=OuterRef("pk"), decided=None)
    return Extract.objects.select_related("handed_in_by", "begun_by").annotate(has_open=Exists(undecided))


def _seen(row: Extract) -> ExtractSeen:
    return ExtractSeen(
        public=row.public,
        system=row.system,
        of=row.of,
        state=row.state,
        handed_in=row.handed_in,
        handed_in_by=row.handed_in_by.name,
        begun=row.begun,
        begun_by=row.begun_by.name if row.begun_by else "",
        over=row.over,
        done=row.done,
        worked_at=row.read_at,
        came=read_again(row.told),
        has_open=row.has_open,
    )
