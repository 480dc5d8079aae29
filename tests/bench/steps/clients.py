"""So many clients at once, each doing the next thing as soon as it has an answer; and what they saw."""

import http.client
import multiprocessing
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.bench.steps.forms import Press


@dataclass(frozen=True)
class Seen:
    """`rate`: answers a second; the others in milliseconds."""

    rate: float
    p50: float
    p95: float
    p99: float
    many: int


def seen(took: Sequence[float], seconds: float) -> Seen:
    each = sorted(one * 1000 for one in took)
    p50, p95, p99 = (each[min(len(each) - 1, int(len(each) * share))] for share in (0.5, 0.95, 0.99))
    return Seen(len(each) / seconds, p50, p95, p99, len(each))


def through_http(presses: Sequence[Press], *, port: int, clients: int) -> Seen:
    """Raises SystemExit where one was not recorded."""

    def client(mine: Sequence[Press], took: list[float]) -> None:
        for press in mine:
            began = time.perf_counter()
            # People press once in minutes, on a line of its own; which process takes a line is chance, and lines that stay
            # would leave eight clients to one process now and then.
            line = http.client.HTTPConnection("127.0.0.1", port)
            line.request(
                "POST",
                press.path,
                press.body,
                {"Cookie": press.cookies, "Content-Type": "application/x-www-form-urlencoded"},
            )
            answer = line.getresponse()
            answer.read()
            line.close()
            took.append(time.perf_counter() - began)
            if "/recorded/" not in (answer.headers["Location"] or ""):
                raise SystemExit(_not_recorded(press, answer.status, answer.headers["Location"]))

    return _threads(client, presses, clients)


def _not_recorded(press: Press, status: int, sent_to: str | None) -> str:
    if status < 500:
        return f"{press.path} was not recorded: it answered {status} {sent_to or ''}."
    return (
        f"{press.path} was not recorded: it answered {status}. What the server said stands above; an OperationalError "
        "there, on SQLite, is “database is locked”, which is never to come."
    )


def at_once(doing: Callable[[Any], None], things: Sequence[Any], *, clients: int, processes: int) -> Seen:
    """The same with nothing between: each client a thread, in as many processes as the server has."""
    spawn = multiprocessing.get_context("fork")
    gate, told = spawn.Barrier(processes + 1), spawn.Queue()

    def process(mine: Sequence[Any]) -> None:
        def client(own: Sequence[Any], took: list[float]) -> None:
            for thing in own:
                began = time.perf_counter()
                doing(thing)
                took.append(time.perf_counter() - began)

        gate.wait()
        try:
            told.put(_took(client, mine, max(1, clients // processes)))
        except BaseException as error:  # noqa: BLE001 - told to whoever waits
            told.put(error)

    started = [spawn.Process(target=process, args=(things[one::processes],)) for one in range(processes)]
    for one in started:
        one.start()
    gate.wait()
    began = time.perf_counter()
    answers = [told.get() for _ in started]
    seconds = time.perf_counter() - began
    for one in started:
        one.join()
    for answer in answers:
        if isinstance(answer, BaseException):
            raise answer
    return seen([each for answer in answers for each in answer], seconds)


def _threads(client: Callable[..., None], things: Sequence[Any], clients: int) -> Seen:
    began = time.perf_counter()
    took = _took(client, things, clients)
    return seen(took, time.perf_counter() - began)


def _took(client: Callable[..., None], things: Sequence[Any], clients: int) -> list[float]:
    took: list[float] = []
    errors: list[BaseException] = []

    def run(mine: Sequence[Any]) -> None:
        try:
            client(mine, took)
        except BaseException as error:  # noqa: BLE001 - told to whoever waits
            errors.append(error)

    threads = [threading.Thread(target=run, args=(things[one::clients],)) for one in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return took
