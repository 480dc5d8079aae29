"""A later file changes what it says, and no more: with its differences shown first, and nobody's own words overwritten."""

import json
from datetime import date, timedelta

import pytest
import time_machine

from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.imports.decide import decide
from held.record.reading.imports.from_there import said_there, undecided
from held.record.tables.care.episode import Episode
from held.record.tables.care.lead import Lead
from held.record.tables.history.happening import Happening
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from tests.record.imports.extracts import CHILDREN, EPISODES, FAMILIES, WHOLE, CaseSystem, with_row
from tests.record.imports.test_taken_in import everything_agrees

LATER = date(2026, 3, 10)


@pytest.fixture
def a_week_later(case_system: CaseSystem, clock: time_machine.Traveller) -> CaseSystem:
    case_system.taken_in(WHOLE)
    clock.shift(timedelta(days=8))
    return case_system


def ava() -> Child:
    return Child.objects.get(number="10234")


def last_entry(child: Child) -> tuple[str, dict[str, object]]:
    row = Happening.objects.filter(child=child).order_by("-number").first()
    assert row is not None
    return row.kind, json.loads(row.words.text or "{}")


def test_a_changed_row_is_shown_then_written_with_its_origin(a_week_later: CaseSystem) -> None:
    changed = {**WHOLE, "children": with_row(CHILDREN, 0, date_of_birth="04/06/2015", first_name="Eva")}
    seen = a_week_later.looked_at(changed)
    (row,) = seen.came.changed
    assert (row.number, row.name) == ("10234", "Ava Holt")
    assert {(one.column, one.was, one.says, one.is_disputed) for one in row.differences} == {
        ("first name", "Ava", "Eva", False),
        ("date of birth", "2015-06-03", "2015-06-04", False),
    }
    assert str(ava()) == "Ava Holt"
    a_week_later.confirmed()
    assert (str(ava()), ava().born) == ("Eva Holt", date(2015, 6, 4))
    kind, words = last_entry(ava())
    assert (kind, words["number there"], words["file of"]) == ("changed by import", "10234", "2026-03-10")
    assert ava().name_keys.filter(key="eva").exists()
    everything_agrees()


def test_a_family_that_moved_stands_on_each_childs_record(a_week_later: CaseSystem) -> None:
    a_week_later.taken_in({"families": with_row(FAMILIES, 0, address="2 Mill Rise")})
    for number in ("10234", "10235"):
        child = Child.objects.get(number=number)
        assert last_entry(child)[0] == "changed by import"
        assert child.family is not None
        assert child.family.address == "2 Mill Rise"


def test_who_leads_there_now_leads_here_too(a_week_later: CaseSystem) -> None:
    a_week_later.taken_in({"episodes": with_row(EPISODES, 0, lead_number="W2")})
    assert Lead.objects.get(child=ava(), until=None).worker.name == "Bo Hale"
    everything_agrees()


def test_what_closed_there_closes_here(a_week_later: CaseSystem) -> None:
    a_week_later.taken_in({"episodes": with_row(EPISODES, 0, closed="09/03/2026")})
    assert Episode.objects.get(child=ava()).closed is not None
    everything_agrees()


def test_a_lead_who_was_changed_here_stays_until_a_person_decides(
    a_week_later: CaseSystem, clock: time_machine.Traveller
) -> None:
    bo = Worker.objects.get(name="Bo Hale")
    hedda = a_week_later.by
    change_lead(by=hedda, child=ava().public, to=hedda.public, role="hub coordinator", reason="Ada is ill.")
    clock.shift(timedelta(hours=1))
    seen = a_week_later.looked_at({"episodes": with_row(EPISODES, 0, lead_number="W2")})
    assert seen.many("disputed") == 1
    a_week_later.confirmed()
    assert Lead.objects.get(child=ava(), until=None).worker == hedda
    (waits,) = undecided()
    assert (waits.column, waits.was, waits.says, waits.stands) == ("lead number", "W1", "W2", "Hedda Head")
    again = a_week_later.taken_in({"episodes": with_row(EPISODES, 0, lead_number="W2")})
    assert again.many("same") == 2
    assert len(undecided()) == 1
    decide(by=hedda, difference=waits.number, take=True)
    assert undecided() == ()
    with pytest.raises(CanNot, match="decided about this difference already"):
        decide(by=hedda, difference=waits.number, take=False)
    assert Lead.objects.get(child=ava(), until=None).worker == bo
    assert last_entry(ava())[0] == "difference decided"
    everything_agrees()


