"""On SQLite a process makes one page at a time, whoever asked first first; nobody waits long, nor for a slow line."""

import threading
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from held.config.sqlite.one_page_at_a_time import OnePageAtATime, Queue

on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL serves them beside each other"
)


def beside(*calls: Callable[[], object], apart: float = 0.05) -> list[threading.Thread]:
    """Begun one after the other."""
    threads = [threading.Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
        time.sleep(apart)
    return threads


def test_whoever_came_first_goes_first_and_never_two_at_once() -> None:
    queue, said = Queue(), list[str]()

    def page(name: str) -> Callable[[], None]:
        def make() -> None:
            with queue.place(10) as has_place:
                assert has_place
                said.append(f"{name} begins")
                time.sleep(0.2)
                said.append(f"{name} ends")

        return make

    for thread in beside(*(page(name) for name in "abcd")):
        thread.join()
    assert said == [f"{name} {what}" for name in "abcd" for what in ("begins", "ends")]


def test_nobody_waits_for_a_page_that_takes_its_time() -> None:
    queue, over = Queue(), threading.Event()

    def long() -> None:
        with queue.place(10):
            over.wait(10)

    (thread,) = beside(long)
    with queue.place(0.05) as has_place:
        assert not has_place
    over.set()
    thread.join()
    with queue.place(0.05) as has_place:
        assert has_place


def test_who_went_on_without_a_place_gives_none_away() -> None:
    queue, over, found = Queue(), threading.Event(), list[bool]()

    def long() -> None:
        with queue.place(10):
            over.wait(10)

    def third() -> None:
        with queue.place(0.3) as has_place:
            found.append(has_place)

    threads = beside(long)
    with queue.place(0.01):
        pass
    threads += beside(third)
    time.sleep(0.4)
    over.set()
    for thread in threads:
        thread.join()
    assert found == [False]


def test_a_page_that_fails_gives_its_place_on() -> None:
    queue = Queue()
    with pytest.raises(ZeroDivisionError), queue.place(1):
        raise ZeroDivisionError
    with queue.place(0.05) as has_place:
        assert has_place


class SlowLine(BytesIO):
    def __init__(self, sent: bytes, began: threading.Event, over: threading.Event) -> None:
        super().__init__(sent)
        self.began, self.over = began, over

    def read(self, *args: Any) -> bytes:
        self.began.set()
        self.over.wait(10)
        return super().read(*args)


@on_sqlite
def test_nobody_waits_while_a_form_is_still_on_its_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("held.config.sqlite.one_page_at_a_time.WAITS", 5)
    began, over = threading.Event(), threading.Event()
    serve = OnePageAtATime(lambda request: HttpResponse(request.method or ""))
    slow = RequestFactory().generic("POST", "/", b"", content_type="application/x-www-form-urlencoded")
    slow._stream = SlowLine(b"who=Ada", began, over)  # type: ignore[attr-defined]
    (thread,) = beside(lambda: serve(slow), apart=0)
    assert began.wait(5)
    before = time.perf_counter()
    assert serve(RequestFactory().get("/")).content == b"GET"
    assert time.perf_counter() - before < 2
    over.set()
    thread.join()


@on_sqlite
def test_what_is_too_large_is_said_where_it_is_read(settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    serve = OnePageAtATime(lambda request: HttpResponse("read later"))
    large = RequestFactory().post("/", "x" * 20, content_type="application/x-www-form-urlencoded")
    assert serve(large).content == b"read later"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "sqlite", reason="there it is used")
def test_on_postgresql_it_is_not_used() -> None:
    with pytest.raises(MiddlewareNotUsed):
        OnePageAtATime(lambda request: HttpResponse(""))
