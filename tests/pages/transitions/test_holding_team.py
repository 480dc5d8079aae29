"""Who is meant by a role: the people of the team that holds the child; of the whole service where no team is named."""

from held.record.actions.people.add_team import add_team, join_team
from held.record.actions.people.add_worker import add_worker
from held.record.clock import now
from held.record.tables.care.holding import Holding
from tests.pages.transitions.desk import Desk, said
from tests.pages.transitions.test_taking_a_step import concern, form_of
from tests.record.transitions.harbour import Harbour


def another_team_with_a_coordinator(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    worker = add_worker(
        by=None, name="Far Coordinator", sign_in_name="far", password="otter-kite-lantern", invented=True
    )
    team = add_team(by=guide, name="Far quay team", service="harbour hub")
    join_team(by=guide, worker=worker.public, team=team, role="hub coordinator", since=now().date())


def follows(guide: Desk, harbour: Harbour) -> str:
    older = harbour.older.public
    sent = guide.fill(form_of(older, "raise-a-concern"), **concern(older))
    return said(guide.get(sent["Location"]))


def test_what_follows_names_the_people_of_the_holding_team(guide: Desk, harbour: Harbour) -> None:
    another_team_with_a_coordinator(harbour)
    page = follows(guide, harbour)
    assert "Hub Coordinator and Bureau Principal must weigh the evidence" in page
    assert "Far Coordinator" not in page


def test_where_no_team_is_named_those_of_the_whole_service(guide: Desk, harbour: Harbour) -> None:
    another_team_with_a_coordinator(harbour)
    Holding.objects.filter(child=harbour.older).update(team=None)
    assert "Far Coordinator or Hub Coordinator and Bureau Principal" in follows(guide, harbour)


def test_where_the_team_has_nobody_in_the_role_those_of_the_whole_service(
    guide: Desk, harbour: Harbour
) -> None:
    another_team_with_a_coordinator(harbour)
    harbour.workers["hub coordinator"].memberships.update(until="2026-02-01")
    assert "Far Coordinator and Bureau Principal must" in follows(guide, harbour)
