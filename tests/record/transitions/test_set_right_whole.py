"""Setting right, to the end of what follows: who is named, what the record answers, what is told anew, what opens again."""

from datetime import timedelta

import pytest

from held.record.actions.cannot import CanNot
from held.record.actions.people.case_note import case_note
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.set_right import correct, strike
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.index.rebuild import differences
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.asked import ChildsPart
from held.record.reading.transitions.course import course
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.pages.transitions.quarrel import with_a_quarrel
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.lending import with_lending
from tests.record.transitions.test_set_right import weighed
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

WHY = "It was otherwise."


def taken(harbour: Harbour, role: str, step: str, **more: object) -> int:
    """The number it has on the older child's record."""
    recorded = take_step(
        by=harbour.workers[role], asked=asked(step, harbour.older, **more), key=f"{step} {more}"[:64]
    )
    assert isinstance(recorded, Recorded), recorded
    return recorded.each[0].number


def struck(harbour: Harbour, role: str, number: int, **more: object) -> int:
    return strike(
        by=harbour.workers[role],
        child=harbour.older.public,
        number=number,
        why=WHY,
        key=f"strike {role} {number}",
        **more,  # type: ignore[arg-type]
    )


def corrected(harbour: Harbour, role: str, number: int, outcome: str) -> int:
    right = asked("weigh the evidence", harbour.older, outcome=outcome, others=with_the_principal(harbour))
    return correct(
        by=harbour.workers[role],
        child=harbour.older.public,
        number=number,
        why=WHY,
        asked=right,
        part=right.parts[0],
        key=f"correct {role} {number}",
    )


def the_run(harbour: Harbour) -> object:
    return course(Transition.objects.get(child=harbour.older, ended_at=None).public).situation(now())


def test_whoever_recorded_a_step_between_two_sides_stays_in_their_own_role(harbour: Harbour) -> None:
    number = weighed(harbour, "postponed").each[0].number
    corrected(harbour, "hub coordinator", number, "bureau joins")
    assert dict(the_run(harbour).named) == {  # type: ignore[attr-defined]
        "hub coordinator": harbour.workers["hub coordinator"].public,
        "bureau principal": harbour.workers["bureau principal"].public,
        "hub guide": harbour.workers["hub guide"].public,
    }


def test_a_manager_who_corrects_it_has_not_done_it(harbour: Harbour) -> None:
    number = weighed(harbour, "postponed").each[0].number
    corrected(harbour, "bureau principal", number, "bureau joins")
    entry = next(
        entry
        for entry in course(Transition.objects.get(child=harbour.older).public).told
        if entry.number == number
    )
    assert (entry.by, entry.outcome) == (harbour.workers["hub coordinator"].public, "bureau joins")
    assert entry.set_right[0].by == harbour.workers["bureau principal"].public
    assert differences(child=harbour.older, moment=now()) == {}


def test_what_was_answered_anew_is_what_is_read(harbour: Harbour) -> None:
    number = raised(harbour, harbour.older).each[0].number
    right = asked("raise a concern", harbour.older)
    correct(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        number=number,
        why=WHY,
        asked=right,
        part=ChildsPart(child=harbour.older.public, answers={"what worries you": "The door was open."}),
        key="c",
    )
    told = course(Transition.objects.get(child=harbour.older).public).told[0]
    assert told.answers == {"what worries you": "The door was open."}


def test_what_the_record_answered_is_answered_anew(harbour: Harbour) -> None:
    with_lending(harbour)
    raised(harbour, harbour.older)
    officer = harbour.workers["bureau officer"]
    number = taken(harbour, "bureau principal", "lend an officer", answers={"who is lent": officer.public})
    assert _state(harbour, "weigh the evidence") == "open"
    struck(harbour, "bureau principal", number)
    assert _state(harbour, "weigh the evidence") == "stopped"
    assert differences(child=harbour.older, moment=now()) == {}


def _state(harbour: Harbour, step: str) -> str:
    return next(one.state for one in the_run(harbour).steps if one.step == step)  # type: ignore[attr-defined]


def test_whoever_should_have_been_told_is_told_now(harbour: Harbour) -> None:
    with_lending(harbour)
    raised(harbour, harbour.older)
    officer = harbour.workers["bureau officer"]
    taken(harbour, "bureau principal", "lend an officer", answers={"who is lent": officer.public})
    number = taken(
        harbour,
        "hub coordinator",
        "weigh the evidence",
        outcome="bureau joins",
        others=with_the_principal(harbour),
    )
    said = corrected(harbour, "hub coordinator", number, "postponed")
    told = Notice.objects.filter(because=said).exclude(says__startswith="Set right")
    assert [(notice.worker, notice.because) for notice in told] == [(officer, said)]


def test_the_level_goes_back_to_what_it_was(harbour: Harbour) -> None:
    answers = {"what worries you": "Nobody came.", "how far it has gone": "3"}
    number = taken(harbour, "hub guide", "raise a concern", answers=answers)
    assert Child.objects.get(pk=harbour.older.pk).level == 3
    struck(harbour, "hub guide", number)
    assert Child.objects.get(pk=harbour.older.pk).level is None


