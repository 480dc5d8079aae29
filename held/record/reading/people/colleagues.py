"""Workers by name, telephone and the roles they are in: those a page speaks of, and those who could be chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from held.engine.calendar import local_day
from held.record.access import covered_by
from held.record.clock import now
from held.record.prepared import prepared
from held.record.tables.people.worker import Worker


@dataclass(frozen=True)
class Post:
    """A role somebody is in today, and in which team of which service, in the words of the procedures in force."""

    role: str
    team: str
    service: str


@dataclass(frozen=True)
class Colleague:
    public: str
    name: str
    phone: str
    is_active: bool
    posts: tuple[Post, ...] = ()

    def is_in(self, roles: Iterable[str]) -> bool:
        return any(post.role in set(roles) for post in self.posts)


@dataclass(frozen=True)
class Colleagues:
    """`acting`: the roles in which the worker who asked is, or stands in for somebody, as a member of a team."""

    by_id: Mapping[str, Colleague]
    acting: frozenset[str]

    def name(self, public: str | None) -> str:
        """Their name; who has no account here any more is "somebody who has left"."""
        found = self.by_id.get(public or "")
        return found.name if found else "somebody who has left"

    def in_roles(self, roles: Iterable[str]) -> tuple[Colleague, ...]:
        """Those who can be chosen today, by name."""
        wanted = set(roles)
        found = (one for one in self.by_id.values() if one.is_active and one.is_in(wanted))
        return tuple(sorted(found, key=lambda one: (one.name, one.public)))

    def teams_of(self, service: str) -> tuple[str, ...]:
        """The names of the service's teams in which somebody works today."""
        posts = (post for one in self.by_id.values() if one.is_active for post in one.posts)
        return tuple(sorted({post.team for post in posts if post.service == service}))

    def in_team(self, team: str, roles: Iterable[str]) -> tuple[Colleague, ...]:
        """Those of a team who are in one of these roles there, by name."""
        wanted = set(roles)
        return tuple(
            one
            for one in self.in_roles(wanted)
            if any(post.team == team and post.role in wanted for post in one.posts)
        )


def colleagues(*, by: Worker, ids: Iterable[str], roles: Iterable[str]) -> Colleagues:
    """Those with these ids, everybody in these roles, and whoever asks, in one query."""
    found: dict[str, Colleague] = {}
    acting: set[str] = set()
    rows = _rows(by=by.pk, ids=sorted(set(ids)), roles=sorted(set(roles)), moment=now())
    for is_own, public, name, phone, is_active, goes_on, role, team, service in rows:
        before = found[public].posts if public in found else ()
        posts = (*before, Post(role, team, service)) if goes_on else before
        found[public] = Colleague(public, name, phone, is_active, posts)
        if goes_on and is_own:
            acting.add(role)
    return Colleagues(found, frozenset(acting))


@prepared
def _rows(*, by: int, ids: Sequence[str], roles: Sequence[str], moment: datetime) -> QuerySet[Any]:
    """A row for each post that one of them ever had; of whoever never had any, one without."""
    today = local_day(moment)
    own = Q(pk=by) | Q(pk__in=covered_by(Worker(pk=by), moment))
    until = Q(memberships__until=None) | Q(memberships__until__gte=today)
    return (
        Worker.objects.annotate(
            own=ExpressionWrapper(own, output_field=BooleanField()),
            goes_on=ExpressionWrapper(Q(memberships__since__lte=today) & until, output_field=BooleanField()),
        )
        .filter(Q(own=True) | Q(public__in=ids) | Q(memberships__role__in=roles))
        .order_by("id", "memberships__id")
        .values_list(
            *("own", "public", "name", "phone", "is_active", "goes_on"),
            *("memberships__role", "memberships__team__name", "memberships__team__service"),
        )
    )
