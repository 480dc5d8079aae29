"""On top of every page: in which role and team somebody is there, what stands in the tray, how many children have nobody."""

from dataclasses import dataclass

from django.db import connection

from held.record.at_this_moment import at_this_moment
from held.record.reading.promise import AT_ONCE
from held.record.reading.work.owed_line import MOST
from held.record.tables.people.worker import Worker

BADGES = f"""
WITH {AT_ONCE},
people AS (
    SELECT CAST(%(worker)s AS bigint) AS id
    UNION
    SELECT absent_id FROM record_cover WHERE deputy_id = %(worker)s AND since <= %(now)s
    AND (until IS NULL OR until > %(now)s)
),
posts AS (
    SELECT membership.id, membership.role, team.name FROM record_membership AS membership
    JOIN record_team AS team ON team.id = membership.team_id
    WHERE membership.worker_id = %(worker)s AND membership.since <= %(today)s
    AND (membership.until IS NULL OR membership.until >= %(today)s)
),
teams AS (
    SELECT DISTINCT team_id FROM record_membership WHERE worker_id IN (SELECT id FROM people)
    AND since <= %(today)s AND (until IS NULL OR until >= %(today)s)
)
SELECT
    (SELECT role FROM posts ORDER BY id LIMIT 1),
    (SELECT name FROM posts ORDER BY id LIMIT 1),
    (SELECT COUNT(*) FROM posts),
    (SELECT COUNT(*) FROM (SELECT 1 FROM teams CROSS JOIN record_owed AS owed WHERE owed.team_id = teams.team_id
        AND COALESCE(owed.owner_id, 0) = 0 LIMIT %(most)s) AS duties),
    (SELECT COUNT(*) FROM (
        SELECT id FROM record_notice WHERE received IS NULL AND worker_id IN (SELECT id FROM people)
        UNION
        SELECT id FROM record_notice WHERE received IS NULL AND team_id IN (SELECT team_id FROM teams)
        LIMIT %(most)s) AS notices),
    (SELECT COUNT(*) FROM counted WHERE NOT (is_held AND is_led AND is_owed))
"""  # noqa: S608 - our own words
"""Each part begins with the few: the people and teams whose it is. That a duty has no owner is said so that no database goes
by the index of owners, where all that have none stand together."""


@dataclass(frozen=True)
class Badges:
    """`tray` is at most 201, which reads "200+". `without`: for how many children the promise is broken."""

    tray: int
    without: int
    role: str = ""
    team: str = ""
    posts: int = 0
    """`role` and `team` are of the first of so many posts of today; empty where somebody is in no team."""


def badges(worker: Worker) -> Badges:
    """In one query."""
    with connection.kept_cursor() as cursor:
        cursor.execute(BADGES, {**at_this_moment(), "worker": worker.pk, "most": MOST + 1})
        role, team, posts, duties, notices, without = cursor.fetchone()
    return Badges(min(duties + notices, MOST + 1), without, role or "", team or "", posts)
