"""SQLite, but whoever writes waits for their turn, in the order in which they came.

SQLite itself lets a writer look again and again whether the other one is done, more and more seldom, up to a tenth of a
second: of four people who record at once the last waits half a second for what takes a few milliseconds. With turns the
next one begins at once: docs/decisions/0038.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.operations import DatabaseOperations

from held.config.kept_cursor import KeepsACursor
from held.config.sqlite.turns import Turn, turn_at

WAITS = 20
"""Seconds; after that SQLite is asked all the same, and says itself what is in the way."""


class _Cursor(base.SQLiteCursorWrapper):
    """Django looks through the text of a question for its places each time, however often it is asked."""

    def convert_query(self, query: str, *, param_names: Sequence[str] | None = None) -> str:
        return str(super().convert_query(query, param_names=param_names)) if param_names else _marked(query)


@lru_cache(maxsize=1000)
def _marked(query: str) -> str:
    """With a mark in each place, as SQLite wants them."""
    return str(base.FORMAT_QMARK_REGEX.sub("?", query)).replace("%%", "%")


class _Operations(DatabaseOperations):
    """Times as Django keeps them, in UTC. It asks for each anew whether there are zones, and which."""

    def adapt_datetimefield_value(self, value: datetime | None) -> Any:
        if value is None or value.tzinfo is not UTC:
            return super().adapt_datetimefield_value(value)
        return str(value.replace(tzinfo=None))

    def convert_datetimefield_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if value is None:
            return None
        kept = datetime.fromisoformat(value) if isinstance(value, str) else value
        return kept if kept.tzinfo else kept.replace(tzinfo=UTC)


class DatabaseWrapper(KeepsACursor, base.DatabaseWrapper):
    """Django's own, with a turn from the beginning of each transaction to its end."""

    ops_class = _Operations
    _turn: Turn | None = None

    def new_kept_cursor(self) -> Any:
        """As any other: SQLite keeps the plan of a question whose text is the same by itself."""
        return self.create_cursor()

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=_Cursor)

    def _start_transaction_under_autocommit(self) -> None:
        database = str(self.settings_dict["NAME"])
        self._turn = turn_at(database, on_disk=not self.is_in_memory_db(), wait=WAITS)
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()
        finally:
            self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        if self._turn is not None:
            self._turn.end()
            self._turn = None
