"""One cursor of a connection for all questions whose text is the same each time: to make one takes as long as to ask."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
        """Whoever has it reads what is answered to its end, and asks nothing else before. Where that is broken off it is
        closed, since what was asked would go on, and the next one is new."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        if self._kept is None:
            with self.wrap_database_errors:
                self._kept = self.new_kept_cursor()
        try:
            yield self._prepare_cursor(self._kept)
        except BaseException:
            self._let_go()
            raise

    def _close(self) -> None:
        # With it goes what was read last.
        self._let_go()
        super()._close()

    def _let_go(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            with suppress(self.Database.Error):
                kept.close()
