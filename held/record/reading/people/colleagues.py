"""Workers by name, telephone and the roles they are in: those a page speaks of, and those who could be chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils import timezone

from held.record.access import covered_by
from held.record.clock import now
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
    moment = now()
    today = timezone.localdate(moment)
    own = Q(pk=by.pk) | Q(pk__in=covered_by(by, moment))
    rows = (
        Worker.objects.annotate(own=ExpressionWrapper(own, output_field=BooleanField()))
        .filter(Q(own=True) | Q(public__in=set(ids)) | Q(memberships__role__in=set(roles)))
        .order_by("id", "memberships__id")
        .values_list("own", "public", "name", "phone", "is_active", *_POST)
    )
    found: dict[str, Colleague] = {}
    acting: set[str] = set()
    for is_own, public, name, phone, is_active, role, team, service, since, until in rows:
        goes_on = role is not None and since <= today and (until is None or until >= today)
        before = found[public].posts if public in found else ()
        posts = (*before, Post(role, team, service)) if goes_on else before
        found[public] = Colleague(public, name, phone, is_active, posts)
        if goes_on and is_own:
            acting.add(role)
    return Colleagues(found, frozenset(acting))


_POST = (
    "memberships__role",
    "memberships__team__name",
    "memberships__team__service",
    "memberships__since",
    "memberships__until",
)
