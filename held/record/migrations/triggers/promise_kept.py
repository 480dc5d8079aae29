"""What the database writes by itself: until when the promise is kept for each child with needs (migration 0016)."""

from dataclasses import dataclass
from typing import Literal

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
_UNTIL = """CASE WHEN EXISTS (SELECT 1 FROM record_owed WHERE child_id = {child})
    THEN {least}(COALESCE({lead_until}, {never}), COALESCE({holding_until}, {never})) ELSE {never} END"""
_WRITTEN = """
DELETE FROM record_promisekept WHERE child_id = {child} AND NOT {needs};
INSERT INTO record_promisekept (child_id, since, until) SELECT {child}, {since}, {until} WHERE {needs}
ON CONFLICT (child_id) DO UPDATE SET since = excluded.since, until = excluded.until
WHERE record_promisekept.since <> excluded.since OR record_promisekept.until <> excluded.until;
"""


def _vendors_words(vendor: str) -> dict[str, str]:
    if vendor == "sqlite":
        return {"greatest": "MAX", "least": "MIN", "not_yet": f"'{NOT_YET}'", "never": f"'{NEVER}'"}
    times = {"not_yet": f"TIMESTAMPTZ '{NOT_YET}+00'", "never": f"TIMESTAMPTZ '{NEVER}+00'"}
    return {"greatest": "GREATEST", "least": "LEAST", **times}


def row_of(child: str, vendor: str) -> dict[str, str]:
    """SQL: whether the child has `needs`, and the `since` and `until` of the row. `child` is SQL too."""
    words = _vendors_words(vendor) | {"child": child}
    for table in ("lead", "holding"):
        words[f"{table}_since"] = _LAST.format(what="since", table=f"record_{table}", child=child)
        until = f"COALESCE(until, {words['not_yet']})"
        words[f"{table}_until"] = _LAST.format(what=until, table=f"record_{table}", child=child)
    return {
        "child": child,
        "needs": _NEEDS.format(**words),
        "since": _SINCE.format(**words),
        "until": _UNTIL.format(**words),
    }


@dataclass(frozen=True, kw_only=True)
class Writing:
    """A trigger that writes the child's row anew. `columns`: of an update, those that matter. `kinds`: of happenings, those
    that matter."""

    table: str
    on: Literal["INSERT", "UPDATE", "DELETE"]
    columns: str = ""
    kinds: str = ""

    @property
    def name(self) -> str:
        return f"{self.table}_promise_kept_on_{self.on.lower()}"

    @property
    def says(self) -> str:
        return (
            "Until when the promise is kept for a child is written down whenever something about it changes."
        )

    def made_by(self, vendor: str) -> tuple[str, ...]:
        """The statements that make it."""
        child = "OLD.child_id" if self.on == "DELETE" else "NEW.child_id"
        written = _WRITTEN.format(**row_of(child, vendor))
        event = f"AFTER {self.on}{f' OF {self.columns}' if self.columns else ''} ON {self.table} FOR EACH ROW"
        if vendor == "sqlite":
            condition = f"WHEN NEW.kind IN ({self.kinds}) " if self.kinds else ""
            return (f"CREATE TRIGGER {self.name} {event} {condition}BEGIN {written} END",)
        if self.kinds:
            written = f"IF NEW.kind IN ({self.kinds}) THEN {written} END IF;"
        return (
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {written} RETURN NULL; END $$",
            f"CREATE TRIGGER {self.name} {event} EXECUTE FUNCTION {self.name}()",
        )

    def unmade_by(self, vendor: str) -> tuple[str, ...]:
        """The statements that take it away again."""
        if vendor == "sqlite":
            return (f"DROP TRIGGER {self.name}",)
        return (f"DROP TRIGGER {self.name} ON {self.table}", f"DROP FUNCTION {self.name}()")

    def stands_on(self, vendor: str) -> bool:
        return True


def _of(table: str, columns: str) -> tuple[Writing, ...]:
    return (
        Writing(table=table, on="INSERT"),
        Writing(table=table, on="UPDATE", columns=columns),
        Writing(table=table, on="DELETE"),
    )


PROMISE_KEPT: tuple[Writing, ...] = (
    *_of("record_episode", "closed"),
    *_of("record_transition", "ended_at"),
    *_of("record_contact", "answered"),
    *_of("record_holding", "since, until"),
    *_of("record_lead", "since, until"),
    Writing(table="record_owed", on="INSERT"),
    Writing(table="record_owed", on="DELETE"),
    Writing(table="record_happening", on="INSERT", kinds="'episode opened', 'episode closed'"),
)


def every_row(vendor: str) -> str:
    """The statement that fills the table from nothing."""
    words = row_of("child.id", vendor)
    return (
        "INSERT INTO record_promisekept (child_id, since, until) "  # noqa: S608 - our own words
        f"SELECT child.id, {words['since']}, {words['until']} FROM record_child AS child WHERE {words['needs']}"
    )
