"""Which teams hold a child and the child's brothers and sisters: whose people are meant where a role is spoken of."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet

from held.record.going_on import going_on
from held.record.reading.one_shape import Row, of_kind, shaped
from held.record.same_family import same_family
from held.record.tables.care.holding import Holding

Teams = Mapping[str, frozenset[str]]
"""By the id of a child, the names of the teams; a child whose services have not said which is left out."""


def holding_team_rows(child: str, moment: datetime) -> QuerySet:
    """For one query with others, of which `teams_of` reads what it found."""
    return shaped(
        "holding team",
        Holding.objects.filter(going_on(moment), child__in=same_family(child), team__isnull=False),
        public="child__public",
        name="team__name",
    )


def teams_of(rows: Iterable[Row]) -> Teams:
    found: dict[str, set[str]] = {}
    for row in of_kind("holding team", rows):
        found.setdefault(row.public or "", set()).add(row.name or "")
    return {child: frozenset(teams) for child, teams in found.items()}
