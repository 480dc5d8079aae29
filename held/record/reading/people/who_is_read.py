"""Which workers a page reads, with all their posts: near the child everybody, of a whole authority only so many."""
# ruff: noqa: S608 - the SQL is our own words; what varies goes in as parameters

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from held.record.at_this_moment import at_this_moment
from held.record.reading.people.as_written import holds, is_whole, words_of

A_FEW = 2
"""More people than these in one role are not all named: a list of twelve helps nobody."""
A_LIST = 20
"""More in a role than these are not all offered to be chosen from: those near the child are, and anybody else by name."""
A_SMALL_AUTHORITY = 60
"""The same, where a form asks for no one role."""


@dataclass(frozen=True)
class Choice:
    """What a form lets somebody choose: a person in one of these roles, or anybody at all where it names none; a team of
    `service`, in which somebody has one of these roles. `typed`: the name that somebody typed because who they mean was not
    offered. `most`: so many are all offered. `in_a_role`: what is chosen is somebody in one of their roles."""

    roles: tuple[str, ...] = ()
    service: str = ""
    typed: str = ""
    most: int = A_LIST
    in_a_role: bool = False

    @property
    def is_of_anybody(self) -> bool:
        return not (self.roles or self.service)


def who_is_read(
    *,
    by: int,
    ids: frozenset[str],
    roles: frozenset[str],
    near: frozenset[str],
    choices: Iterable[Choice] = (),
    beside: frozenset[str] = frozenset(),
    with_work: bool = False,
) -> list[tuple[Any, ...]]:
    """A row for each post that one of them ever had; of whoever never had any, one without. By the order of the record.

    Whether it is the worker `by` or one they cover for; id, name, telephone, whether they can be rung; how many children
    they lead, how many duties they owe, whether somebody covers for them (zeros, but `with_work`); whether the post is of
    today, its role, team by name and id, service, and whether that is a duty desk.
    """
    asked = tuple(choices)
    given = _Given({**at_this_moment(), "by": by})
    every = None if any(one.is_of_anybody for one in asked) else roles.union(*(one.roles for one in asked))
    parts = [
        "SELECT id FROM own",
        f"SELECT id FROM record_worker WHERE public {given.among(ids)}",
        *_near(given, near, beside, every),
        *_first(given, roles, A_FEW + 1),
    ]
    for one in asked:
        parts += _teams(given, one) if one.service else [_list(given, one)]
        if words_of(one.typed) and not one.service:
            parts += _meant(given, one)
    sql = _SQL.format(wanted="\nUNION ".join(parts), work=_WORK if with_work else "0, 0, 0")
    with connection.kept_cursor() as cursor:
        cursor.execute(sql, given.values)
        return list(cursor.fetchall())


@dataclass
class _Given:
    """The parameters of one statement, each under a name of its own."""

    values: dict[str, Any]
    known: dict[Any, str] = field(default_factory=dict)

    def one(self, value: str | int) -> str:
        if value not in self.known:
            self.known[value] = f"given_{len(self.known)}"
            self.values[self.known[value]] = value
        return f"%({self.known[value]})s"

    def among(self, values: Iterable[str]) -> str:
        """What follows a column that is to be one of these. PostgreSQL is given them as one list, so that its plan holds
        for any number; NULL is in no list of nothing."""
        every = sorted(values)
        if connection.vendor == "postgresql":
            name = f"among_{len(self.values)}"
            self.values[name] = every
            return f"= ANY(%({name})s::text[])"
        return f"IN ({', '.join(self.one(value) for value in every) or 'NULL'})"


_TODAY = "{0}.since <= %(today)s AND ({0}.until IS NULL OR {0}.until >= %(today)s)"
_POST = _TODAY.format("post")
_AT_WORK = "(worker.is_active AND (worker.invented OR worker.opened > %(dormant)s OR worker.last_login > %(dormant)s))"
_OF_SOMEBODY = (
    f"record_membership AS post JOIN record_worker AS worker ON worker.id = post.worker_id AND {_AT_WORK}"
)
_GOING_ON = "{0}.since <= %(now)s AND ({0}.until IS NULL OR {0}.until > %(now)s)"
_WORK = f"""
    (SELECT COUNT(*) FROM record_lead AS lead WHERE lead.worker_id = worker.id AND {_GOING_ON.format("lead")}),
    (SELECT COUNT(*) FROM record_owed AS owed WHERE owed.owner_id = worker.id),
    EXISTS (SELECT 1 FROM record_cover AS away WHERE away.absent_id = worker.id AND {_GOING_ON.format("away")})"""
_SQL = f"""
WITH own AS (
    SELECT CAST(%(by)s AS bigint) AS id
    UNION
    SELECT absent_id FROM record_cover WHERE deputy_id = %(by)s AND since <= %(now)s
    AND (until IS NULL OR until > %(now)s)
),
wanted AS ({{wanted}})
SELECT wanted.id IN (SELECT id FROM own), worker.public, worker.name, worker.phone, {_AT_WORK}, {{work}},
    ({_POST}), post.role, team.name, team.public, team.service, team.is_duty_desk
FROM wanted JOIN record_worker AS worker ON worker.id = wanted.id
LEFT JOIN record_membership AS post ON post.worker_id = worker.id
LEFT JOIN record_team AS team ON team.id = post.team_id
ORDER BY worker.id, post.id
"""


