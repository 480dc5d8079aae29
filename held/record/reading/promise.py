"""The promise, counted: every child with needs has a service that holds them, a lead who can be rung, and a next duty.

In plain SQL over the tables, the same on both databases, knowing nothing of any procedure, so that it can find what the
rest of Held got wrong. A child has needs while an episode or a transition is open, or
the history says that an episode is, whatever became of its row, or an urgent call about them waits
for an answer. A lead can be rung while their account is on and in use (it closes after a time without use), or somebody
of whom that is true covers for them. A duty counts when it has a date, and an owner who can be rung or a team with
somebody in it. Of a child with whom nobody works yet, the tray that was rung is the holder, and whoever is at that desk
the lead, while there is time and somebody there: after that, and where there was no desk to ring, the child has nobody.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from held.record.at_this_moment import at_this_moment

AT_WORK = """
at_work AS (
    SELECT id FROM record_worker
    WHERE is_active AND (invented OR opened > %(dormant)s OR last_login > %(dormant)s)
)"""

WHO_CAN_BE_RUNG = """
can_be_rung AS (
    SELECT id FROM at_work
    UNION
    SELECT cover.absent_id FROM record_cover AS cover JOIN at_work AS deputy ON deputy.id = cover.deputy_id
    WHERE cover.since <= %(now)s AND (cover.until IS NULL OR cover.until > %(now)s)
),
staffed AS (
    SELECT DISTINCT membership.team_id AS id FROM record_membership AS membership
    JOIN at_work AS worker ON worker.id = membership.worker_id
    WHERE membership.since <= %(today)s
    AND (membership.until IS NULL OR membership.until >= %(today)s)
)"""

EVERY_CHILD = """
worked_with AS (
    SELECT child_id FROM record_episode WHERE closed IS NULL
    UNION
    SELECT child_id FROM record_transition WHERE ended_at IS NULL AND child_id IS NOT NULL
    UNION
    SELECT child_id FROM record_happening WHERE kind IN ('episode opened', 'episode closed') GROUP BY child_id
    HAVING MAX(CASE WHEN kind = 'episode opened' THEN number END)
        > COALESCE(MAX(CASE WHEN kind = 'episode closed' THEN number END), 0)
),
needing AS (
    SELECT child_id FROM worked_with
    UNION
    SELECT child_id FROM record_contact WHERE answered IS NULL
)"""

TO_LOOK_AT = """
away AS (
    SELECT id FROM record_worker WHERE NOT is_active
    UNION
    SELECT id FROM record_worker
    WHERE NOT invented AND last_login <= %(dormant)s AND (opened IS NULL OR opened <= %(dormant)s)
    UNION
    SELECT id FROM record_worker WHERE NOT invented AND last_login IS NULL AND opened <= %(dormant)s
    UNION
    SELECT id FROM record_worker WHERE NOT invented AND last_login IS NULL AND opened IS NULL
),
not_rung AS (
    SELECT id FROM away WHERE NOT EXISTS (
        SELECT 1 FROM record_cover AS cover JOIN at_work AS deputy ON deputy.id = cover.deputy_id
        WHERE cover.absent_id = away.id AND cover.since <= %(now)s
        AND (cover.until IS NULL OR cover.until > %(now)s)
    )
),
without_anybody AS MATERIALIZED (
    SELECT id FROM record_team AS team WHERE NOT EXISTS (
        SELECT 1 FROM record_membership AS membership WHERE membership.team_id = team.id
        AND membership.since <= %(today)s AND (membership.until IS NULL OR membership.until >= %(today)s)
    )
    UNION
    SELECT membership.team_id FROM away CROSS JOIN record_membership AS membership
    WHERE membership.worker_id = away.id AND membership.since <= %(today)s
    AND (membership.until IS NULL OR membership.until >= %(today)s)
    AND NOT EXISTS (
        SELECT 1 FROM record_membership AS other WHERE other.team_id = membership.team_id
        AND other.worker_id NOT IN (SELECT id FROM away)
        AND other.since <= %(today)s AND (other.until IS NULL OR other.until >= %(today)s)
    )
),
to_look_at AS (
    SELECT child_id FROM record_promisekept WHERE until <= %(now)s
    UNION
    SELECT child_id FROM record_promisekept WHERE since > %(now)s
    UNION
    SELECT lead.child_id FROM not_rung CROSS JOIN record_lead AS lead WHERE lead.worker_id = not_rung.id
    AND (lead.until IS NULL OR lead.until > %(now)s)
    UNION
    SELECT owed.child_id FROM not_rung CROSS JOIN record_owed AS owed WHERE owed.owner_id = not_rung.id
    UNION
    SELECT owed.child_id FROM without_anybody AS team CROSS JOIN record_owed AS owed WHERE owed.team_id = team.id
),
needing AS (
    SELECT child_id FROM to_look_at WHERE child_id = (
        SELECT kept.child_id FROM record_promisekept AS kept WHERE kept.child_id = to_look_at.child_id
    )
),
worked_with AS (
    SELECT child_id FROM needing WHERE EXISTS (
        SELECT 1 FROM record_episode AS episode WHERE episode.child_id = needing.child_id AND closed IS NULL
    ) OR EXISTS (
        SELECT 1 FROM record_transition AS transition
        WHERE transition.child_id = needing.child_id AND ended_at IS NULL
    ) OR (
        SELECT MAX(number) FROM record_happening WHERE child_id = needing.child_id AND kind = 'episode opened'
    ) > COALESCE((
        SELECT MAX(number) FROM record_happening WHERE child_id = needing.child_id AND kind = 'episode closed'
    ), 0)
)"""
"""Instead of every child only those for whom it may be broken: at once, however many children there are.

