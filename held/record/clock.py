"""The one place where the record asks what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)


def now() -> datetime:
    """This moment, in UTC."""
    return _standing.get() or datetime.now(UTC)


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """For invented families alone: what is recorded inside is recorded at that moment. Never used by a page."""
    before = _standing.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _standing.reset(before)
