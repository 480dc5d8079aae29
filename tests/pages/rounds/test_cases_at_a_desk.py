"""A sample is drawn at a desk; each case shows what the record has of every clause, and looking at it is written down."""

from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.clock import now
from held.record.reading.rounds.samples import ON_A_ROUND
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.look import Look
from tests.pages.conftest import Hired
from tests.pages.transitions.desk import Desk, said
from tests.pages.transitions.test_taking_a_step import raise_concern
from tests.record.rounds.looking_back import takes, the_round
from tests.record.transitions.harbour import Harbour


def with_a_sample(harbour: Harbour, coordinator: Desk) -> str:
    """The address of the samples, where one case was drawn."""
    raise_concern(Desk(harbour.workers["hub guide"]), harbour)
    crossing = Transition.objects.get(child=harbour.older)
    end_transition(
        by=coordinator.worker,
        transition=crossing.public,
        why=WhyItEnds.MOVED_AWAY,
        reason="To the next town.",
        happened=now(),
        key="",
    )
    takes(harbour, "open the books")
    address = f"/rounds/{the_round().public}/samples"
    wrong = coordinator.fill(address, since="when", until="today", many="0")
    assert "from 1 to 100" in said(wrong)
    assert coordinator.fill(address, since="today", until="today", many="3")["Location"] == address
    return address


def test_a_case_shows_its_clauses_and_is_judged(harbour: Harbour, coordinator: Desk, principal: Desk) -> None:
    address = with_a_sample(harbour, coordinator)
    listed = said(coordinator.get(address))
    assert "1 of 1 that ended" in listed
    assert "Drawn again now, it is the same cases." in listed
    assert "Wren" not in listed
    case = f"{address}/2/cases/1".replace("/2/", f"/{_number(coordinator, address)}/")
    page = coordinator.get(case)
    assert "Wren Marlowe" in said(page)
    assert "What the record shows of each clause" in said(page)
    refused = coordinator.fill(case, smooth="Smooth.", **{"right-team": "yes"})
    assert "You worked on this case yourself" in said(refused)
    sent = principal.fill(case, smooth="Smooth.", **{"right-team": "no"}, put_right="Ring the school.")
    assert sent["Location"] == address, said(sent)
    assert "Ring the school." in said(principal.get(case))
    listed = said(coordinator.get(address))
    assert "Something: open the case" in listed
    assert "Ring the school." not in listed, "what is written of a child stands behind the child's door"
    assert "1 of 1 case audited" in said(principal.get(f"/rounds/{the_round().public}"))


def test_what_was_judged_of_a_case_is_read_as_no_entry_of_the_round(
    harbour: Harbour, coordinator: Desk, principal: Desk
) -> None:
    address = with_a_sample(harbour, coordinator)
    case = f"{address}/{_number(coordinator, address)}/cases/1"
    principal.fill(case, smooth="Smooth.", **{"right-team": "no"}, put_right="Ring the school.")
    own = Happening.objects.filter(child=None, kind__in=ON_A_ROUND).values_list("number", flat=True)
    assert len(own) == 2
    for number in own:
        for page in ("", "/set-right"):
            assert coordinator.get(f"/rounds/{the_round().public}/entries/{number}{page}").status_code == 404


def test_a_look_at_a_case_goes_through_access_and_is_written_down(
    harbour: Harbour, coordinator: Desk, hired: Hired
) -> None:
    address = with_a_sample(harbour, coordinator)
    case = f"{address}/{_number(coordinator, address)}/cases/1"
    looks = Look.objects.filter(child=Child.objects.get(pk=harbour.older.pk), who=coordinator.worker)
    before = looks.count()
    assert coordinator.get(case).status_code == 200
    assert looks.count() == before + 1
    assert looks.latest("pk").page == "a case audit"
    elsewhere = hired("Sol Stranger", role="hub coordinator")
    assert "/why?next=" in elsewhere.get(case)["Location"]


def _number(desk: Desk, address: str) -> str:
    page = desk.get(address).content.decode()
    return page.split(f"{address}/")[1].split("/")[0]