Said so that PostgreSQL foresees how few they are; else it would read whole tables to be ready for many. Of a team with nobody
in it, which owes nothing, it foresees as much as any team owes: among a thousand teams, two thousand children. So whether a
child has needs is asked as a number that has to be theirs, which it takes to be so for one in two hundred. What it could turn
into a look at every child's history, each beside each other, is asked as a number of this child too: of a table that it takes
for empty, as one that is just being filled, it would do so. For SQLite a CROSS JOIN begins with the few workers and the
teams, and does not look at every duty. Who is away is asked in four parts,
each by an index: switched off; used long ago; never used and opened long ago; and neither ever.
"""

COUNTED = """
in_a_tray AS (
    SELECT child_id FROM record_contact WHERE answered IS NULL
    EXCEPT
    SELECT child_id FROM record_contact WHERE answered IS NULL
    AND (due < %(now)s OR team_id IS NULL OR NOT team_id {staffed})
    EXCEPT
    SELECT child_id FROM worked_with
),
counted AS (
    SELECT child_id,
    child_id IN (SELECT child_id FROM in_a_tray) OR EXISTS (
        SELECT 1 FROM record_holding AS holding
        WHERE holding.child_id = needing.child_id AND holding.since <= %(now)s
        AND (holding.until IS NULL OR holding.until > %(now)s)
    ) AS is_held,
    child_id IN (SELECT child_id FROM in_a_tray) OR EXISTS (
        SELECT 1 FROM record_lead AS lead
        WHERE lead.child_id = needing.child_id AND lead.since <= %(now)s
        AND (lead.until IS NULL OR lead.until > %(now)s) AND lead.worker_id {can_be_rung}
    ) AS is_led,
    EXISTS (
        SELECT 1 FROM record_owed AS owed
        WHERE owed.child_id = needing.child_id AND owed.due IS NOT NULL
        AND ((owed.owner_id IS NOT NULL AND owed.owner_id {can_be_rung})
            OR (owed.team_id IS NOT NULL AND owed.team_id {staffed}))
    ) AS is_owed
    FROM needing
)"""

AMONG_ALL = COUNTED.format(
    can_be_rung="IN (SELECT id FROM can_be_rung)", staffed="IN (SELECT id FROM staffed)"
)
BUT_FOR_A_FEW = COUNTED.format(
    can_be_rung="NOT IN (SELECT id FROM not_rung)", staffed="NOT IN (SELECT id FROM without_anybody)"
)
"""Whoever cannot be rung, and the teams without anybody, are fewer than all others, and for few children sooner gathered."""

SLOWLY = ",".join((AT_WORK, WHO_CAN_BE_RUNG, EVERY_CHILD, AMONG_ALL))
"""Every child looked at. It trusts nothing that is kept: what `held promise` and the tests count by."""
AT_ONCE = ",".join((AT_WORK, TO_LOOK_AT, BUT_FOR_A_FEW))
"""The same for a page, by what the database keeps up to date (`PromiseKept`)."""

BROKEN = """
everybody AS (
    SELECT (SELECT COUNT(*) FROM {needing}) AS children,
    (SELECT COUNT(*) FROM counted WHERE NOT (is_held AND is_led AND is_owed)) AS without,
    (SELECT COUNT(*) FROM counted WHERE NOT is_held) AS not_held,
    (SELECT COUNT(*) FROM counted WHERE NOT is_led) AS not_led,
    (SELECT COUNT(*) FROM counted WHERE NOT is_owed) AS not_owed
),
broken AS (
    SELECT child.id, child.public, child.number, child.given_name, child.family_name, child.known_as, child.born,
        child.expected, counted.is_held, counted.is_led, counted.is_owed
    FROM counted JOIN record_child AS child ON child.id = counted.child_id
    WHERE NOT (counted.is_held AND counted.is_led AND counted.is_owed)
    ORDER BY counted.child_id LIMIT %(most)s
)
SELECT everybody.children, everybody.without, everybody.not_held, everybody.not_led, everybody.not_owed,
    public, number, given_name, family_name, known_as, born, expected, is_held, is_led, is_owed,
    COALESCE(
        (SELECT service FROM record_holding WHERE child_id = broken.id AND since <= %(now)s
            AND (until IS NULL OR until > %(now)s) ORDER BY since DESC LIMIT 1),
        (SELECT team.name FROM record_contact AS contact JOIN record_team AS team ON team.id = contact.team_id
            WHERE contact.child_id = broken.id AND contact.answered IS NULL ORDER BY contact.number LIMIT 1)),
    (SELECT worker.name FROM record_lead AS lead JOIN record_worker AS worker ON worker.id = lead.worker_id
        WHERE lead.child_id = broken.id AND lead.since <= %(now)s ORDER BY lead.since DESC LIMIT 1),
    (SELECT step FROM record_owed WHERE child_id = broken.id ORDER BY due, id LIMIT 1),
    (SELECT due FROM record_owed WHERE child_id = broken.id ORDER BY due, id LIMIT 1),
    (SELECT MAX(until) FROM record_holding WHERE child_id = broken.id AND until <= %(now)s),
    (SELECT MAX(until) FROM record_lead WHERE child_id = broken.id AND until <= %(now)s),
    (SELECT MIN(since) FROM record_contact WHERE child_id = broken.id AND answered IS NULL)
