"""What a family is given: filled in from the record as it counts now, and no address in it."""

from datetime import timedelta

import time_machine

from held.record.actions.care.involve import involve
from held.record.actions.transitions.set_right import strike
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.transitions.answers import Recorded
from held.record.tables.care.lead import Lead
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition
from tests.pages.conftest import Hired
from tests.pages.transitions.desk import Desk, said
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

DAY = timedelta(days=1)
LETTER = "/transitions/{}/letters/family"


def letter(desk: Desk) -> str:
    return said(desk.get(LETTER.format(Transition.objects.get().public)))


def test_it_says_what_stands_on_the_record(guide: Desk, harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    officer = harbour.workers["bureau officer"]
    involve(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        worker=officer.public,
        role="bureau officer",
        key="k5",
    )
    page = letter(guide)
    assert "What the circle said about Wren" in page
    assert "Hub Guide of harbour hub is your first voice, from Monday 5 January 2026." in page
    assert "Ring 01632 960 100." in page
    assert "Bureau Officer, bureau officer, 01632 960 100" in page
    assert "Say so to Hub Guide." in page


def test_no_address_is_in_it_withheld_or_not(guide: Desk, harbour: Harbour) -> None:
    Child.objects.filter(pk=harbour.older.pk).update(address="4 Salt Lane", address_withheld=True)
    raised(harbour, harbour.older)
    assert "Salt Lane" not in letter(guide)
    Child.objects.filter(pk=harbour.older.pk).update(address_withheld=False)
    assert "Salt Lane" not in letter(guide)


def test_nobody_of_another_child_is_in_it(guide: Desk, harbour: Harbour) -> None:
    raised(harbour, harbour.older, harbour.younger)
    page = said(guide.get(LETTER.format(Transition.objects.get(child=harbour.older).public)))
    assert "Kit" not in page


def test_what_was_struck_gives_no_letter(harbour: Harbour, clock: time_machine.Traveller) -> None:
    raised(harbour, harbour.older)
    clock.shift(DAY)
    guide = Desk(harbour.workers["hub guide"])
    decided = asked(
        "weigh the evidence",
        harbour.older,
        outcome="bureau joins",
        answers={},
        others=with_the_principal(harbour),
    )
    coordinator = harbour.workers["hub coordinator"]
    assert isinstance(take_step(by=coordinator, asked=decided, key="k2"), Recorded)
    assert "The circle spoke of Wren on Tuesday 3 March 2026." in letter(guide)
    number = Happening.objects.filter(child=harbour.older, kind="step taken").order_by("-number")[0].number
    strike(by=coordinator, child=harbour.older.public, number=number, why="Wrong child.", key="k3")
    assert "The circle spoke of Wren on Monday 2 March 2026." in letter(guide), "the step before stays"


def test_the_transition_leads_to_it_and_an_outcome_without_one_does_not(
    guide: Desk, harbour: Harbour
) -> None:
    raised(harbour, harbour.older)
    transition = Transition.objects.get().public
    assert "For the family To print and give to them: What the circle said about Wren" in said(
        guide.get(f"/transitions/{transition}")
    )
    assert guide.get(f"/transitions/{transition}/letters/another").status_code == 404


def test_where_nobody_leads_the_page_says_so(guide: Desk, harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    Lead.objects.filter(child=harbour.older).update(until=now())
    page = letter(guide)
    assert "Nobody leads Wren now, so the letter can’t say whom to ask." in page
    assert "Who is there for you Bureau" not in page


def test_a_stranger_is_asked_why_first(hired: Hired, harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    answer = hired("Sol Stranger").get(LETTER.format(Transition.objects.get().public))
    assert answer.status_code == 302
