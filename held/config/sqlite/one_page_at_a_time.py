"""On SQLite each process makes one page at a time, in the order in which they were asked for.

Python runs one thread at a time in any case. Where several make pages beside each other, whoever writes is stopped in the
middle, and with them the other process, which waits for its turn to write: docs/decisions/0041.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.exceptions import MiddlewareNotUsed, RequestDataTooBig
from django.db import connection
from django.http import HttpRequest, HttpResponse, UnreadablePostError

WAITS = 0.2
"""Seconds: whoever has waited so long for a page that takes its time goes on beside it."""


class OnePageAtATime:
    """A middleware. Nobody waits while somebody's form, or a file, is still on its way over a slow line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if connection.vendor != "sqlite":
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.queue = Queue()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            # All of it is here before a place is taken.
            request.body  # noqa: B018
        except (RequestDataTooBig, UnreadablePostError):
            # A large file is read piece by piece as it comes; of anything else that is too large the page says so.
            return self.get_response(request)
        with self.queue.place(WAITS):
            return self.get_response(request)


class Queue:
    """Of threads, one of which goes on at a time: the first that came."""

    def __init__(self) -> None:
        self._looking, self._is_taken = threading.Lock(), False
        self._waiting: deque[threading.Lock] = deque()

    @contextmanager
    def place(self, wait: float) -> Iterator[bool]:
        """Whether it was given a place, or went on without one after `wait` seconds."""
        has_place = self._take(wait)
        try:
            yield has_place
        finally:
            if has_place:
                self._give_on()

    def _take(self, wait: float) -> bool:
        with self._looking:
            if not self._is_taken:
                self._is_taken = True
                return True
            call = threading.Lock()
            call.acquire()
            self._waiting.append(call)
        if call.acquire(timeout=wait):
            return True
        with self._looking:
            if call in self._waiting:
                self._waiting.remove(call)
                return False
        return True  # it was called in this very moment

    def _give_on(self) -> None:
        with self._looking:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False
