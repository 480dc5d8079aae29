"""Workers by name, telephone and the roles they are in: those a page speaks of, and those who could be chosen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from held.record.names import plain
from held.record.reading.people.as_written import words_of
from held.record.reading.people.who_is_read import A_LIST, Choice, who_is_read
from held.record.tables.people.worker import Worker


@dataclass(frozen=True)
class Post:
    """A role somebody is in today, and in which team of which service, in the words of the procedures in force."""

    role: str
    team: str
    team_public: str
    service: str


@dataclass(frozen=True)
class Work:
    """How many children somebody leads, how many duties they owe, and whether somebody covers for them today."""

    leads: int
    owes: int
    is_away: bool


@dataclass(frozen=True)
class Colleague:
    """`work` is None where it was not asked for."""

    public: str
    name: str
    phone: str
    can_be_rung: bool
    posts: tuple[Post, ...] = ()
    work: Work | None = None

    def is_in(self, roles: Iterable[str]) -> bool:
        wanted = set(roles)
        return any(post.role in wanted for post in self.posts)


One = TypeVar("One")


@dataclass(frozen=True)
class Offered(Generic[One]):
    """Of whom or what one is chosen. `has_more`: these are only the near ones, and others are found by name."""

    near: tuple[One, ...]
    has_more: bool


@dataclass(frozen=True)
class Colleagues:
    """`acting`: the roles in which the worker who asked is, or stands in for somebody, as a member of a team.
    `near_teams`: the names of the teams near the child, and of the worker's own; `desks`: of the duty desks that were read;
    `ids`: those the page speaks of.

    Not everybody of a big authority is here. Who is near is; of each role that was asked for a few more, or a whole list
    where a form chooses from it.
    """

    by_id: Mapping[str, Colleague]
    acting: frozenset[str]
    near_teams: frozenset[str] = frozenset()
    desks: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    @cached_property
    def _in_role(self) -> Mapping[str, Sequence[Colleague]]:
        """A page asks of role after role."""
        found: dict[str, list[Colleague]] = defaultdict(list)
        for one in self.by_id.values():
            if one.can_be_rung:
                for role in {post.role for post in one.posts}:
                    found[role].append(one)
        return found

    def name(self, public: str | None) -> str:
        """Their name; who has no account here any more is "somebody who has left"."""
        found = self.by_id.get(public or "")
        return found.name if found else "somebody who has left"

    def in_roles(self, roles: Iterable[str]) -> tuple[Colleague, ...]:
        """Of those who were read, whoever can be chosen today, by name."""
        found = {one.public: one for role in set(roles) for one in self._in_role.get(role, ())}
        return tuple(sorted(found.values(), key=lambda one: (one.name, one.public)))

    def of(self, choice: Choice) -> tuple[tuple[Colleague, Post], ...]:
        """Of those who were read, each post of today that counts for this choice of a person: by name."""
        return tuple(
            (one, post)
            for one in sorted(self.by_id.values(), key=lambda one: (one.name, one.public))
            for post in one.posts
            if one.can_be_rung and (choice.is_of_anybody or post.role in choice.roles)
        )

    def offered(self, choice: Choice) -> Offered[Colleague]:
        """To choose from: everybody who counts. Where that is more than a list, those of the teams near the child and whom
        the page speaks of."""
        counted = self.of(choice)
        everybody = tuple(dict.fromkeys(one for one, _ in counted))
        if len(everybody) <= choice.most:
            return Offered(everybody, has_more=False)
        near = (one for one, post in counted if one.public in self.ids or post.team in self.near_teams)
        return Offered(tuple(dict.fromkeys(near)), has_more=True)

    def found(self, choice: Choice, typed: str) -> tuple[tuple[Colleague, Post], ...]:
        """Who is meant by a name somebody typed, in which posts: those who are called just so, or that very post with role
        and team; else who is called with as much; else with as much of the role and the team. As `plain` compares names."""
        words = words_of(typed)
        if not words:
            return ()
        whole = " ".join(words)
        said = [
            (one, post, plain(one.name), plain(f"{one.name} {post.role} {post.team}"))
            for one, post in self.of(choice)
        ]
        for meant in (
            [(one, post) for one, post, name, text in said if whole in (name, text)],
            [(one, post) for one, post, name, _ in said if all(word in name for word in words)],
            [(one, post) for one, post, _, text in said if all(word in text for word in words)],
        ):
            if meant:
                return tuple(meant)
        return ()

    def teams_of(self, service: str) -> tuple[str, ...]:
        """The names of the service's teams in which somebody works today, of those that were read."""
        posts = (post for one in self.by_id.values() if one.can_be_rung for post in one.posts)
        return tuple(sorted({post.team for post in posts if post.service == service}))

    def offered_teams(self, service: str) -> Offered[str]:
        """To choose from, as people are; the service's duty desks are near."""
        teams = self.teams_of(service)
        if len(teams) <= A_LIST:
            return Offered(teams, has_more=False)
        near = self.near_teams | (self.desks if len(self.desks) <= A_LIST else frozenset())
        return Offered(tuple(team for team in teams if team in near), has_more=True)

    def found_teams(self, service: str, typed: str) -> tuple[str, ...]:
        """The team of that name; else those with as much in it."""
        words = words_of(typed)
        if not words:
            return ()
        teams = {team: plain(team) for team in self.teams_of(service)}
        whole = tuple(team for team, name in teams.items() if name == " ".join(words))
        return whole or tuple(team for team, name in teams.items() if all(word in name for word in words))

    def in_team(self, team: str, roles: Iterable[str]) -> tuple[Colleague, ...]:
        """Those of a team who are in one of these roles there, by name."""
        wanted = set(roles)
        return tuple(
            one
            for one in self.in_roles(wanted)
            if any(post.team == team and post.role in wanted for post in one.posts)
        )


def colleagues(
    *,
    by: Worker,
    ids: Iterable[str],
    roles: Iterable[str],
    near: Iterable[str] = (),
    choices: Iterable[Choice] = (),
    beside: Iterable[str] = (),
    with_work: bool = False,
) -> Colleagues:
    """Those with these ids, whoever asks, and of these roles those of the teams `near` (by their names), of the worker's own
    and of those `beside` whom somebody is looked for (by their ids), and a few besides; `choices`: what is chosen from.
    In one query."""
    people: dict[str, tuple[str, str, bool]] = {}
    work: dict[str, Work] = {}
    posts: dict[str, list[Post]] = defaultdict(list)
    acting: set[str] = set()
    near_teams, desks = set(near), set()
    wanted, around = frozenset(ids), frozenset(beside)
    rows = who_is_read(
        by=by.pk,
        ids=wanted | around,
        roles=frozenset(roles),
        near=frozenset(near_teams),
        choices=choices,
        beside=around,
        with_work=with_work,
    )
    for (
        is_own,
        public,
        *about,
        leads,
        owes,
        is_away,
        goes_on,
        role,
        team,
        team_public,
        service,
        is_desk,
    ) in rows:
        name, phone, can_be_rung = about
        people[public] = (name, phone, bool(can_be_rung))
        work[public] = Work(leads, owes, bool(is_away))
        if goes_on:
            posts[public].append(Post(role, team, team_public, service))
            if is_own:
                acting.add(role)
            if public == by.public or public in around:
                near_teams.add(team)
            if is_desk:
                desks.add(team)
    found = {
        public: Colleague(public, *one, tuple(posts[public]), work[public] if with_work else None)
        for public, one in people.items()
    }
    return Colleagues(found, frozenset(acting), frozenset(near_teams), frozenset(desks), wanted)
