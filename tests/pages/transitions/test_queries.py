"""Every page asks the database at most eight things, however much there is to show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from held.record.actions.people.add_child import add_child
from held.record.actions.people.add_team import join_team
from held.record.actions.people.add_worker import add_worker
from held.record.actions.people.case_note import case_note
from held.record.clock import now
from held.record.tables.history.happening import Happening
from held.record.tables.people.team import Team
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.pages.transitions.desk import Desk, fields_of, words_of
from tests.pages.transitions.test_taking_a_step import concern, form_of, raise_concern, record
from tests.record.transitions.harbour import Harbour

AT_MOST = 8


def asked(desk: Desk, address: str) -> int:
    """How many statements, without the savepoints that a test's own transaction adds."""
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address).status_code == 200
    return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in captured)


def much_more(harbour: Harbour, transition: Transition) -> None:
    guide = harbour.workers["hub guide"]
    shore = Team.objects.get(name="Shore desk")
    for number in range(40):
        worker = add_worker(
            by=None,
            name=f"Principal {number}",
            sign_in_name=f"principal.{number}",
            password="otter-kite-lantern",
            invented=True,
        )
        join_team(
            by=guide,
            worker=worker.public,
            team=shore.public,
            role="bureau principal",
            since=now().date(),
        )
    for number in range(200):
        case_note(by=guide, child=harbour.older.public, note=f"Note {number}")
    for _ in range(200):
        Notice.objects.create(
            child=harbour.older,
            transition=transition,
            team=shore,
            paper="concern sheet",
            says="sent",
            sent=now(),
        )
    for number in range(4):
        add_child(
            by=guide,
            family_name="Marlowe",
            given_name=f"Sibling {number}",
            born=harbour.older.born,
            family=harbour.older.family.public,
            is_new=True,
        )


@pytest.fixture
def transition(guide: Desk, harbour: Harbour) -> Transition:
    raise_concern(guide, harbour)
    return Transition.objects.get()


PAGES = [
    "/transitions/{transition}",
    "/transitions/{transition}/papers/concern-sheet",
    "/transitions/{transition}/set-aside?norm=A2/1&run=",
    "/children/{older}/begin",
    "/children/{older}/steps/crossing/weigh-the-evidence",
    "/children/{older}/steps/crossing/weigh-the-evidence/check",
    "/children/{older}/steps/crossing/introduce-the-officer",
    "/children/{younger}/steps/crossing/raise-a-concern",
    "/children/{older}/urgent",
    "/children/{younger}/urgent",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_eight_things_at_most_and_no_more_when_there_is_much_to_show(
    coordinator: Desk, harbour: Harbour, transition: Transition, page: str
) -> None:
    older, younger = harbour.older.public, harbour.younger.public
    address = page.format(transition=transition.public, older=older, younger=younger)
    if page.endswith("/check"):
        coordinator.fill(
            address.removesuffix("/check"),
            **{f"outcome-{older}": "bureau joins"},
            other_bureau_principal=harbour.workers["bureau principal"].public,
        )
    coordinator.get(address)
    little = asked(coordinator, address)
    much_more(harbour, transition)
    assert asked(coordinator, address) == little
    assert little <= AT_MOST


def test_the_page_after_recording_too(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    address = form_of(older, "raise-a-concern")
    guide.fill(address, **concern(older))
    recorded = record(guide, address)
    assert asked(guide, recorded["Location"]) <= AT_MOST


def test_what_only_a_page_would_show_is_not_read_as_a_step_is_recorded(guide: Desk, harbour: Harbour) -> None:
    """The step names nobody: neither colleagues nor what stands above the page are asked for, and on the page both are."""
    form = form_of(harbour.older.public, "raise-a-concern")
    guide.fill(form, **concern(harbour.older.public))
    with CaptureQueriesContext(connection) as shown:
        page = guide.get(f"{form}/check")
    fields = {**fields_of(words_of(page)), "do": "record"}
    with CaptureQueriesContext(connection) as recorded:
        assert guide.send(f"{form}/check", fields).status_code == 302
    for part in ("WITH own AS", "'holding team'"):
        assert any(part in query["sql"] for query in shown), part
        assert not any(part in query["sql"] for query in recorded), part


def weighed(coordinator: Desk, harbour: Harbour) -> tuple[str, dict[str, str]]:
    """The address and the fields of a form that names the principal, as it was checked."""
    form = form_of(harbour.older.public, "weigh-the-evidence")
    principal = harbour.workers["bureau principal"].public
    coordinator.fill(
        form, **{f"outcome-{harbour.older.public}": "bureau joins"}, other_bureau_principal=principal
    )
    return f"{form}/check", {**fields_of(words_of(coordinator.get(f"{form}/check"))), "do": "record"}


@pytest.mark.usefixtures("transition")
def test_of_colleagues_only_those_whom_the_form_names_are_read_as_it_is_recorded(
    coordinator: Desk, harbour: Harbour
) -> None:
    address, fields = weighed(coordinator, harbour)
    with CaptureQueriesContext(connection) as recorded:
        assert "/recorded/" in coordinator.send(address, fields)["Location"]
    (named,) = (query["sql"] for query in recorded if "WITH own AS" in query["sql"])
    assert "post.role" not in named.partition("SELECT wanted.id")[0]
    assert not any("'holding team'" in query["sql"] for query in recorded)


@pytest.mark.usefixtures("transition")
def test_a_step_that_takes_a_reason_is_recorded_without_its_page_as_well(
    coordinator: Desk, officer: Desk, harbour: Harbour
) -> None:
    coordinator.send(*weighed(coordinator, harbour))
    form = form_of(harbour.older.public, "introduce-the-officer")
    officer.fill(form, ask_who_walks_beside_them=officer.worker.public)
    fields = fields_of(words_of(officer.get(f"{form}/check")))
    reason = next(name for name in fields if name.startswith("reason-"))
    with CaptureQueriesContext(connection) as recorded:
        sent = officer.send(f"{form}/check", {**fields, "do": "record", reason: "She asked us."})
        assert "/recorded/" in sent["Location"]
    assert not any("'holding team'" in query["sql"] for query in recorded)


@pytest.mark.usefixtures("transition")
def test_who_may_not_be_named_any_more_is_not_recorded(coordinator: Desk, harbour: Harbour) -> None:
    address, fields = weighed(coordinator, harbour)
    before = Happening.objects.count()
    harbour.workers["bureau principal"].memberships.update(role="bureau officer")
    assert coordinator.send(address, fields)["Location"].endswith("missing=yes")
    assert Happening.objects.count() == before


@pytest.mark.usefixtures("transition")
def test_the_press_that_records_reads_the_history_once(coordinator: Desk, harbour: Harbour) -> None:
    address, fields = weighed(coordinator, harbour)
    with CaptureQueriesContext(connection) as recorded:
        assert "/recorded/" in coordinator.send(address, fields)["Location"]
    assert sum('"record_transition"."began_at"' in query["sql"] for query in recorded) == 1
