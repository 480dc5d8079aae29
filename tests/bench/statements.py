"""What a page asked the database, and what of it may not stay: a statement over ten milliseconds, a large table read."""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

MOST = 0.010
"""Seconds."""
FETCHED = 7
LARGE = 20_000
"""Rows: a table with so many is not read through for a page. Fewer are sooner read than looked up one by one."""
_NAMED = re.compile(
    r'"?\b((?:record|django)_\w+)"?(?:\s+(?:AS\s+)?"?(?!ON\b|WHERE\b|SET\b)(\w+)"?)?', re.IGNORECASE
)
_ASKING = ("SELECT", "WITH", "UPDATE", "DELETE", "INSERT")


def _clock() -> float:
    """SQLite works in this thread, whose own time a busy machine leaves alone; PostgreSQL elsewhere."""
    return time.thread_time() if connection.vendor == "sqlite" else time.perf_counter()


@dataclass
class Asked:
    """Each statement of one page, in order, with how long it took."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    took: list[float] = field(default_factory=list)

    @property
    def questions(self) -> int:
        """How many, without what only begins and ends a transaction."""
        return sum(sql.lstrip(" (\n").upper().startswith(_ASKING) for sql, _ in self.statements)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        began = _clock()
        try:
            return execute(sql, params, many, context)
        finally:
            self.took.append(_clock() - began)
            self.statements.append((sql, params))


@contextmanager
def asked() -> Iterator[Asked]:
    found = Asked()
    with connection.execute_wrapper(found):
        yield found


def too_slow(times: list[Asked]) -> Iterator[str]:
    """Of the same page asked several times: what took too long every time, so that a busy machine accuses nobody."""
    for place, (sql, _) in enumerate(times[0].statements):
        best = min(one.took[place] for one in times if place < len(one.took))
        if best > MOST:
            yield f"{best * 1000:.0f} ms at the best of {len(times)}: {_short(sql)}"


def slow_to_the_last_row(found: Asked) -> Iterator[str]:
    """What SQLite works at while the rows are fetched, which no longer counts as asking: asked again, to the last row."""
    for sql, params in {sql: (sql, params) for sql, params in found.statements}.values():
        if sql.lstrip(" (\n").upper().startswith(("SELECT", "WITH")):
            best = min(_to_the_last_row(sql, params) for _ in range(FETCHED))
            if best > MOST:
                yield f"{best * 1000:.0f} ms to the last row at the best of {FETCHED}: {_short(sql)}"


def _to_the_last_row(sql: str, params: Any) -> float:
    with connection.cursor() as cursor:
        began = _clock()
        cursor.execute(sql, params)
        cursor.fetchall()
        return _clock() - began


def read_through(found: Asked, rows: dict[str, int]) -> Iterator[str]:
    """Large tables of which a statement reads every row. `rows`: how many each table has."""
    for sql, params in {sql: (sql, params) for sql, params in found.statements}.values():
        if sql.lstrip(" (\n").upper().startswith(_ASKING):
            for table in sorted(_scanned(sql, params)):
                if rows.get(table, 0) >= LARGE:
                    yield f"reads all {rows[table]:,} rows of {table}: {_short(sql)}"


def _scanned(sql: str, params: Any) -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A question is asked, since much of a plan may never be done; what changes something is only planned.
            how = "ANALYZE, " if sql.lstrip(" (\n").upper().startswith(("SELECT", "WITH")) else ""
            sql, params = _kept_plan(cursor, sql, params) or (sql, params)
            cursor.execute(f"EXPLAIN ({how}FORMAT JSON) {sql}", params)
            (plan,) = cursor.fetchone()
            plan = json.loads(plan) if isinstance(plan, str) else plan
            return set(_of_plan(plan[0]["Plan"]))
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        names = {alias or table: table for table, alias in _NAMED.findall(sql)}
        names |= {table: table for table, _ in _NAMED.findall(sql)}
        steps = [row[3] for row in cursor.fetchall()]
    return {names[step.split()[1]] for step in steps if _is_a_scan(step) and step.split()[1] in names}


def _kept_plan(cursor: Any, sql: str, params: Any) -> tuple[str, list[Any]] | None:
    """By which it was answered, where this connection keeps one: for the same values asked anew there would be another."""
    from held.config.postgresql.planned import in_postgresqls_words

    text, names = in_postgresqls_words(sql)
    cursor.execute("SELECT name FROM pg_prepared_statements WHERE statement = %s", [text.decode()])
    if not (kept := cursor.fetchone()):
        return None
    values = [params[name] for name in names] if names else list(params or ())
    given = f"({', '.join(['%s'] * len(values))})" if values else ""
    return f"EXECUTE {kept[0]}{given}", values


def _is_a_scan(step: str) -> bool:
    return step.startswith("SCAN ") and "USING" not in step and "VIRTUAL" not in step


def _of_plan(plan: dict[str, Any], above: str = "") -> Iterator[str]:
    if plan["Node Type"] == "Seq Scan" and plan.get("Actual Loops", 1) and not _only_counts(plan, above):
        yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from _of_plan(part, plan["Node Type"])


def _only_counts(scan: dict[str, Any], above: str) -> bool:
    """How many rows there are, and nothing of any: SQLite counts an index for it, PostgreSQL is slower by an index."""
    return above == "Aggregate" and scan["Plan Width"] == 0 and "Filter" not in scan


def how_many_rows() -> dict[str, int]:
    """Of each table, as the database reckons."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT relname, reltuples::bigint FROM pg_class WHERE relkind = 'r'")
            return dict(cursor.fetchall())
        cursor.execute("SELECT tbl, stat FROM sqlite_stat1")
        found: dict[str, int] = {}
        for table, stat in cursor.fetchall():
            found[table] = max(found.get(table, 0), int(stat.split()[0]))
        return found


def _short(sql: str) -> str:
    words = " ".join(sql.split())
    return words if len(words) < 200 else f"{words[:90]} … {words[-100:]}"
