"""Workers by name, telephone and the roles they are in: those a page speaks of, and those who could be chosen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
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
        wanted = set(roles)
        return any(post.role in wanted for post in self.posts)


@dataclass(frozen=True)
class Colleagues:
    """`acting`: the roles in which the worker who asked is, or stands in for somebody, as a member of a team."""

    by_id: Mapping[str, Colleague]
    acting: frozenset[str]

    @cached_property
    def _in_role(self) -> Mapping[str, Sequence[Colleague]]:
        """A page asks of role after role, and in a big authority there are thousands."""
        found: dict[str, list[Colleague]] = defaultdict(list)
        for one in self.by_id.values():
            if one.is_active:
                for role in {post.role for post in one.posts}:
                    found[role].append(one)
        return found

    def name(self, public: str | None) -> str:
        """Their name; who has no account here any more is "somebody who has left"."""
        found = self.by_id.get(public or "")
        return found.name if found else "somebody who has left"

    def in_roles(self, roles: Iterable[str]) -> tuple[Colleague, ...]:
        """Those who can be chosen today, by name."""
        found = {one.public: one for role in set(roles) for one in self._in_role.get(role, ())}
        return tuple(sorted(found.values(), key=lambda one: (one.name, one.public)))

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
    people: dict[str, tuple[str, str, bool]] = {}
    posts: dict[str, list[Post]] = defaultdict(list)
    acting: set[str] = set()
    rows = _rows(by=by.pk, ids=sorted(set(ids)), roles=sorted(set(roles)), moment=now())
    for is_own, public, name, phone, is_active, goes_on, role, team, service in rows:
        people[public] = (name, phone, is_active)
        if goes_on:
            posts[public].append(Post(role, team, service))
            if is_own:
                acting.add(role)
    found = {public: Colleague(public, *one, tuple(posts[public])) for public, one in people.items()}
    return Colleagues(found, frozenset(acting))


@prepared
def _rows(*, by: int, ids: Sequence[str], roles: Sequence[str], moment: datetime) -> QuerySet[Any]:
    """A row for each post that one of them ever had; of whoever never had any, one without."""
    today = local_day(moment)
    own = Q(pk=by) | Q(pk__in=covered_by(Worker(pk=by), moment))
    until = Q(memberships__until=None) | Q(memberships__until__gte=today)
    goes_on = Q(memberships__since__lte=today) & until
    return (
        Worker.objects.annotate(own=_so(own))
        .filter(Q(own=True) | Q(public__in=ids) | Q(memberships__role__in=roles))
        .annotate(goes_on=_so(goes_on))  # after the filter, so that it is of the same membership
        .order_by("id", "memberships__id")
        .values_list(
            *("own", "public", "name", "phone", "is_active", "goes_on"),
            *("memberships__role", "memberships__team__name", "memberships__team__service"),
        )
    )


def _so(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())