def _near(
    given: _Given, near: frozenset[str], beside: frozenset[str], roles: frozenset[str] | None
) -> Iterable[str]:
    """Everybody in one of the roles (None: in any) who works in a team near the child, in one of the worker's own, or in one
    of those in whose teams whoever stands `beside` them is."""
    if roles is not None and not roles:
        return
    of_roles = "" if roles is None else f" AND post.role {given.among(roles)}"
    their_teams = (
        f""" UNION SELECT theirs.team_id FROM record_worker AS one CROSS JOIN record_membership AS theirs
            WHERE one.public {given.among(beside)} AND theirs.worker_id = one.id AND {_TODAY.format("theirs")}"""
        if beside
        else ""
    )
    # For SQLite a CROSS JOIN begins with the few teams, and does not look at everybody in the roles.
    yield f"""SELECT post.worker_id FROM (
            SELECT id FROM record_team WHERE name {given.among(near)}
            UNION SELECT mine.team_id FROM record_membership AS mine WHERE mine.worker_id = %(by)s
            AND {_TODAY.format("mine")}{their_teams}
        ) AS near CROSS JOIN record_membership AS post
        WHERE post.team_id = near.id AND {_POST}{of_roles}"""


def _first(given: _Given, roles: Iterable[str], most: int) -> Iterable[str]:
    """So many of each role."""
    for role in sorted(roles):
        yield f"""SELECT * FROM (SELECT DISTINCT post.worker_id FROM {_OF_SOMEBODY}
            WHERE post.role = {given.one(role)} AND {_POST} ORDER BY post.worker_id LIMIT {most}) AS first"""


def _list(given: _Given, choice: Choice) -> str:
    """One more than are all offered, so that it is known whether there are."""
    if choice.is_of_anybody:
        few = f"""SELECT worker.id AS worker_id FROM record_worker AS worker WHERE {_AT_WORK} AND EXISTS (
            SELECT 1 FROM record_membership AS post WHERE post.worker_id = worker.id AND {_POST})"""
    else:
        few = "\nUNION ".join(_first(given, choice.roles, choice.most + 1))
    return f"""SELECT * FROM (SELECT worker_id FROM ({few}) AS every ORDER BY worker_id LIMIT {choice.most + 1}) AS list"""


def _teams(given: _Given, choice: Choice) -> Iterable[str]:
    """Whoever works in so many of the service's teams, the duty desks first; and in those whose name was typed."""
    are_wanted = given.among(choice.roles)
    somebody = f"EXISTS (SELECT 1 FROM {_OF_SOMEBODY} WHERE post.team_id = team.id AND post.role {are_wanted} AND {_POST})"
    for words in dict.fromkeys(((), words_of(choice.typed))):
        whole_first = f"{_is_whole(given, 'team.name', words)} DESC, " if words else ""
        yield f"""SELECT post.worker_id FROM (SELECT id FROM record_team AS team
            WHERE team.service = {given.one(choice.service)} AND {somebody}{_holds(given, "team.name", words)}
            ORDER BY {whole_first}team.is_duty_desk DESC, team.name LIMIT {A_LIST + 1}) AS first
            JOIN record_membership AS post ON post.team_id = first.id WHERE post.role {are_wanted} AND {_POST}"""


def _meant(given: _Given, choice: Choice) -> Iterable[str]:
    """By what people are called; and by that with their role and team. First whose whole name was typed: there is nothing
    more to type."""
    words = words_of(choice.typed)
    of_roles = "" if choice.is_of_anybody else f" AND post.role {given.among(choice.roles)}"
    for text in ("worker.name", "worker.name || ' ' || post.role || ' ' || team.name"):
        yield f"""SELECT worker_id FROM (SELECT post.worker_id, MAX({_is_whole(given, text, words)}) AS is_whole
        FROM {_OF_SOMEBODY} JOIN record_team AS team ON team.id = post.team_id
        WHERE {_POST}{of_roles}{_holds(given, text, words)}
        GROUP BY post.worker_id ORDER BY is_whole DESC, post.worker_id LIMIT {A_LIST + 1}) AS meant"""


def _holds(given: _Given, text: str, words: Iterable[str]) -> str:
    """A little more than is meant: whoever asked looks again at what was found."""
    return "".join(f" AND {_matches(given, text, holds(word))}" for word in words)


def _is_whole(given: _Given, text: str, words: Iterable[str]) -> str:
    """One where it is, nought where not."""
    return f"CASE WHEN {_matches(given, text, is_whole(words))} THEN 1 ELSE 0 END"


def _matches(given: _Given, text: str, pattern: str) -> str:
    return f"LOWER({text}) {connection.operators['regex'] % given.one(pattern)}"