class TestAnInnerProcedure:
    def begun(self, harbour: Harbour) -> int:
        with_a_quarrel(harbour)
        raised(harbour, harbour.older)
        return taken(harbour, "hub guide", "say what divides us", inner="quarrel")

    def test_its_first_step_takes_its_beginning_with_it(self, harbour: Harbour) -> None:
        number = self.begun(harbour)
        assert the_run(harbour).inner  # type: ignore[attr-defined]
        struck(harbour, "hub guide", number)
        assert the_run(harbour).inner == ()  # type: ignore[attr-defined]
        assert Happening.objects.filter(child=harbour.older, kind="struck").count() == 2
        assert differences(child=harbour.older, moment=now()) == {}

    def test_not_while_later_steps_rest_on_it(self, harbour: Harbour) -> None:
        number = self.begun(harbour)
        taken(
            harbour,
            "hub coordinator",
            "make it up",
            inner="quarrel",
            outcome="carry on",
            others=with_the_principal(harbour),
        )
        with pytest.raises(CanNot, match="Strike the latest of them first"):
            struck(harbour, "hub guide", number)
        assert not Happening.objects.filter(kind="struck").exists()


class TestAnEnd:
    def ended(self, harbour: Harbour) -> int:
        raised(harbour, harbour.older)
        end_transition(
            by=harbour.workers["hub coordinator"],
            transition=Transition.objects.get(child=harbour.older).public,
            why=WhyItEnds.BEGUN_IN_ERROR,
            reason="Meant for another family.",
            happened=now(),
            key="e",
        )
        return Happening.objects.get(child=harbour.older, kind="ended").number

    def test_one_that_was_an_error_itself_is_struck_and_it_goes_on(self, harbour: Harbour) -> None:
        struck(harbour, "hub coordinator", self.ended(harbour))
        assert Transition.objects.get(child=harbour.older).ended_at is None
        assert differences(child=harbour.older, moment=now()) == {}

    def test_but_never_beside_another_of_the_same_kind(self, harbour: Harbour) -> None:
        number = self.ended(harbour)
        raised(harbour, harbour.older, key="again")
        with pytest.raises(CanNot, match="another one of the same kind has begun since"):
            struck(harbour, "hub coordinator", number)


class TestACaseNote:
    def noted(self, harbour: Harbour) -> int:
        return case_note(by=harbour.workers["hub guide"], child=harbour.older.public, note="Seen at home.")

    @pytest.mark.parametrize("role", ["hub guide", "hub coordinator"])
    def test_whoever_wrote_it_strikes_it_or_a_manager(self, harbour: Harbour, role: str) -> None:
        struck(harbour, role, self.noted(harbour))
        assert Happening.objects.filter(kind="struck").count() == 1

    def test_and_nobody_else(self, harbour: Harbour) -> None:
        with pytest.raises(CanNot, match="Hub Guide recorded this"):
            struck(harbour, "bureau officer", self.noted(harbour))

    def test_it_is_not_corrected_but_written_anew(self, harbour: Harbour) -> None:
        with pytest.raises(CanNot, match="write it anew"):
            corrected(harbour, "hub guide", self.noted(harbour), "postponed")


def test_what_follows_from_something_else_is_not_struck(harbour: Harbour) -> None:
    with pytest.raises(CanNot, match="follows from another one"):
        struck(harbour, "hub guide", Happening.objects.get(child=harbour.older, kind="child added").number)


def test_what_was_recorded_meanwhile_is_looked_at_first(harbour: Harbour) -> None:
    number = raised(harbour, harbour.older).each[0].number
    seen = Happening.objects.filter(child=harbour.older).count()
    case_note(by=harbour.workers["hub guide"], child=harbour.older.public, note="Seen at home.")
    with pytest.raises(CanNot, match="recorded on this child meanwhile"):
        struck(harbour, "hub guide", number, seen=seen)
    struck(harbour, "hub guide", number, seen=seen + 1)


def test_a_double_click_strikes_once(harbour: Harbour) -> None:
    number = raised(harbour, harbour.older).each[0].number
    assert struck(harbour, "hub guide", number) == struck(harbour, "hub guide", number)
    assert Happening.objects.filter(kind="struck").count() == 1


def test_a_struck_step_can_be_taken_again(harbour: Harbour) -> None:
    number = weighed(harbour, "postponed").each[0].number
    struck(harbour, "hub coordinator", number)
    again = taken(
        harbour,
        "hub coordinator",
        "weigh the evidence",
        outcome="hub continues",
        others=with_the_principal(harbour),
    )
    assert again > number


def test_it_does_not_end_on_a_day_to_come(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    with pytest.raises(CanNot, match="Give a time that has passed"):
        end_transition(
            by=harbour.workers["hub coordinator"],
            transition=Transition.objects.get(child=harbour.older).public,
            why=WhyItEnds.TURNED_18,
            reason="Next week.",
            happened=now() + timedelta(days=7),
            key="e",
        )
