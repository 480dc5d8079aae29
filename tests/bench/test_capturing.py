"""What a step asks is put together anew by the ORM where it is captured, and answers the same."""

import pytest
from django.db.models import QuerySet

from held.record.prepared.changes import Change, prepared_delete, prepared_update
from held.record.prepared.questions import prepared
from held.record.prepared.rows import put_in
from held.record.tables.people.team import Team
from tests.bench.steps.capturing import Captured, listening

pytestmark = pytest.mark.django_db


def _called(*, name: str) -> QuerySet[Team]:
    return Team.objects.filter(name=name)


def _renamed(*, name: str, to: str) -> Change:
    return Team.objects.filter(name=name), {"name": to}


def test_what_is_put_together_once_is_put_together_by_the_orm_and_does_the_same() -> None:
    found = Captured()
    with listening(found):
        put_in(Team(name="Elm", service="early help"))
        (elm,) = prepared(_called)(name="Elm")
        renamed = prepared_update(_renamed)(name="Elm", to="Ash")
        left = prepared(_called)(name="Elm")
        gone = prepared_delete(_called)(name="Ash")
    assert (elm.name, renamed, left, gone) == ("Elm", 1, [], 1)
    made_by = {question.__qualname__.partition(".")[0] for question in found.questions if callable(question)}
    assert made_by == {"_inserted_again", "_again"}  # and none in plain SQL
