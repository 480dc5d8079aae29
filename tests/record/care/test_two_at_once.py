"""Two people change a child's lead at the same moment: never two leads, never none."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.tables.care.episode import Episode
from held.record.tables.care.lead import Lead
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from tests.record.promise_counted import kept
from tests.record.transitions.harbour import build


@pytest.mark.filled(by=build)
def test_a_child_given_to_four_at_once_has_one_lead(own_database: None) -> None:
    child = Child.objects.order_by("id")[0]
    people = list(Worker.objects.order_by("id"))
    coordinator = next(one for one in people if one.name == "Hub Coordinator")
    together = Barrier(len(people))

    def give(to: Worker) -> bool:
        try:
            together.wait()
            change_lead(by=coordinator, child=child.public, to=to.public, role="hub guide", reason="Leave")
        except CanNot:
            return False  # who leads already
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        assert sum(pool.map(give, people)) >= len(people) - 1
    (live,) = Lead.objects.filter(child=child, until=None)
    assert Episode.objects.get(child=child).lead == live.worker
    assert kept().without == 0
