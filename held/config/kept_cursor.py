"""One cursor of a connection for all questions whose text is the same each time: to make one takes as long as to ask."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper


class KeepsACursor(BaseDatabaseWrapper):
    """For Held's own connections, before Django's."""

    _kept: Any = None

    def new_kept_cursor(self) -> Any:
        """The database's own cursor."""
        raise NotImplementedError

    @contextmanager
    def kept_cursor(self) -> Iterator[CursorWrapper]:
        """Whoever has it reads what is answered to its end. Where that is broken off it is closed, since what was asked
        would go on, and the next one is new."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        if self._kept is None or self._kept.connection is not self.connection:
            self._kept = self.new_kept_cursor()
        cursor = self._prepare_cursor(self._kept)
        try:
            yield cursor
        except BaseException:
            self._kept = None
            cursor.close()
            raise
