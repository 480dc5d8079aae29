"""An urgent call that begins nothing is still somebody's: whoever leads and holds is told, or else the duty desks."""

from datetime import date

from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.people.add_child import add_child
from held.record.clock import now
from held.record.tables.people.team import Team
from held.record.tables.work.notice import Notice
from tests.record.transitions.harbour import Harbour


def called(harbour: Harbour, *children: str, by: str = "bureau officer") -> set[tuple[str, str]]:
    """Whom it told: child and name."""
    record_urgent_call(by=harbour.workers[by], children=children, words={}, happened=now(), key="k")
    return {(notice.child.given_name, str(notice.worker or notice.team)) for notice in Notice.objects.all()}


def test_whoever_leads_and_the_team_that_holds_are_told_of_each_child(harbour: Harbour) -> None:
    assert called(harbour, harbour.older.public, harbour.younger.public) == {
        ("Wren", "Hub Guide"),
        ("Wren", "Quay team"),
        ("Kit", "Hub Guide"),
        ("Kit", "Quay team"),
    }


def test_nobody_is_told_what_they_recorded(harbour: Harbour) -> None:
    assert called(harbour, harbour.older.public, by="hub guide") == {("Wren", "Quay team")}


def test_of_a_child_whom_nobody_holds_the_duty_desk_is_told(harbour: Harbour) -> None:
    child = add_child(
        by=harbour.workers["hub guide"],
        family_name="Finch",
        given_name="Robin",
        born=date(2020, 1, 1),
        is_new=True,
    )
    assert called(harbour, child) == {("Robin", "Shore desk")}


def test_where_there_is_no_team_at_all_it_is_recorded_all_the_same(harbour: Harbour) -> None:
    child = add_child(
        by=harbour.workers["hub guide"],
        family_name="Finch",
        given_name="Robin",
        born=date(2020, 1, 1),
        is_new=True,
    )
    Team.objects.update(is_duty_desk=False)
    assert called(harbour, child) == set()