FROM everybody LEFT JOIN broken ON TRUE ORDER BY broken.id
"""
"""One row at least: how many children, and for how many each part is broken; beside it each child for whom it is."""


@dataclass(frozen=True, kw_only=True)
class Without:
    """A child for whom the promise is broken. `lead` is whoever led last: somebody who cannot be rung, or has ended.

    `held_until` and `led_until` are when the last service, the last lead, ended; None where none did. `rung`: since
    when a call about them waits for an answer; `service` is the team that was rung, where no service holds them.
    """

    child: str
    number: str
    name: str
    born: date | None
    expected: date | None
    is_held: bool
    is_led: bool
    is_owed: bool
    service: str
    lead: str
    next_step: str
    next_due: datetime | None
    held_until: datetime | None
    led_until: datetime | None
    rung: datetime | None = None

    @property
    def lacks(self) -> tuple[str, ...]:
        """In words: "a service that holds them", "a lead who can be rung", "a next duty with an owner and a date"."""
        parts = (
            (self.is_held, "a service that holds them"),
            (self.is_led, "a lead who can be rung"),
            (self.is_owed, "a next duty with an owner and a date"),
        )
        return tuple(words for there, words in parts if not there)


@dataclass(frozen=True)
class Kept:
    """How many children with needs there are, for how many of them the promise is broken, and for how many each
    of its three parts is kept."""

    children: int
    without: int
    held: int
    led: int
    owed: int


@dataclass(frozen=True)
class Promise:
    """How it stands, and the children for whom it is broken, in the order they came to the record."""

    kept: Kept
    without: tuple[Without, ...]


def promise(*, most: int = 1000) -> Promise:
    """As it is now, in one query that looks at every child. At most so many children are named; all are counted."""
    return _read(connection.cursor(), SLOWLY, "needing", most)


def promise_at_once(*, most: int = 1000) -> Promise:
    """The same for a page. PostgreSQL keeps its plan: to make one takes longer than to count."""
    return _read(connection.kept_cursor(), AT_ONCE, "record_promisekept", most)


def _read(asked: AbstractContextManager[CursorWrapper], counted: str, needing: str, most: int) -> Promise:
    with asked as cursor:
        cursor.execute(f"WITH {counted},{BROKEN.format(needing=needing)}", {**at_this_moment(), "most": most})
        rows = cursor.fetchall()
    children, without, *lack = rows[0][:5]
    return Promise(
        Kept(children, without, *(children - many for many in lack)),
        tuple(_without(row[5:]) for row in rows if row[5] is not None),
    )


def _without(row: tuple[Any, ...]) -> Without:
    public, number, given, family, known_as, born, expected, is_held, is_led, is_owed, *rest = row
    service, lead, step, due, held_until, led_until, rung = rest
    called = known_as or given
    return Without(
        child=public,
        number=number,
        name=f"{called} {family}" if called else f"Baby {family}, unborn",
        born=_day(born),
        expected=_day(expected),
        is_held=bool(is_held),
        is_led=bool(is_led),
        is_owed=bool(is_owed),
        service=service or "",
        lead=lead or "",
        next_step=step or "",
        next_due=_time(due),
        held_until=_time(held_until),
        led_until=_time(led_until),
        rung=_time(rung),
    )


def _time(kept: datetime | str | None) -> datetime | None:
    """SQLite keeps UTC without saying so, and gives a computed time as text."""
    read = datetime.fromisoformat(kept) if isinstance(kept, str) else kept
    return read.replace(tzinfo=UTC) if read is not None and read.tzinfo is None else read


def _day(kept: date | str | None) -> date | None:
    return date.fromisoformat(kept) if isinstance(kept, str) else kept
