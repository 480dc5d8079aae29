"""My work: what I owe, soonest first; brothers and sisters in one row; the same number of queries for one and for many."""

from datetime import date, timedelta

import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from held.record.actions.people.add_team import join_team
from held.record.actions.people.add_worker import add_worker
from held.record.actions.work.save_draft import save_draft
from held.record.tables.care.owed import Owed
from held.record.tables.people.team import Team
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import raised

MOST_QUERIES = 8


def shown(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode()


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_with_no_transition_the_plan_is_looked_at_again_for_the_promise(guide: Client) -> None:
    page = shown(guide)
    assert "Look again at the plan" in page
    assert "the promise" in page
    assert "Wren and Kit Marlowe, 10 and 7" in page
    assert "Mine (2)" in page
    assert "Brothers and sisters share a line." in page


def test_a_line_for_each_says_nothing_of_sharing(harbour: Harbour, guide: Client) -> None:
    Owed.objects.filter(child=harbour.younger).delete()
    page = shown(guide)
    assert "Mine (1)" in page
    assert "share a line" not in page


def test_what_a_step_asks_of_me_stands_with_its_clause_and_date(
    harbour: Harbour, coordinator: Client
) -> None:
    raised(harbour, harbour.older)
    page = shown(coordinator, "/work/team")
    assert "Weigh the evidence" in page
    assert "A2" in page
    assert "tuesday 3 march 2026" in page.lower()


def test_what_is_late_stands_first_and_says_so(
    harbour: Harbour, coordinator: Client, clock: time_machine.Traveller
) -> None:
    raised(harbour, harbour.older)
    clock.shift(timedelta(days=2))
    coordinator.force_login(harbour.workers["hub coordinator"])
    page = shown(coordinator, "/work/team")
    assert "Was due by" in page
    assert "is-bad" in page


def test_whoever_leads_sees_what_others_owe(harbour: Harbour, guide: Client) -> None:
    raised(harbour, harbour.older)
    assert "Owed by" in shown(guide, "/work/waiting")


def test_what_i_recorded_is_there(harbour: Harbour, guide: Client) -> None:
    raised(harbour, harbour.older)
    assert "Raise a concern" in shown(guide, "/work/done")


def test_a_list_of_one_and_a_list_of_many_cost_the_same(harbour: Harbour, guide: Client) -> None:
    row = Owed.objects.filter(child=harbour.older).get()
    for address in ("/", "/work/team", "/work/waiting"):
        queries(guide, address)
        few = queries(guide, address)
        many = [Owed(**{**_values(row), "step": f"look at part {number}"}) for number in range(200)]
        Owed.objects.bulk_create(many)
        assert queries(guide, address) == few <= MOST_QUERIES
        Owed.objects.filter(step__startswith="look at part").delete()


def _values(row: Owed) -> dict[str, object]:
    return {field.name: getattr(row, field.name) for field in Owed._meta.fields if field.name != "id"}


def test_a_link_that_cannot_be_read_begins_at_the_top(guide: Client) -> None:
    assert guide.get("/?after=nonsense").status_code == 200


def test_what_waits_for_a_role_that_i_alone_have_is_mine(harbour: Harbour, coordinator: Client) -> None:
    raised(harbour, harbour.older)
    assert "Weigh the evidence" in shown(coordinator)


def test_what_waits_for_a_role_that_several_have_is_in_the_tray_alone(
    harbour: Harbour, coordinator: Client
) -> None:
    team = Team.objects.get(name="Quay team")
    second = add_worker(
        by=None, name="Second", sign_in_name="second", password="otter-kite-lantern", invented=True
    )
    join_team(
        by=second, worker=second.public, team=team.public, role="hub coordinator", since=date(2026, 1, 1)
    )
    raised(harbour, harbour.older)
    assert "Weigh the evidence" not in shown(coordinator)
    assert "Weigh the evidence" in shown(coordinator, "/tray")


def test_what_was_begun_and_not_recorded_stands_there_a_note_like_a_step(
    harbour: Harbour, guide: Client
) -> None:
    older = harbour.older.public
    guide.post(f"/children/{older}/note/draft", {"note": "Half a thought", "happened": ""})
    save_draft(
        by=harbour.workers["hub guide"], child=older, step="raise a concern", run="crossing", words={}, seen=0
    )
    page = shown(guide)
    begun = page[page.index("Begun, not yet recorded") : page.index("Late")]
    assert f'href="/children/{older}/note"' in begun
    assert f'href="/children/{older}/steps/crossing/raise-a-concern"' in begun
    assert "Half a thought" not in page
