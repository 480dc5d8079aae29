"""What the database writes by itself: from when until when somebody is named on each side of co-working (migration 0026)."""

from held.record.migrations.triggers.promise_kept import NEVER, NOT_YET
from held.record.migrations.triggers.writing import Kept, Writing, of_rows

_CHILD = "record_heldtogether.child_id"
_TWO = (
    f"(SELECT service FROM record_holding WHERE child_id = {_CHILD} "  # noqa: S608 - our own words
    "ORDER BY until IS NOT NULL, until DESC, id LIMIT 2) AS holding"
)
"""The two holdings that end last: until the last but one ends, and from when the third has ended, no other goes on."""
_NAMED = f"""FROM (
    SELECT worker_id, since, until FROM record_lead WHERE child_id = {_CHILD}
    UNION ALL SELECT worker_id, since, until FROM record_involvement WHERE child_id = {_CHILD}
) AS named JOIN record_membership AS post ON post.worker_id = named.worker_id
JOIN record_team AS team ON team.id = post.team_id WHERE team.service = holding.service
ORDER BY {{ends}} DESC, {{begins}} LIMIT 1"""  # noqa: S608
"""Of all who are named for the child and work in that service, whoever is the longest."""
_ENDS = "{least}(COALESCE(named.until, {not_yet}), COALESCE({last_day}, {not_yet}))"
_BEGINS = "{greatest}(named.since, {first_day})"
_WRITTEN = """
UPDATE record_heldtogether SET
named_since = {greatest}(
    COALESCE((SELECT COALESCE(until, {not_yet}) FROM record_holding WHERE child_id = {child}
        ORDER BY until IS NOT NULL, until DESC, id LIMIT 1 OFFSET 2), {never}),
    (SELECT MAX(COALESCE((SELECT {begins} {named}), {never})) FROM {two})
),
named_until = (
    SELECT CASE WHEN ends >= record_heldtogether.until THEN {not_yet} ELSE ends END
    FROM (SELECT MIN(COALESCE((SELECT {ends} {named}), {never})) AS ends FROM {two}) AS both_sides
){where};
"""


def _vendors_words(vendor: str) -> dict[str, str]:
    """The days of a post as times that are surely in it: London's day has begun when UTC's does, and its last one is not
    counted."""
    if vendor == "sqlite":
        words = {"greatest": "MAX", "least": "MIN", "not_yet": f"'{NOT_YET}'", "never": f"'{NEVER}'"}
        return words | {"first_day": "post.since || ' 00:00:00'", "last_day": "post.until || ' 00:00:00'"}
    words = {"greatest": "GREATEST", "least": "LEAST"}
    words |= {"not_yet": f"TIMESTAMPTZ '{NOT_YET}+00'", "never": f"TIMESTAMPTZ '{NEVER}+00'"}
    days = {
        f"{place}_day": f"(CAST(post.{column} AS timestamp) AT TIME ZONE 'UTC')" for place, column in _DAYS
    }
    return words | days


_DAYS = (("first", "since"), ("last", "until"))


def _of(where: str, vendor: str) -> str:
    words = _vendors_words(vendor)
    ends, begins = _ENDS.format(**words), _BEGINS.format(**words)
    named = _NAMED.format(ends=ends, begins=begins)
    return _WRITTEN.format(
        **words, child=_CHILD, ends=ends, begins=begins, named=named, two=_TWO, where=where
    )


def every_child_named_together(vendor: str) -> str:
    """The statement that fills what is kept for every child there is."""
    return _of("", vendor).strip().removesuffix(";")


def one_child_named_together(vendor: str) -> str:
    """The same for the child whose id is given with it."""
    return _of("\nWHERE child_id = %s", vendor).strip().removesuffix(";")


_KEPT = Kept(
    name="named_together",
    says="Whether somebody is named on each side of co-working is written down whenever it changes.",
    written=lambda children, vendor: _of(f"\nWHERE child_id IN ({children})", vendor),
    only_in="record_heldtogether",
)
_LED_BY = """SELECT child_id FROM record_lead WHERE worker_id = {row}.worker_id
    UNION SELECT child_id FROM record_involvement WHERE worker_id = {row}.worker_id"""
_OF_TEAM = """SELECT child_id FROM record_lead WHERE worker_id IN (
        SELECT worker_id FROM record_membership WHERE team_id = {row}.id)
    UNION SELECT child_id FROM record_involvement WHERE worker_id IN (
        SELECT worker_id FROM record_membership WHERE team_id = {row}.id)"""

NAMED_TOGETHER = (
    Writing(kept=_KEPT, table="record_heldtogether", on="INSERT"),
    *of_rows(_KEPT, "record_lead", "since, until, worker_id"),
    *of_rows(_KEPT, "record_involvement", "since, until, worker_id"),
    *of_rows(_KEPT, "record_membership", "since, until, team_id", about=_LED_BY),
    Writing(kept=_KEPT, table="record_team", on="UPDATE", columns="service", about=_OF_TEAM),
)
