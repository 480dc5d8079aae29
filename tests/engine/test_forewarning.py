"""A duty that can't be met unless something is done by a certain time. Thursdays at two is the harbour meeting."""

from dataclasses import replace

import pytest

from held.engine.calendar import calendar_of
from held.engine.forewarning import Forewarned, Stuck, forewarned, urgency
from held.engine.history import StepTaken
from held.language.norms import Duty, Ends, Norm, Only, Opening
from held.language.times import ByMeeting
from tests.engine.building import (
    START,
    Sentences,
    Telling,
    all_of,
    done,
    late,
    london,
    pack,
    procedure,
    step,
    taking,
    within,
)
from tests.engine.crossing import NAME, OTHERS, PACK


def warned(story: Telling) -> dict[str, Forewarned]:
    found = forewarned(pack=story.pack, procedure=story.procedure, history=story.history, moment=story.now)
    return {one.duty.step: one for one in found if isinstance(one, Forewarned)}


def stuck(story: Telling) -> dict[str, str]:
    found = forewarned(pack=story.pack, procedure=story.procedure, history=story.history, moment=story.now)
    return {one.duty.step: one.why for one in found if isinstance(one, Stuck)}


def sails_only_after_the_answer(*opened_by: Norm) -> Telling:
    """Sail within a week of the start, only after the answer; what opens the answer is for the test to say."""
    say = Sentences()
    say(Duty, "1", after=START, step="sail", time=within(7, "days"))
    say(Only, "2", step="sail", needs=all_of(done("answer", "yes")))
    say(Duty, "4", after=START, step="report", time=within(9, "days"))
    say(Ends, "5", event=taking("sail"), service="harbour team")
    steps = [
        step("sail", "sailing", by=("hill worker",)),
        step("answer", "answering", by=("harbour worker",), outcomes=("yes", "no"), repeats=False),
        step("report", "reporting", by=("harbour worker",)),
        step("write", "writing", by=("harbour worker",)),
    ]
    norms = [*say.norms, *opened_by]
    whole = procedure("sail away", steps, norms, begins_with=("write",), comes_from="hill team")
    return Telling(pack([whole]), "sail away")


def opening(**words: object) -> Norm:
    return Sentences()(Opening, "3", **{"opens": START, "closes": None, "step": "answer", **words})


@pytest.fixture
def sailing() -> Telling:
    """Sail within a week, only after a meeting that is held on Thursdays, to which papers have to have come."""
    say = Sentences()
    say(Duty, "1", after=START, step="sail", time=within(7, "days"))
    say(Only, "2", step="sail", needs=all_of(done("meet", "sail")))
    say(Opening, "3", opens=START, closes=None, step="meet")
    say(Duty, "3", after=taking("meet", "later"), step="meet", time=ByMeeting("harbour meeting"))
    say(Only, "4", step="meet", needs=all_of(done("write")))
    say(Opening, "4", opens=START, closes=None, step="write")
    say(Ends, "5", event=taking("sail"), service="harbour team")
    steps = [
        step("sail", "sailing", by=("hill worker",)),
        step("meet", "meeting", by=("hill manager",), outcomes=("sail", "later")),
        step("write", "writing", by=("harbour worker",)),
    ]
    whole = procedure("sail away", steps, say.norms, begins_with=("write",), comes_from="hill team")
    return Telling(pack([whole]), "sail away")


def test_what_comes_before_a_meeting_is_done_before_it_begins(sailing: Telling) -> None:
    """Monday 2 March 2026: a week is until the end of Monday the 9th, and the last meeting before that is on the 5th."""
    one = warned(sailing)["sail"]
    assert [(timed.act.step, timed.latest, timed.meets) for timed in one.acts] == [
        ("write", london("2026-03-05 14:00"), None),
        ("meet", london("2026-03-05 23:59").replace(second=59), london("2026-03-05 14:00")),
    ]
    assert one.latest == london("2026-03-05 14:00")
    assert [timed.act.step for timed in one.can_be_done] == ["write"]


