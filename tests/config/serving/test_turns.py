"""So many pages are made at once, whoever asked first first; a page that takes long holds nobody up."""

import threading
import time
from collections.abc import Callable

import pytest

from held.config.serving.turns import Turns


def beside(*calls: Callable[[], object], apart: float = 0.05) -> list[threading.Thread]:
    """Begun one after the other."""
    threads = [threading.Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
        time.sleep(apart)
    return threads


def test_whoever_came_first_goes_first() -> None:
    turns, said = Turns(beside_each_other=1, at_most=9, soon=10), list[str]()

    def page(name: str) -> Callable[[], None]:
        def make() -> None:
            with turns.turn():
                said.append(f"{name} begins")
                time.sleep(0.2)
                said.append(f"{name} ends")

        return make

    for thread in beside(*(page(name) for name in "abcd")):
        thread.join()
    assert said == [f"{name} {what}" for name in "abcd" for what in ("begins", "ends")]


def most_at_once(turns: Turns, pages: int, takes: float) -> int:
    now, most, looking = 0, 0, threading.Lock()

    def page() -> None:
        nonlocal now, most
        with turns.turn():
            with looking:
                now += 1
                most = max(most, now)
            time.sleep(takes)
            with looking:
                now -= 1

    for thread in beside(*[page] * pages, apart=0):
        thread.join()
    return most


def test_so_many_at_once_and_no_more() -> None:
    assert most_at_once(Turns(beside_each_other=3, at_most=9, soon=10), pages=12, takes=0.05) == 3


def test_those_that_take_long_are_not_counted_up_to_the_most() -> None:
    assert most_at_once(Turns(beside_each_other=1, at_most=4, soon=0.1), pages=9, takes=0.8) == 4


def test_a_page_that_takes_its_time_keeps_one_waiting_for_a_moment_and_nobody_else() -> None:
    turns, over = Turns(beside_each_other=1, at_most=2, soon=0.2), threading.Event()

    def long() -> None:
        with turns.turn():
            over.wait(10)

    (thread,) = beside(long)
    began = time.monotonic()
    for _ in range(50):
        with turns.turn():
            pass
    assert 0.1 < time.monotonic() - began < 1
    over.set()
    thread.join()


def test_a_page_that_fails_gives_its_turn_on() -> None:
    turns, began = Turns(beside_each_other=1, at_most=1, soon=5), time.monotonic()
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    with turns.turn():
        assert time.monotonic() - began < 2
