"""PostgreSQL, which keeps its plan of a question that is put together once and asked again and again.

Django writes what is asked for into the question's text, so that PostgreSQL reads and plans each anew. Of a question over
ten tables that takes several times as long as answering it: two thirds of what a recorded step cost there.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self

from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg.types.numeric import Int8

MOST = 500
"""Plans that a connection keeps, those used last. Of one text there may be several: where nothing is given for a column,
psycopg makes another of it."""


class _Planned(base.ServerBindingCursor):
    """What is asked for goes beside the text. Each number as a long one, since for PostgreSQL 7 and 70,000 are of two kinds,
    and make two questions."""

    def execute(
        self, query: Any, params: Sequence[Any] | Mapping[str, Any] | None = None, **how: Any
    ) -> Self:
        given: Any
        if isinstance(params, Mapping):
            given = {name: _long(one) for name, one in params.items()}
        else:
            given = [_long(one) for one in params or ()]
        return super().execute(query, given, **how | {"prepare": True})


def _long(given: Any) -> Any:
    return Int8(given) if type(given) is int else given


class _Operations(DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str | None:
        """For lists of what was asked: psycopg does not remember it of a question whose plan is kept."""
        if isinstance(cursor, _Planned):
            return str(self.compose_sql(sql, params))
        return super().last_executed_query(cursor, sql, params)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with a way to have plans kept."""

    ops_class = _Operations
    _keeps_plans = False

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

    @contextmanager
    def plans_kept(self) -> Iterator[None]:
        """For questions whose text is the same each time."""
        self._keeps_plans = True
        try:
            yield
        finally:
            self._keeps_plans = False

    def create_cursor(self, name: str | None = None) -> Any:
        if name or not self._keeps_plans:
            return super().create_cursor(name)
        return _Planned(self.connection)
