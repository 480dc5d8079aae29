"""PostgreSQL, which keeps its plan of a question that is put together once and asked again and again.

Django writes what is asked for into the question's text, so that PostgreSQL reads and plans each anew. Of a question over
ten tables that takes several times as long as answering it: two thirds of what a recorded step cost there.
"""

import select
from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations

from held.config.kept_cursor import KeepsACursor
from held.config.postgresql.planned import Planned, Plans


class _Operations(DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str | None:
        """For lists of what was asked: nothing remembers it of a question whose plan is kept."""
        if isinstance(cursor, Planned):
            return str(self.compose_sql(sql, params))
        return super().last_executed_query(cursor, sql, params)


class DatabaseWrapper(KeepsACursor, base.DatabaseWrapper):
    """Django's own, with a cursor whose plans are kept."""

    ops_class = _Operations
    _plans: Plans

    def get_connection_params(self) -> dict[str, Any]:
        given = super().get_connection_params()
        # One plan for whatever is asked for: by itself PostgreSQL makes some of them anew each time, in hope of a better one.
        # And nobody to help with it, whose coming takes longer than a page's question.
        for setting in ("plan_cache_mode=force_generic_plan", "max_parallel_workers_per_gather=0"):
            given["options"] = f"{given.get('options', '')} -c {setting}".strip()
        return given

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        self._plans = Plans(connection)
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

    def new_kept_cursor(self) -> Planned:
        return Planned(self._plans)
