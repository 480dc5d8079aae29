"""On SQLite a process makes one page at a time, whoever asked first first; nobody waits long, nor for a slow line."""

import threading
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpRequest, HttpResponse
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
    queue, said = Queue(10), list[str]()

    def page(name: str) -> Callable[[], None]:
        def make() -> None:
            with queue.place():
                said.append(f"{name} begins")
                time.sleep(0.2)
                said.append(f"{name} ends")

        return make

    for thread in beside(*(page(name) for name in "abcd")):
        thread.join()
    assert said == [f"{name} {what}" for name in "abcd" for what in ("begins", "ends")]


def test_a_page_that_takes_its_time_keeps_one_waiting_for_a_moment_and_nobody_else() -> None:
    queue, over = Queue(0.2), threading.Event()

    def long() -> None:
        with queue.place():
            over.wait(10)

    (thread,) = beside(long)
    began = time.monotonic()
    for _ in range(50):
        with queue.place():
            pass
    assert 0.1 < time.monotonic() - began < 1
    over.set()
    thread.join()


def test_whoever_went_on_beside_the_others_gives_no_place_away() -> None:
    queue, over, together = Queue(1), threading.Event(), list[int]()

    def long() -> None:
        with queue.place():
            over.wait(10)

    def page() -> None:
        with queue.place():
            together.append(1)
            time.sleep(0.05)
            together.append(-1)

    threads = beside(long)
    threads += beside(page, page, page, apart=0)
    time.sleep(1.02)
    over.set()
    for thread in threads:
        thread.join()
    assert together == [1, -1] * 3


def test_a_page_that_fails_gives_its_place_on() -> None:
    queue, began = Queue(5), time.monotonic()
    with pytest.raises(ZeroDivisionError), queue.place():
        raise ZeroDivisionError
    with queue.place():
        assert time.monotonic() - began < 2


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
    monkeypatch.setattr("held.config.sqlite.one_page_at_a_time.AT_MOST", 5)
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


def without_a_place(request: HttpRequest) -> bool:
    found: list[bool] = []

    def page(_: HttpRequest) -> HttpResponse:
        found.append(serve.queue.is_free)
        return HttpResponse()

    serve = OnePageAtATime(page)
    serve(request)
    return found[0]


@on_sqlite
def test_a_file_is_read_where_it_is_wanted_and_takes_no_place() -> None:
    file = RequestFactory().post("/", {"extract": BytesIO(b"a,b")})
    assert without_a_place(file)
    assert not hasattr(file, "_body"), "it goes onto the disk piece by piece"


@on_sqlite
def test_what_is_too_large_is_said_where_it_is_read_and_takes_no_place(settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    large = RequestFactory().post("/", "x" * 20, content_type="application/x-www-form-urlencoded")
    assert without_a_place(large)
    small = RequestFactory().post("/", "x", content_type="application/x-www-form-urlencoded")
    assert not without_a_place(small)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "sqlite", reason="there it is used")
def test_on_postgresql_it_is_not_used() -> None:
    with pytest.raises(MiddlewareNotUsed):
        OnePageAtATime(lambda request: HttpResponse(""))
