"""A form's key: one click or five, one answer; two people at once wait for each other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from held.record.actions.people.case_note import case_note
from held.record.actions.work.once import KeyOfSomebodyElse, answered_before, keep_answer, once
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.work.answered_key import AnsweredKey
from tests.record.transitions.harbour import Harbour, build

AT_ONCE = 6


def test_the_second_time_is_answered_and_not_done(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    done: list[int] = []

    def do() -> str:
        done.append(1)
        return "the answer"

    assert [once(key="k", by=guide, do=do) for _ in range(3)] == ["the answer"] * 3
    assert len(done) == 1


def test_without_a_key_it_is_done_each_time(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    once(key="", by=guide, do=lambda: "")
    once(key="", by=guide, do=lambda: "")
    assert not AnsweredKey.objects.exists()


def test_what_failed_keeps_no_key(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]

    def fail() -> str:
        raise ValueError("refused")

    with pytest.raises(ValueError, match="refused"):
        once(key="k", by=guide, do=fail)
    assert once(key="k", by=guide, do=lambda: "done now") == "done now"


def test_a_key_is_its_owners_alone(harbour: Harbour) -> None:
    once(key="k", by=harbour.workers["hub guide"], do=lambda: "hers")
    with pytest.raises(KeyOfSomebodyElse):
        once(key="k", by=harbour.workers["hub coordinator"], do=lambda: "his")


def test_a_key_is_asked_about_in_the_transaction_that_does_the_work(own_database: None) -> None:
    with pytest.raises(RuntimeError):
        answered_before(key="k", by=Worker(pk=1))


def test_an_answer_kept_is_the_answer(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    with transaction.atomic():
        assert answered_before(key="k", by=guide) is None
        keep_answer(key="k", by=guide, answer="[7]")
        assert answered_before(key="k", by=guide) == "[7]"


def in_threads(do: Callable[[int], object]) -> list[object]:
    together = Barrier(AT_ONCE)

    def one(number: int) -> object:
        try:
            together.wait()
            return do(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


@pytest.mark.filled(by=build)
def test_six_clicks_at_once_are_one_note(own_database: None) -> None:
    guide = Worker.objects.get(name="Hub Guide")
    child = Child.objects.order_by("id")[0].public
    numbers = in_threads(lambda _: case_note(by=guide, child=child, note="Rang.", key="k"))
    assert len(set(numbers)) == 1
    assert Happening.objects.filter(kind="case note").count() == 1


@pytest.mark.filled(by=build)
def test_six_people_at_once_lose_nothing(own_database: None) -> None:
    guide = Worker.objects.get(name="Hub Guide")
    child = Child.objects.order_by("id")[0].public
    numbers = in_threads(lambda n: case_note(by=guide, child=child, note=f"Note {n}", key=f"k{n}"))
    assert sorted(numbers) == list(range(3, 3 + AT_ONCE))
