"""SQLite, but whoever writes waits for their turn, in the order in which they came.

SQLite itself lets a writer look again and again whether the other one is done, more and more seldom, up to a tenth of a
second: of four people who record at once the last waits half a second for what takes a few milliseconds. In one process,
which is how `held serve` runs on SQLite, a lock wakes the next one at once. Between processes it is SQLite that decides.
"""

import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

WAITS = 20
"""Seconds; after that SQLite is asked all the same, and says itself what is in the way."""

_at: dict[str, threading.Lock] = {}


class _Turn:
    """Whoever has it writes. A connection that is gone has none."""

    def __init__(self, lock: threading.Lock) -> None:
        self._lock: threading.Lock | None = lock

    def end(self) -> None:
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    __del__ = end


class _Cursor(base.SQLiteCursorWrapper):
    """Django looks through the text of a question for its places each time, however often it is asked."""

    def convert_query(self, query: str, *, param_names: Sequence[str] | None = None) -> str:
        return str(super().convert_query(query, param_names=param_names)) if param_names else _marked(query)


@lru_cache(maxsize=1000)
def _marked(query: str) -> str:
    """With a mark in each place, as SQLite wants them."""
    return str(base.FORMAT_QMARK_REGEX.sub("?", query)).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with a turn from the beginning of each transaction to its end."""

    _turn: _Turn | None = None

    def plans_kept(self) -> AbstractContextManager[None]:
        """As on PostgreSQL: of a question whose text is the same SQLite keeps its plan by itself."""
        return nullcontext()

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=_Cursor)

    def _start_transaction_under_autocommit(self) -> None:
        lock = _at.setdefault(str(self.settings_dict["NAME"]), threading.Lock())
        if lock.acquire(timeout=WAITS):
            self._turn = _Turn(lock)
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
