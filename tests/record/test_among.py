"""What is among what another question finds is the same on both databases; PostgreSQL asks that one first."""

import pytest
from django.db import connection

from held.record.among import Among
from held.record.tables.care.holding import Holding
from held.record.tables.people.child import Child
from tests.record.transitions.harbour import Harbour


def test_it_finds_what_in_finds(harbour: Harbour) -> None:
    for names in (["Wren"], ["Wren", "Robin"], ["Nobody"], []):
        found = Child.objects.filter(given_name__in=names).values("pk")
        among = Holding.objects.filter(Among("child", found)).order_by("pk")
        assert list(among) == list(Holding.objects.filter(child__in=found).order_by("pk"))
    assert Holding.objects.filter(
        Among("child", Child.objects.filter(pk=harbour.older.pk).values("pk"))
    ).get()


def test_it_finds_what_either_of_two_questions_finds(harbour: Harbour) -> None:
    older, younger = (
        Child.objects.filter(pk=child.pk).values("pk") for child in (harbour.older, harbour.younger)
    )
    assert Holding.objects.filter(Among("child", older.union(younger))).count() == 2


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite asks it first by itself")
def test_postgresql_asks_the_other_question_first_and_once(harbour: Harbour) -> None:
    plan = Holding.objects.filter(Among("child", Child.objects.values("pk"))).explain()
    assert "InitPlan" in plan
    assert "Semi Join" not in plan
