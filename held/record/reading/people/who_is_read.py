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
"""More than these are not all offered to be chosen from: those near the child are, and anybody else by name."""


@dataclass(frozen=True)
class Choice:
    """What a form lets somebody choose: a person in one of these roles; a team of `service`, in which somebody has one of
    these roles. `typed`: the name that somebody typed because who they mean was not offered."""

    roles: tuple[str, ...]
    service: str = ""
    typed: str = ""


def who_is_read(
    *,
    by: int,
    ids: frozenset[str],
    roles: frozenset[str],
    near: frozenset[str],
    choices: Iterable[Choice] = (),
) -> list[tuple[Any, ...]]:
    """A row for each post that one of them ever had; of whoever never had any, one without. By the order of the record.

    Whether it is the worker `by` or one they cover for; id, name, telephone, whether the account is on; whether the post is
    of today, its role, team, service, and whether that is a duty desk.
    """
    asked = tuple(choices)
    given = _Given({**at_this_moment(), "by": by})
    every = roles.union(*(one.roles for one in asked))
    parts = [
        "SELECT id FROM own",
        f"SELECT id FROM record_worker WHERE public IN {given.all(ids)}",
        *_near(given, near, every),
        *_first(given, roles, A_FEW + 1),
    ]
    for one in asked:
        parts += _teams(given, one) if one.service else _first(given, frozenset(one.roles), A_LIST + 1)
        if words_of(one.typed) and not one.service:
            parts += _meant(given, one)
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(wanted="\nUNION ".join(parts)), given.values)
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

    def all(self, values: Iterable[str]) -> str:
        """NULL is in no list of nothing."""
        return f"({', '.join(self.one(value) for value in sorted(values)) or 'NULL'})"


_TODAY = "{0}.since <= %(today)s AND ({0}.until IS NULL OR {0}.until >= %(today)s)"
_POST = _TODAY.format("post")
_OF_SOMEBODY = "record_membership AS post JOIN record_worker AS worker ON worker.id = post.worker_id AND worker.is_active"
_SQL = f"""
WITH own AS (
    SELECT CAST(%(by)s AS bigint) AS id
    UNION
    SELECT absent_id FROM record_cover WHERE deputy_id = %(by)s AND since <= %(now)s
    AND (until IS NULL OR until > %(now)s)
),
wanted AS ({{wanted}})
SELECT wanted.id IN (SELECT id FROM own), worker.public, worker.name, worker.phone, worker.is_active,
    ({_POST}), post.role, team.name, team.service, team.is_duty_desk
FROM wanted JOIN record_worker AS worker ON worker.id = wanted.id
LEFT JOIN record_membership AS post ON post.worker_id = worker.id
LEFT JOIN record_team AS team ON team.id = post.team_id
ORDER BY worker.id, post.id
"""


def _near(given: _Given, near: frozenset[str], roles: frozenset[str]) -> Iterable[str]:
    """Everybody in one of the roles who works in a team near the child, or in one of the worker's own."""
    if not roles:
        return
    # For SQLite a CROSS JOIN begins with the few teams, and does not look at everybody in the roles.
    yield f"""SELECT post.worker_id FROM (
            SELECT id FROM record_team WHERE name IN {given.all(near)}
            UNION SELECT mine.team_id FROM record_membership AS mine WHERE mine.worker_id = %(by)s
            AND {_TODAY.format("mine")}
        ) AS near CROSS JOIN record_membership AS post
        WHERE post.team_id = near.id AND {_POST} AND post.role IN {given.all(roles)}"""


def _first(given: _Given, roles: frozenset[str], most: int) -> Iterable[str]:
    """So many of each role."""
    for role in sorted(roles):
        yield f"""SELECT * FROM (SELECT DISTINCT post.worker_id FROM {_OF_SOMEBODY}
            WHERE post.role = {given.one(role)} AND {_POST} ORDER BY post.worker_id LIMIT {most}) AS first"""


def _teams(given: _Given, choice: Choice) -> Iterable[str]:
    """Whoever works in so many of the service's teams, the duty desks first; and in those whose name was typed."""
    roles = given.all(choice.roles)
    somebody = f"EXISTS (SELECT 1 FROM {_OF_SOMEBODY} WHERE post.team_id = team.id AND post.role IN {roles} AND {_POST})"
    for words in dict.fromkeys(((), words_of(choice.typed))):
        whole_first = f"{_is_whole(given, 'team.name', words)} DESC, " if words else ""
        yield f"""SELECT post.worker_id FROM (SELECT id FROM record_team AS team
            WHERE team.service = {given.one(choice.service)} AND {somebody}{_holds(given, "team.name", words)}
            ORDER BY {whole_first}team.is_duty_desk DESC, team.name LIMIT {A_LIST + 1}) AS first
            JOIN record_membership AS post ON post.team_id = first.id WHERE post.role IN {roles} AND {_POST}"""


def _meant(given: _Given, choice: Choice) -> Iterable[str]:
    """By what people are called; and by that with their role and team. First whose whole name was typed: there is nothing
    more to type."""
    words = words_of(choice.typed)
    for text in ("worker.name", "worker.name || ' ' || post.role || ' ' || team.name"):
        yield f"""SELECT worker_id FROM (SELECT post.worker_id, MAX({_is_whole(given, text, words)}) AS is_whole
        FROM {_OF_SOMEBODY} JOIN record_team AS team ON team.id = post.team_id
        WHERE post.role IN {given.all(choice.roles)} AND {_POST}{_holds(given, text, words)}
        GROUP BY post.worker_id ORDER BY is_whole DESC, post.worker_id LIMIT {A_LIST + 1}) AS meant"""


def _holds(given: _Given, text: str, words: Iterable[str]) -> str:
    """A little more than is meant: whoever asked looks again at what was found."""
    return "".join(f" AND {_matches(given, text, holds(word))}" for word in words)


def _is_whole(given: _Given, text: str, words: Iterable[str]) -> str:
    """One where it is, nought where not."""
    return f"CASE WHEN {_matches(given, text, is_whole(words))} THEN 1 ELSE 0 END"


def _matches(given: _Given, text: str, pattern: str) -> str:
    return f"LOWER({text}) {connection.operators['regex'] % given.one(pattern)}"
