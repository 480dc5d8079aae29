"""What the database writes by itself: until when the promise is kept for each child with needs (migration 0016)."""

from held.record.migrations.triggers.writing import Kept, Writing, of_rows

NOT_YET = "9999-12-31 00:00:00"
NEVER = "0001-01-01 00:00:00"

_NEEDS = """(
    EXISTS (SELECT 1 FROM record_episode WHERE child_id = {child} AND closed IS NULL)
    OR EXISTS (SELECT 1 FROM record_transition WHERE child_id = {child} AND ended_at IS NULL)
    OR EXISTS (SELECT 1 FROM record_contact WHERE child_id = {child} AND answered IS NULL)
    OR EXISTS (SELECT 1 FROM record_happening AS opened WHERE opened.child_id = {child}
        AND opened.kind = 'episode opened' AND NOT EXISTS (
            SELECT 1 FROM record_happening AS closed WHERE closed.child_id = {child}
            AND closed.number > opened.number AND closed.kind = 'episode closed')))"""
"""The same four ways as in `held.record.reading.promise`, of one child; a test holds the two together."""

_LAST = "(SELECT {what} FROM {table} WHERE child_id = {child} ORDER BY until IS NOT NULL, until DESC LIMIT 1)"
_SINCE = """{greatest}(COALESCE({lead_since}, {not_yet}), COALESCE({holding_since}, {not_yet}))"""
_LED_AND_HELD_UNTIL = "{least}(COALESCE({lead_until}, {never}), COALESCE({holding_until}, {never}))"
_OWES = "EXISTS (SELECT 1 FROM record_owed WHERE child_id = {child})"
_UNTIL = "CASE WHEN {owes} THEN {led_and_held_until} ELSE {never} END"
_WRITTEN = """
DELETE FROM record_promisekept WHERE child_id = {child} AND NOT {needs};
INSERT INTO record_promisekept (child_id, since, until) SELECT {child}, {since}, {until} WHERE {needs}
ON CONFLICT (child_id) DO UPDATE SET since = excluded.since, until = excluded.until
WHERE record_promisekept.since <> excluded.since OR record_promisekept.until <> excluded.until;
"""
# Whether a child has needs, and since when they are led and held, is no matter of what is owed; until when only where that
# is the first duty or was the last.
_FIRST_OWED = """
UPDATE record_promisekept SET until = {led_and_held_until} WHERE child_id = {child} AND until = {never};
"""
_LAST_OWED = """
UPDATE record_promisekept SET until = {never} WHERE child_id = {child} AND until <> {never} AND NOT {owes};
"""


def _vendors_words(vendor: str) -> dict[str, str]:
    if vendor == "sqlite":
        return {"greatest": "MAX", "least": "MIN", "not_yet": f"'{NOT_YET}'", "never": f"'{NEVER}'"}
    times = {"not_yet": f"TIMESTAMPTZ '{NOT_YET}+00'", "never": f"TIMESTAMPTZ '{NEVER}+00'"}
    return {"greatest": "GREATEST", "least": "LEAST", **times}


def row_of(child: str, vendor: str) -> dict[str, str]:
    """SQL: whether the child has `needs` and `owes` anything, `led_and_held_until`, and the `since` and `until` of the row.
    `child` is SQL too."""
    words = _vendors_words(vendor) | {"child": child}
    for table in ("lead", "holding"):
        words[f"{table}_since"] = _LAST.format(what="since", table=f"record_{table}", child=child)
        until = f"COALESCE(until, {words['not_yet']})"
        words[f"{table}_until"] = _LAST.format(what=until, table=f"record_{table}", child=child)
    for name, sql in (
        ("needs", _NEEDS),
        ("owes", _OWES),
        ("led_and_held_until", _LED_AND_HELD_UNTIL),
        ("since", _SINCE),
        ("until", _UNTIL),
    ):
        words[name] = sql.format(**words)
    return words


def _kept(statements: str) -> Kept:
    return Kept(
        name="promise_kept",
        says="Until when the promise is kept for a child is written down whenever something about it changes.",
        written=lambda child, vendor: statements.format(**row_of(child, vendor)),
    )


_KEPT = _kept(_WRITTEN)

PROMISE_KEPT: tuple[Writing, ...] = (
    *of_rows(_KEPT, "record_episode", "closed"),
    *of_rows(_KEPT, "record_transition", "ended_at"),
    *of_rows(_KEPT, "record_contact", "answered"),
    *of_rows(_KEPT, "record_holding", "since, until"),
    *of_rows(_KEPT, "record_lead", "since, until"),
    Writing(kept=_kept(_FIRST_OWED), table="record_owed", on="INSERT"),
    Writing(kept=_kept(_LAST_OWED), table="record_owed", on="DELETE"),
    Writing(kept=_KEPT, table="record_happening", on="INSERT", kinds="'episode opened', 'episode closed'"),
)


def every_row(vendor: str) -> str:
    """The statement that fills the table from nothing."""
    words = row_of("child.id", vendor)
    return (
        "INSERT INTO record_promisekept (child_id, since, until) "  # noqa: S608 - our own words
        f"SELECT child.id, {words['since']}, {words['until']} FROM record_child AS child WHERE {words['needs']}"
    )
