"""Whoever leads a child hears of what others did to it: an urgent call, an end, and what is set right. Nobody twice."""

from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.transitions.answers import Recorded
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_set_right import weighed
from tests.record.transitions.test_set_right_whole import corrected, struck, taken
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

LEAD = "hub guide"


def said_to(harbour: Harbour, role: str, after: int = 0) -> list[str]:
    """By what was recorded after the entry with this number."""
    told = Notice.objects.filter(worker=harbour.workers[role], child=harbour.older, team=None)
    notices = told.filter(because__gt=after)
    return list(notices.order_by("pk").values_list("says", flat=True))


def sounded(harbour: Harbour, role: str) -> None:
    answers = {"what is happening": "Shouting."}
    call = asked("sound the lamp line", harbour.older, outcome="immediate danger", answers=answers)
    assert isinstance(take_step(by=harbour.workers[role], asked=call, key="lamp"), Recorded)


def test_an_urgent_call_by_somebody_else_is_said_to_the_lead(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    sounded(harbour, "bureau officer")
    assert said_to(harbour, LEAD) == [
        "Sounding the lamp line (immediate danger), recorded by Bureau Officer. "
        "It is about safety: read it before anything else."
    ]


def test_whoever_made_the_call_is_not_told_of_it(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    sounded(harbour, LEAD)
    assert said_to(harbour, LEAD) == []


def test_a_step_after_which_it_goes_on_is_not_said_to_the_lead(harbour: Harbour) -> None:
    weighed(harbour, "bureau joins")
    assert said_to(harbour, LEAD) == []


def test_an_end_by_somebody_else_is_said_to_the_lead_once(harbour: Harbour) -> None:
    weighed(harbour, "hub continues")
    assert said_to(harbour, LEAD) == [
        "Weighing the evidence (hub continues), recorded by Hub Coordinator. "
        "“crossing” has ended, and the child is with harbour hub."
    ]


def test_whoever_led_until_then_is_told(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    taken(
        harbour,
        "hub coordinator",
        "weigh the evidence",
        outcome="bureau joins",
        others=with_the_principal(harbour),
        answers={"the girl or boy was heard": "yes"},
    )
    officer = harbour.workers["bureau officer"]
    answers = {"who walks beside them": officer.public}
    taken(harbour, "bureau officer", "introduce the officer", answers=answers)
    assert [says.split(". ")[1] for says in said_to(harbour, LEAD)] == [
        "“crossing” has ended, and the child is with shore bureau."
    ]
    assert said_to(harbour, "bureau officer") == []


def test_begun_in_error_is_said_to_the_lead_with_the_reason(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    end_transition(
        by=harbour.workers["hub coordinator"],
        transition=Transition.objects.get(child=harbour.older).public,
        why=WhyItEnds.BEGUN_IN_ERROR,
        reason="The wrong Wren.",
        happened=now(),
        key="e",
    )
    (says,) = said_to(harbour, LEAD)
    assert "The wrong Wren." in says
    assert "has ended" in says


def test_set_right_to_come_out_otherwise_is_said_to_the_lead_and_to_whoever_is_named(
    harbour: Harbour,
) -> None:
    number = weighed(harbour, "bureau joins").each[0].number
    corrected(harbour, "hub coordinator", number, "hub continues")
    for role in (LEAD, "bureau principal"):
        (says,) = said_to(harbour, role, number)
        assert says.startswith("Set right by Hub Coordinator: Weighing the evidence (bureau joins)")
        assert "It counts as “hub continues” now. “crossing” has ended by it." in says
    assert said_to(harbour, "hub coordinator", number) == []


def test_set_right_by_a_manager_is_said_to_whoever_recorded_it(harbour: Harbour) -> None:
    number = weighed(harbour, "bureau joins").each[0].number
    struck(harbour, "bureau principal", number)
    assert len(said_to(harbour, LEAD, number)) == 1
    assert len(said_to(harbour, "hub coordinator", number)) == 1
    assert said_to(harbour, "bureau principal", number) == []


def test_set_right_with_nothing_changed_is_said_to_nobody(harbour: Harbour) -> None:
    number = weighed(harbour, "bureau joins").each[0].number
    corrected(harbour, "hub coordinator", number, "bureau joins")
    assert said_to(harbour, LEAD, number) == []