def test_it_does_not_move_as_the_clock_goes_on(sailing: Telling) -> None:
    before = warned(sailing)["sail"].acts
    sailing.now = london("2026-03-06 09:00")
    assert warned(sailing)["sail"].acts == before


def test_a_meeting_that_is_not_held_is_left_out() -> None:
    """Good Friday and Easter Monday fall on no Thursday; Christmas Day 2025 does."""
    calendar = calendar_of(PACK)
    christmas_eve = london("2025-12-31 12:00")
    assert calendar.last_meeting("harbour meeting", christmas_eve) == london("2025-12-18 14:00")
    assert calendar.last_meeting("harbour meeting", london("2026-03-05 14:00")) == london("2026-03-05 14:00")
    assert calendar.last_meeting("harbour meeting", london("2026-03-05 13:59")) == london("2026-02-26 14:00")


def test_what_is_open_is_not_forewarned() -> None:
    story = Telling(PACK, NAME).does("talk it over", "go on", named=OTHERS)
    assert warned(story) == {}


def test_what_somebody_else_s_act_stops_is_forewarned_until_it_is_done() -> None:
    story = Telling(PACK, NAME).does("talk it over", "go on", named=OTHERS)
    story.does("hold the meeting", "go", named=OTHERS)
    one = warned(story)["carry over"]
    assert [timed.act.step for timed in one.acts] == ["send the papers"]
    assert one.latest == one.duty.due
    story.does("send the papers")
    assert warned(story) == {}


def test_nobody_is_told_to_begin_what_only_safety_opens() -> None:
    story = Telling(PACK, NAME).does("talk it over", "go on", named=OTHERS)
    story.begins("quarrel", "quarrel 1")
    told = [timed.act for one in warned(story).values() for timed in one.acts]
    assert not any(act.for_safety for act in told)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-03-04 09:00", "in time"),
        ("2026-03-05 09:00", "act today"),
        ("2026-03-05 14:01", "too late"),
    ],
)
def test_how_urgent_it_is(now: str, said: str) -> None:
    assert urgency(london("2026-03-05 14:00"), london(now), calendar_of(PACK)) == said


def test_a_date_on_a_sunday_is_acted_on_by_friday() -> None:
    assert urgency(london("2026-03-08 23:59"), london("2026-03-06 09:00"), calendar_of(PACK)) == "act today"


def test_the_duty_is_met_by_whoever_acts_when_told(sailing: Telling) -> None:
    sailing.does("write", at="2026-03-05 13:00").does("meet", "sail", at="2026-03-05 14:30")
    assert sailing.step("sail").state == "open"
    assert isinstance(sailing.history[-1], StepTaken)
    duty = sailing.owed("sail")
    assert duty
    assert not duty.late


def test_what_nothing_opens_any_more_is_stuck() -> None:
    story = sails_only_after_the_answer(opening())
    assert warned(story)["sail"].acts[-1].act.outcomes == ("yes",)
    assert stuck(story) == {}
    story.does("answer", "no")
    assert warned(story) == {}
    assert stuck(story) == {"sail": "none"}


def test_what_comes_about_by_a_safety_step_alone_is_stuck() -> None:
    assert stuck(sails_only_after_the_answer(opening(for_safety=True))) == {"sail": "for safety"}


def test_what_waits_for_a_later_date_to_pass_cannot_be_met_in_time() -> None:
    """The report is late on the tenth day, and only then may the answer be given: the sailing is due on the eighth."""
    assert stuck(sails_only_after_the_answer(opening(opens=late("report")))) == {"sail": "a date"}


def test_what_only_waits_for_an_earlier_date_to_pass_is_neither() -> None:
    story = sails_only_after_the_answer(opening(opens=late("report")))
    norms = story.pack.procedures["sail away"].norms
    later = replace(norms[0], time=within(20, "days"))
    whole = story.pack.procedures["sail away"]
    waits = procedure(
        "sail away",
        list(whole.steps.values()),
        [later, *norms[1:]],
        begins_with=("write",),
        comes_from="hill team",
    )
    patient = Telling(pack([waits]), "sail away")
    assert stuck(patient) == {}
    assert warned(patient) == {}
