"""A strike or a correction that was wrong itself is taken back: what it set right counts again, and all stays readable."""

import pytest

from held.record.actions.cannot import CanNot
from held.record.actions.people.case_note import case_note
from held.record.clock import now
from held.record.index.rebuild import differences, rows_of
from held.record.reading.care.lead import lead_at
from held.record.reading.chronology.chronology import chronology
from held.record.reading.history.verify import verify
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.course import course
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.pages.transitions.quarrel import with_a_quarrel
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_set_right import weighed
from tests.record.transitions.test_set_right_whole import WHY, corrected, struck, taken, the_run
from tests.record.transitions.test_take_step import crossed, raised


def stands(harbour: Harbour) -> tuple[object, ...]:
    """Every row of the index but those of duties, which say when they were asked anew, and each step that counts."""
    rows = {table: row for table, row in rows_of(harbour.older).items() if table != "owed"}
    told = [
        (told.step, told.outcome)
        for transition in Transition.objects.filter(child=harbour.older)
        for told in course(transition.public).told
        if told.counts
    ]
    return rows, told, Child.objects.get(pk=harbour.older.pk).level


def test_what_was_struck_counts_again_and_the_lead_holders_and_end_come_back(harbour: Harbour) -> None:
    done = crossed(harbour)
    assert isinstance(done, Recorded)
    before = stands(harbour)
    strike = struck(harbour, "bureau officer", done.each[0].number)
    assert stands(harbour) != before
    lead = lead_at(harbour.older, now())
    assert lead is not None
    assert lead.worker == harbour.workers["hub guide"]
    struck(harbour, "bureau officer", strike)
    assert stands(harbour) == before
    lead = lead_at(harbour.older, now())
    assert lead is not None
    assert lead.worker == harbour.workers["bureau officer"]
    assert differences(child=harbour.older, moment=now()) == {}
    assert not verify().faults


def test_a_correction_that_was_wrong_is_taken_back_and_it_reads_as_it_was_recorded(harbour: Harbour) -> None:
    number = weighed(harbour, "hub continues").each[0].number
    before = stands(harbour)
    correction = corrected(harbour, "hub coordinator", number, "postponed")
    assert Transition.objects.get(child=harbour.older).ended_at is None
    struck(harbour, "hub coordinator", correction)
    assert stands(harbour) == before
    assert differences(child=harbour.older, moment=now()) == {}


def test_it_is_for_whoever_struck_it_or_a_manager(harbour: Harbour) -> None:
    number = raised(harbour, harbour.older).each[0].number
    strike = struck(harbour, "hub coordinator", number)
    with pytest.raises(CanNot, match="Hub Coordinator recorded this"):
        struck(harbour, "hub guide", strike)
    struck(harbour, "hub coordinator", strike)


def test_once_taken_back_it_can_be_struck_again_but_the_taking_back_cannot(harbour: Harbour) -> None:
    number = weighed(harbour, "postponed").each[0].number
    strike = struck(harbour, "hub coordinator", number)
    back = struck(harbour, "hub coordinator", strike)
    with pytest.raises(CanNot, match="was taken back already"):
        struck(harbour, "bureau principal", strike)
    with pytest.raises(CanNot, match="set the entry itself right again"):
        struck(harbour, "hub coordinator", back)
    struck(harbour, "bureau principal", number)
    assert differences(child=harbour.older, moment=now()) == {}


def test_whoever_was_told_of_the_strike_is_told_that_it_counts_again(harbour: Harbour) -> None:
    number = raised(harbour, harbour.older).each[0].number
    strike = struck(harbour, "hub guide", number)
    of_the_strike = Notice.objects.filter(child=harbour.older, because=strike)
    back = struck(harbour, "hub guide", strike)
    of_this = Notice.objects.filter(child=harbour.older, because=back)
    assert {(one.team, one.worker) for one in of_this} == {(one.team, one.worker) for one in of_the_strike}
    assert of_this.exists()
    assert all(one.says.startswith("Taken back: Set right: ") for one in of_this)
    assert not any(one.paper for one in of_this)


def test_a_note_that_was_struck_counts_again(harbour: Harbour) -> None:
    number = case_note(by=harbour.workers["hub guide"], child=harbour.older.public, note="Seen at home.")
    strike = struck(harbour, "hub guide", number)
    struck(harbour, "hub guide", strike)
    line = next(line for line in chronology(harbour.older.public).lines if line.number == number)
    assert line.counts


def test_an_end_that_was_struck_ends_it_again(harbour: Harbour) -> None:
    number = weighed(harbour, "hub continues").each[0].number
    strike = struck(harbour, "hub coordinator", number)
    assert Transition.objects.get(child=harbour.older).ended_at is None
    struck(harbour, "hub coordinator", strike)
    assert Transition.objects.get(child=harbour.older).ended_at is not None
    assert differences(child=harbour.older, moment=now()) == {}


class TestAnInnerProcedure:
    def begun(self, harbour: Harbour) -> int:
        with_a_quarrel(harbour)
        raised(harbour, harbour.older)
        return taken(harbour, "hub guide", "say what divides us", inner="quarrel")

    def test_its_beginning_comes_back_with_its_first_step(self, harbour: Harbour) -> None:
        strike = struck(harbour, "hub guide", self.begun(harbour))
        struck(harbour, "hub guide", strike)
        assert [run.run for run in the_run(harbour).inner] == ["quarrel 1"]  # type: ignore[attr-defined]
        assert Happening.objects.filter(child=harbour.older, kind="struck").count() == 4
        assert differences(child=harbour.older, moment=now()) == {}

    def test_not_by_its_beginning_alone(self, harbour: Harbour) -> None:
        strike = struck(harbour, "hub guide", self.begun(harbour))
        with pytest.raises(CanNot, match="Take back what was said of that step"):
            struck(harbour, "hub guide", strike + 1)

    def test_not_when_it_was_begun_anew_since_and_the_new_one_has_a_name_of_its_own(
        self, harbour: Harbour
    ) -> None:
        strike = struck(harbour, "hub guide", self.begun(harbour))
        taken(harbour, "hub guide", "say what divides us", inner="quarrel", happened=now())
        assert [run.run for run in the_run(harbour).inner] == ["quarrel 2"]  # type: ignore[attr-defined]
        with pytest.raises(CanNot, match="begun anew since"):
            struck(harbour, "hub guide", strike)
        assert differences(child=harbour.older, moment=now()) == {}


def test_all_that_was_said_stays(harbour: Harbour) -> None:
    number = weighed(harbour, "postponed").each[0].number
    strike = struck(harbour, "hub coordinator", number)
    back = struck(harbour, "hub coordinator", strike)
    texts = Happening.objects.filter(child=harbour.older, number__in=[number, strike, back])
    assert [WHY in (row.words.text or "") for row in texts.order_by("number")] == [False, True, True]