def test_a_record_edited_while_the_import_runs_is_not_overwritten(a_week_later: CaseSystem) -> None:
    seen = a_week_later.looked_at({"episodes": with_row(EPISODES, 0, lead_number="W2")})
    assert (seen.many("changed"), seen.many("disputed")) == (1, 0)
    hedda = a_week_later.by
    change_lead(by=hedda, child=ava().public, to=hedda.public, role="hub coordinator", reason="Ada is ill.")
    came = a_week_later.confirmed()
    assert (came.many("changed"), came.many("disputed")) == (0, 1)
    assert Lead.objects.get(child=ava(), until=None).worker == hedda
    everything_agrees()


@pytest.mark.parametrize(
    ("place", "changed", "column"),
    [
        (0, {"opened": "02/02/2026"}, "opened"),
        (1, {"closed": "04/03/2021"}, "closed"),
        (1, {"closed": ""}, "closed"),
        (1, {"lead_number": "W2"}, "lead number"),
    ],
)
def test_what_held_does_not_change_stands_in_no_history(
    a_week_later: CaseSystem, place: int, changed: dict[str, str], column: str
) -> None:
    before = list(Episode.objects.order_by("pk").values_list("opened", "closed", "lead"))
    entries = Happening.objects.count()
    seen = a_week_later.looked_at({"episodes": with_row(EPISODES, place, **changed)})
    assert (seen.many("changed"), seen.many("disputed")) == (0, 1)
    a_week_later.confirmed()
    assert list(Episode.objects.order_by("pk").values_list("opened", "closed", "lead")) == before
    assert Happening.objects.count() == entries
    (waits,) = undecided()
    assert waits.column == column
    with pytest.raises(CanNot):
        decide(by=a_week_later.by, difference=waits.number, take=True)
    decide(by=a_week_later.by, difference=waits.number, take=False)
    everything_agrees()


def test_an_episode_that_closes_there_under_another_lead_closes_here_under_ours(
    a_week_later: CaseSystem,
) -> None:
    a_week_later.taken_in({"episodes": with_row(EPISODES, 0, closed="09/03/2026", lead_number="W2")})
    assert Episode.objects.get(child=ava()).closed is not None
    assert [one.column for one in undecided()] == ["lead number"]
    assert "lead number" not in str(last_entry(ava())[1]["changes"])
    everything_agrees()


def test_a_child_passes_to_another_service_by_no_file(a_week_later: CaseSystem) -> None:
    other = with_row(EPISODES, 0, service="shore bureau", team_number="")
    a_week_later.taken_in({"episodes": other})
    assert {one.column for one in undecided()} == {"service", "team number"}
    assert not any(one.can_be_taken for one in undecided())
    with pytest.raises(CanNot, match="by a step of the procedures"):
        decide(by=a_week_later.by, difference=undecided()[0].number, take=True)
    everything_agrees()


def test_what_vanished_is_listed_and_stays_and_may_come_back(a_week_later: CaseSystem) -> None:
    seen = a_week_later.taken_in({"children": CHILDREN[1:], "families": FAMILIES})
    assert seen.many("vanished") == 1
    assert [(row.number, row.name, row.last_seen) for row in seen.came.gone] == [
        ("10234", "Ava Holt", date(2026, 3, 2))
    ]
    assert ava().episodes.filter(closed=None).exists()
    assert {row.kind: row.gone for row in said_there(ava().public)}["children"] == LATER
    a_week_later.taken_in({"children": CHILDREN, "families": FAMILIES})
    assert not CaseRow.objects.exclude(gone=None).exists()


def test_a_column_that_is_left_out_changes_nothing(a_week_later: CaseSystem) -> None:
    short = [{name: word for name, word in row.items() if name != "family number"} for row in CHILDREN]
    assert a_week_later.taken_in({"children": short}).many("same") == 2
    assert ava().family is not None


def test_an_earlier_extract_than_the_last_is_refused(a_week_later: CaseSystem) -> None:
    a_week_later.taken_in(WHOLE)
    with pytest.raises(CanNot, match="is older, and would put back"):
        a_week_later.looked_at(WHOLE, of=date(2026, 3, 9))


def test_a_child_who_is_here_under_the_number_is_recognised_by_the_day_of_birth(
    case_system: CaseSystem,
) -> None:
    wren = Child.objects.get(given_name="Wren")
    rows = with_row(CHILDREN, 0, child_number=wren.number, date_of_birth="02/06/2015")
    case_system.taken_in({"families": FAMILIES, "children": rows})
    assert Child.objects.filter(given_name="Wren", family_name="Marlowe").count() == 1
    assert CaseRow.objects.get(kind="children", number=wren.number).child == wren
    assert {one.column for one in undecided()} == {"first name", "family name"}
    everything_agrees()
