"""Many people adding to one child's history at once: nobody is lost, nobody stands in another's place."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction

from held.record import clock
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.reading.history.verify import verify
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker

PEOPLE, TIMES = 6, 10
pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture
def children(own_database: None) -> list[Child]:
    worker = Worker.objects.create(name="Ada Okafor", sign_in_name="ada", invented=True)
    return [
        Child.objects.create(number=f"T{n}", family_name="Sample", created_at=clock.now(), created_by=worker)
        for n in (1, 2)
    ]


def all_at_once(act: Callable[[int], None]) -> None:
    start = Barrier(PEOPLE)

    def one(person: int) -> None:
        try:
            start.wait()
            for _ in range(TIMES):
                act(person)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PEOPLE) as people:
        for finished in [people.submit(one, person) for person in range(PEOPLE)]:
            finished.result()


def test_no_entry_is_lost_and_no_place_is_taken_twice(children) -> None:
    worker = Worker.objects.get()

    def act(person: int) -> None:
        with transaction.atomic():
            # In either order: they are locked in one.
            for child in lock(children if person % 2 else reversed(children)):
                append(child=child, kind="case note", words={"by": person}, by=worker, happened=clock.now())

    all_at_once(act)
    for child in children:
        numbers = Happening.objects.filter(child=child).order_by("number").values_list("number", flat=True)
        assert list(numbers) == list(range(1, PEOPLE * TIMES + 1))
    assert verify().faults == []
