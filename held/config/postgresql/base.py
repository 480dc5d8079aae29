"""PostgreSQL, which keeps its plan of a question that is put together once and asked again and again.

Django writes what is asked for into the question's text, so that PostgreSQL reads and plans each anew. Of a question over
ten tables that takes several times as long as answering it: two thirds of what a recorded step cost there.
"""

import functools
import re
import select
from collections.abc import Mapping, Sequence
from typing import Any, Self

from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg import RawCursor
from psycopg.types.datetime import TimestamptzLoader
from psycopg.types.numeric import Int8

from held.config.kept_cursor import KeepsACursor

MOST = 500
"""Plans that a connection keeps, those used last. Of one text there may be several: where nothing is given for a column,
psycopg makes another of it."""


class _Planned(RawCursor[Any]):
    """What is asked for goes beside the text. Each number as a long one, since for PostgreSQL 7 and 70,000 are of two kinds,
    and make two questions."""

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        # Django has each time read by Python, to put it into a zone. Every connection of Held's is in UTC already, and what
        # psycopg comes with is quicker by several times.
        self.adapters.register_loader("timestamptz", TimestamptzLoader)

    def execute(
        self, query: Any, params: Sequence[Any] | Mapping[str, Any] | None = None, **how: Any
    ) -> Self:
        text, names = _in_postgresqls_words(query)
        given = [params[name] for name in names] if isinstance(params, Mapping) else params or ()
        return super().execute(text, [_long(one) for one in given], **how | {"prepare": True})


@functools.lru_cache(maxsize=2 * MOST)
def _in_postgresqls_words(query: str) -> tuple[str, tuple[str, ...]]:
    """The text with `$1` for the first `%s`, and so on; of a text with names, these in the order of their numbers. psycopg
    reads a text with more than fifty of them anew each time."""
    names: dict[str, int] = {}
    places = 0

    def place(found: re.Match[str]) -> str:
        nonlocal places
        name = found["name"]
        if found[0] == "%%":
            return "%"
        if name in names:
            return f"${names[name]}"
        places += 1
        if name:
            names[name] = places
        return f"${places}"

    return re.sub(r"%(?:%|s|\((?P<name>\w+)\)s)", place, query), tuple(names)


def _long(given: Any) -> Any:
    return Int8(given) if type(given) is int else given


class _Operations(DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str | None:
        """For lists of what was asked: psycopg does not remember it of a question whose plan is kept."""
        if isinstance(cursor, _Planned):
            return str(self.compose_sql(sql, params))
        return super().last_executed_query(cursor, sql, params)


class DatabaseWrapper(KeepsACursor, base.DatabaseWrapper):
    """Django's own, with a cursor whose plans are kept."""

    ops_class = _Operations

    def get_connection_params(self) -> dict[str, Any]:
        given = super().get_connection_params()
        # None, which Django says, would forbid it altogether. Only what is asked through `_Planned` is ever prepared. One
        # plan for whatever is asked for: by itself PostgreSQL makes some of them anew each time, in hope of a better one.
        options = f"{given.get('options', '')} -c plan_cache_mode=force_generic_plan".strip()
        return given | {"prepare_threshold": 0, "options": options}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.prepared_max = MOST
        return connection

    def is_usable(self) -> bool:
        """Asked before the first question of each page. Of a line on which nothing is asked nothing is to be heard but that
        it was closed, and only then is it asked by a question: on a quiet one that would be one of each page's for nothing.
        """
        if self.connection is None or self.connection.closed:
            return False
        line = select.poll()
        line.register(self.connection.fileno(), select.POLLIN)
        is_quiet = not line.poll(0)
        return (is_quiet and not self.errors_occurred) or bool(super().is_usable())

    def new_kept_cursor(self) -> _Planned:
        return _Planned(self.connection)
