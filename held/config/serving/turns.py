"""Who has a page made now, and who waits: in the order in which they came."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(eq=False)
class _Turn:
    """Of whoever waits, until `call` is let go. `since`: when it came."""

    call: threading.Lock = field(default_factory=threading.Lock)
    since: float = 0.0


class Turns:
    """`beside_each_other` have a turn at a time, not counting those who have had it for longer than `soon` seconds; with them
    `at_most`."""

    def __init__(self, *, beside_each_other: int, at_most: int, soon: float) -> None:
        self._beside_each_other, self._at_most, self._soon = beside_each_other, at_most, soon
        self._looking = threading.Lock()
        self._have_one: set[_Turn] = set()
        self._waiting: deque[_Turn] = deque()

    @contextmanager
    def turn(self) -> Iterator[None]:
        mine = _Turn()
        mine.call.acquire()
        with self._looking:
            self._waiting.append(mine)
            self._go_on()
        while not mine.call.acquire(timeout=self._soon):
            with self._looking:
                self._go_on()  # somebody may have had theirs for long by now
        try:
            yield
        finally:
            with self._looking:
                self._have_one.remove(mine)
                self._go_on()

    def _go_on(self) -> None:
        while self._waiting and self._there_is_room():
            one = self._waiting.popleft()
            one.since = time.monotonic()
            self._have_one.add(one)
            one.call.release()

    def _there_is_room(self) -> bool:
        if len(self._have_one) >= self._at_most:
            return False
        since = time.monotonic() - self._soon
        return sum(one.since > since for one in self._have_one) < self._beside_each_other
