"""What a prepared question makes of its rows is what Django makes of them: whole, in part, joined with others or none."""

from typing import Any

import pytest
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.signals import post_init

from held.record.prepared import NotPrepared, prepared
from held.record.tables.care.lead import Lead
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from tests.record.transitions.harbour import Harbour

OF_AN_ENTRY = ("number", "happened", "words__text", "by__public", "transition__procedure")


def everything(row: Any, seen: tuple[Any, ...] = ()) -> Any:
    """All that is known of an instance, and of those that hang on it."""
    if not hasattr(row, "_state"):
        return row
    hanging = {} if row in seen else row._state.fields_cache
    return (
        type(row),
        {name: value for name, value in vars(row).items() if name != "_state"},
        (row._state.adding, row._state.db),
        {name: everything(other, (*seen, row)) for name, other in hanging.items()},
    )


QUESTIONS = {
    "whole": lambda: Child.objects.order_by("id"),
    "joined": lambda: Lead.objects.select_related("worker", "child__family").order_by("id"),
    "in part, and joined with what is not there": lambda: (
        Happening.objects.select_related("words", "by", "transition").only(*OF_AN_ENTRY).order_by("id")
    ),
    "with what was worked out": lambda: Worker.objects.annotate(
        is_a_lead=Exists(Lead.objects.filter(worker=OuterRef("pk")))
    ).order_by("id"),
    "as tuples": lambda: Lead.objects.order_by("id").values_list("child__public", "since", "until"),
    "as tuples, sorted by something else": lambda: (
        Lead.objects.values_list("child__public").distinct().order_by("since", "id")
    ),
    "one by one": lambda: Lead.objects.order_by("id").values_list("since", flat=True),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_makes_what_django_makes(harbour: Harbour, question: str) -> None:
    build: Any = QUESTIONS[question]
    plain: QuerySet[Any] = build()
    found = prepared(build)()
    assert found
    assert [everything(row) for row in found] == [everything(row) for row in plain]


def test_what_was_not_asked_for_is_read_later(harbour: Harbour) -> None:
    found = prepared(lambda: Child.objects.only("public").order_by("id"))()
    assert found[0].get_deferred_fields()
    assert found[0].born == harbour.older.born


def test_rows_are_made_in_no_other_way(harbour: Harbour) -> None:
    with pytest.raises(NotPrepared, match="as tuples"):
        prepared(lambda: Child.objects.values("public"))()


def test_where_something_listens_to_what_is_made_it_is_left_to_django(harbour: Harbour) -> None:
    def listen(**_: Any) -> None: ...

    post_init.connect(listen, sender=Child)
    try:
        with pytest.raises(NotPrepared, match="where it is made"):
            prepared(lambda: Child.objects.order_by("id"))()
    finally:
        post_init.disconnect(listen, sender=Child)
