"""On SQLite each process makes one page at a time, in the order in which they were asked for.

Python mostly runs one thread at a time in any case. Where several make pages beside each other, whoever writes is stopped
in the middle by those who only read, and with them whoever waits for their turn to write: docs/decisions/0041.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.exceptions import MiddlewareNotUsed, RequestDataTooBig
from django.db import connection
from django.http import HttpRequest, HttpResponse, UnreadablePostError

AT_MOST = 0.1
"""Seconds that one page keeps the others waiting: then the next begins beside it."""


class OnePageAtATime:
    """A middleware. Nobody waits while somebody's form is still on its way over a slow line, and none for a file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if connection.vendor != "sqlite":
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.queue = Queue(AT_MOST)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.content_type == "multipart/form-data":
            return self.get_response(request)
        try:
            # All of it is here before a place is taken.
            request.body  # noqa: B018
        except (RequestDataTooBig, UnreadablePostError):
            return self.get_response(request)  # which says so where the form is read
        with self.queue.place():
            return self.get_response(request)


@dataclass(eq=False)
class _Waiting:
    """Whoever waits, until `call` is let go. `since`: when they had the place."""

    call: threading.Lock = field(default_factory=threading.Lock)
    since: float = 0.0


class Queue:
    """Of threads, one of which has the place at a time: the first that came. Whoever keeps it longer than `at_most` seconds
    goes on without it, and the next takes it over."""

    def __init__(self, at_most: float) -> None:
        self._at_most = at_most
        self._looking = threading.Lock()
        self._has_place: _Waiting | None = None
        self._waiting: deque[_Waiting] = deque()

    @property
    def is_free(self) -> bool:
        return self._has_place is None

    @contextmanager
    def place(self) -> Iterator[None]:
        me = _Waiting()
        self._take(me)
        try:
            yield
        finally:
            self._give_on(me)

    def _take(self, me: _Waiting) -> None:
        with self._looking:
            if self.is_free:
                self._given_to(me)
                return
            me.call.acquire()
            self._waiting.append(me)
        while not me.call.acquire(timeout=self._at_most):
            with self._looking:
                self._take_over()

    def _take_over(self) -> None:
        """The first who waits, where whoever has the place has had it for too long."""
        kept = time.monotonic() - self._has_place.since if self._has_place else 0.0
        if self._waiting and kept >= self._at_most:
            self._given_to(self._waiting.popleft())

    def _give_on(self, me: _Waiting) -> None:
        with self._looking:
            if self._has_place is not me:
                return
            self._has_place = None
            if self._waiting:
                self._given_to(self._waiting.popleft())

    def _given_to(self, one: _Waiting) -> None:
        self._has_place, one.since = one, time.monotonic()
        if one.call.locked():
            one.call.release()
