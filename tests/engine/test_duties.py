"""What is owed: fired by an event, remembered until done, asleep while `when` is not so, gone when it lapses."""

from datetime import date

import pytest

from held.language.conditions import Condition
from held.language.events import Taking
from held.language.norms import Duty, InnerDuty, Opening, Returning
from held.language.steps import Ask, AskKind
from held.language.times import AtOnce, Before
from tests.engine.building import (
    START,
    Sentences,
    Telling,
    all_of,
    done,
    inner_ends,
    london,
    on,
    pack,
    procedure,
    so,
    step,
    taking,
    within,
)
from tests.engine.crossing import NAME, PACK

STEPS = [
    step("knock", "knocking", by=("hill worker",), outcomes=("heard", "not heard")),
    step("enter", "entering", by=("hill worker",), asks=(Ask("it is warm", AskKind.YES_OR_NO),)),
    step("sit", "sitting", by=("hill worker",)),
    step("speak", "speaking", by=("hill worker",)),
]


def told(*norms: Duty | Opening | Returning | InnerDuty) -> Telling:
    house = procedure("visit", STEPS, list(norms), begins_with=("knock",), lead_at_start="hill worker")
    return Telling(pack([house]), "visit")


def duty(**words: object) -> Duty:
    norm = Sentences()(Duty, "1", **words)
    assert isinstance(norm, Duty)
    return norm


class TestFired:
    def test_by_its_event_and_no_other(self) -> None:
        story = told(duty(after=taking("knock", "heard"), step="enter"))
        assert story.does("knock", "not heard").owed("enter") is None
        assert story.does("knock", "heard").owed("enter") is not None

    def test_until_the_step_is_done(self) -> None:
        story = told(duty(after=taking("knock"), step="enter")).does("knock", "heard").does("sit")
        assert story.owed("enter") is not None
        assert story.does("enter").owed("enter") is None

    def test_lapses_when_the_events_step_comes_out_otherwise(self) -> None:
        story = told(duty(after=taking("knock", "heard"), step="enter")).does("knock", "heard")
        assert story.does("knock", "not heard").owed("enter") is None

    def test_stays_while_another_cause_is_left(self) -> None:
        event = on(Taking("knock", ("heard",)), Taking("speak"))
        story = told(duty(after=event, step="enter", time=within(1))).does("knock", "heard")
        story.does("speak", at="2026-03-04 09:00").does("knock", "not heard")
        owed = story.owed("enter")
        assert owed is not None
        assert owed.because == 3
        assert owed.since == london("2026-03-04 09:00")

    def test_from_the_start(self) -> None:
        assert told(duty(after=START, step="sit")).owed("sit") is not None

    def test_is_one_for_each_norm(self) -> None:
        say = Sentences()
        first, second = (say(Duty, "1", after=taking("knock"), step="enter") for _ in range(2))
        assert isinstance(first, Duty)
        assert isinstance(second, Duty)
        story = told(first, second).does("knock", "heard")
        assert [each.norm.id for each in story.stands().duties] == ["1/1", "1/2"]

    def test_unless_already_done_is_looked_at_when_it_fires(self) -> None:
        story = told(duty(after=taking("knock"), step="enter", unless_already_done=True)).does("enter")
        assert story.does("knock", "heard").owed("enter") is None

    def test_without_these_words_it_is_asked_for_again(self) -> None:
        story = told(duty(after=taking("knock"), step="enter")).does("enter").does("knock", "heard")
        assert story.owed("enter") is not None
        assert story.step("enter").state == "open"


class TestAskedAgain:
    def test_while_owed_the_earlier_date_stays(self) -> None:
        story = told(duty(after=taking("knock", "heard"), step="enter", time=within(2)))
        story.does("knock", "heard").does("knock", "heard", at="2026-03-03 09:00")
        owed = story.owed("enter")
        assert owed is not None
        assert owed.due == london("2026-03-04 23:59").replace(second=59)

    def test_after_it_was_done_its_time_is_new(self) -> None:
        story = told(duty(after=taking("knock", "heard"), step="enter", time=within(2)))
        story.does("knock", "heard").does("enter").does("knock", "heard", at="2026-03-09 09:00")
        owed = story.owed("enter")
        assert owed is not None
        assert owed.since == london("2026-03-09 09:00")

    def test_its_earlier_result_meets_no_condition(self) -> None:
        story = told(
            duty(after=taking("knock", "heard"), step="enter"),
            Sentences()(Duty, "2", after=taking("knock"), step="sit", when=all_of(done("enter"))),  # type: ignore[arg-type]
        )
        story.does("knock", "heard").does("enter")
        assert story.owed("sit") is not None
        story.does("sit").does("knock", "heard")
        assert story.owed("sit") is None

    def test_an_offer_asks_for_nothing_again(self) -> None:
        story = (
            told(duty(after=taking("knock"), step="enter", force="may")).does("knock", "heard").does("enter")
        )
        story.does("knock", "heard")
        assert story.owed("enter") is None
        assert story.step("enter").state == "open"
        assert story.stands().duties == ()


class TestAsleep:
    WARM = all_of(so("it is warm"))

    def story(self, when: Condition | None = None, unless: Condition | None = None) -> Telling:
        return told(duty(after=taking("knock"), step="sit", when=when, unless=unless, time=within(1)))

    def test_it_sleeps_while_not_known_and_shows_the_question(self) -> None:
        story = self.story(when=self.WARM).does("knock", "heard")
        assert story.owed("sit") is None
        assert [(reason.kind, reason.says) for reason in story.step("sit").warnings] == [
            ("unknown", "It is not known whether it is warm. If so, this is owed.")
        ]

    def test_it_wakes_and_its_time_runs_from_then(self) -> None:
        story = self.story(when=self.WARM).does("knock", "heard")
        story.does("enter", at="2026-03-10 09:00", facts={"it is warm": "yes"})
        owed = story.owed("sit")
        assert owed is not None
        assert (owed.since, owed.because) == (london("2026-03-10 09:00"), 2)
        assert owed.due == london("2026-03-11 23:59").replace(second=59)

    def test_it_falls_asleep_again(self) -> None:
        story = self.story(when=self.WARM).does("knock", "heard").does("enter", facts={"it is warm": "yes"})
        assert story.does("enter", facts={"it is warm": "no"}).owed("sit") is None

    def test_not_known_excuses_nobody(self) -> None:
        story = self.story(unless=self.WARM).does("knock", "heard")
        assert story.owed("sit") is not None
        assert story.does("enter", facts={"it is warm": "yes"}).owed("sit") is None

    def test_done_in_its_sleep_it_is_forgotten(self) -> None:
        story = self.story(when=self.WARM).does("knock", "heard").does("sit")
        assert story.does("enter", facts={"it is warm": "yes"}).owed("sit") is None

    def test_an_answer_stays_until_the_step_answers_again(self) -> None:
        story = self.story(when=self.WARM).does("enter", facts={"it is warm": "yes"}).does("enter")
        assert story.does("knock", "heard").owed("sit") is not None


class TestItsDate:
    def test_no_time_in_the_clause_gives_the_authoritys_own_day(self) -> None:
        owed = told(duty(after=taking("knock"), step="enter")).does("knock", "heard").owed("enter")
        assert owed is not None
        assert owed.time_is_ours
        assert owed.due == london("2026-03-09 23:59").replace(second=59)

    def test_counts_from_when_it_happened_not_from_when_it_was_recorded(self) -> None:
        story = told(duty(after=taking("knock"), step="enter", time=within(1)))
        story.does("knock", "heard", happened="2026-03-06 16:00", at="2026-03-09 09:00")
        owed = story.owed("enter")
        assert owed is not None
        assert owed.since == london("2026-03-06 16:00")
        assert owed.due == london("2026-03-09 23:59").replace(second=59)

    def test_counted_from_another_step(self) -> None:
        story = told(duty(after=taking("sit"), step="speak", time=within(2), counted_from="knock"))
        story.does("knock", "heard").does("sit", at="2026-03-03 10:00")
        owed = story.owed("speak")
        assert owed is not None
        assert owed.due == london("2026-03-04 23:59").replace(second=59)

    def test_a_meeting_that_puts_itself_off_means_another_day(self) -> None:
        story = Telling(PACK, NAME).does("talk it over", "go on")
        story.does("hold the meeting", "next week", at="2026-03-05 13:55")
        owed = story.owed("hold the meeting")
        assert owed is not None
        assert owed.due == london("2026-03-12 23:59").replace(second=59)

    def test_at_once_is_late_the_moment_after(self) -> None:
        story = told(duty(after=taking("knock"), step="enter", time=AtOnce())).does("knock", "heard")
        now, soon = story.owed("enter"), story.owed("enter", at="2026-03-02 09:05")
        assert now is not None
        assert soon is not None
        assert (now.late, soon.late) == (False, True)

    def test_counted_without_bank_holidays_is_told(self) -> None:
        story = told(duty(after=taking("knock"), step="enter", time=within(48, "months")))
        owed = story.does("knock", "heard").owed("enter")
        assert owed is not None
        assert owed.without_bank_holidays

    def test_the_next_due_comes_first(self) -> None:
        story = Telling(PACK, NAME).does("ring the bell", "urgent")
        assert [each.step for each in story.stands().duties] == ["carry over", "write the note"]


class TestComingBack:
    def story(self) -> Telling:
        say = Sentences()
        heard, spoken = taking("knock", "heard"), taking("speak")
        returns = say(Returning, "1", every=within(1, "months"), opens=heard, closes=spoken, step="sit")
        assert isinstance(returns, Returning)
        return told(returns)

    def due(self, story: Telling, at: str | None = None) -> str:
        owed = story.owed("sit", at)
        assert owed is not None
        return owed.due.strftime("%d %B")

    def test_the_first_is_due_after_the_first_time(self) -> None:
        assert self.due(self.story().does("knock", "heard")) == "02 April"

    def test_the_next_is_due_that_long_after_the_last_was_due(self) -> None:
        story = self.story().does("knock", "heard").does("sit", at="2026-03-20 10:00")
        assert self.due(story) == "02 May"

    def test_missed_ones_do_not_pile_up(self) -> None:
        story = self.story().does("knock", "heard").does("sit", at="2026-06-20 10:00")
        assert self.due(story) == "02 July"

    def test_until_its_period_closes(self) -> None:
        story = self.story().does("knock", "heard").does("speak")
        assert story.owed("sit") is None
        assert story.step("sit").state == "not asked for"

    def test_the_step_may_be_done_early(self) -> None:
        assert self.story().does("knock", "heard").step("sit").state == "open"


class TestAnInnerProcedureOwed:
    def test_until_it_begins(self) -> None:
        say = Sentences()
        row = procedure("row", [step("shout", "shouting")], [], begins_with=("shout",), is_inner=True)
        norm = say(InnerDuty, "1", after=taking("knock", "not heard"), inner="row", time=within(1))
        after = say(Duty, "2", after=inner_ends("row"), step="speak")
        house = procedure("visit", STEPS, [norm, after], begins_with=("knock",), inside=("row",))
        story = Telling(pack([house, row]), "visit").does("knock", "not heard")
        (owed,) = story.stands().inner_owed
        assert (owed.step, owed.role, owed.due) == (
            "row",
            None,
            london("2026-03-03 23:59").replace(second=59),
        )
        assert story.begins("row", "row 1").stands().inner_owed == ()

    def test_by_the_role_that_the_sentence_names(self) -> None:
        say = Sentences()
        row = procedure("row", [step("shout", "shouting")], [], begins_with=("shout",), is_inner=True)
        norm = say(InnerDuty, "1", after=taking("knock", "not heard"), inner="row", role="hill manager")
        house = procedure("visit", STEPS, [norm], begins_with=("knock",), inside=("row",))
        (owed,) = Telling(pack([house, row]), "visit").does("knock", "not heard").stands().inner_owed
        assert owed.role == "hill manager"


class TestTowardsADate:
    """`7 days before DATE`: the date is what a step was told last."""

    STEPS = [
        step("agree", "agreeing", by=("hill worker",), repeats=True, asks=(Ask("the day", AskKind.DATE),)),
        step("check", "checking", by=("hill worker",)),
    ]

    def told(self) -> Telling:
        norm = duty(after=taking("agree"), step="check", time=Before(7, "days", "the day"))
        agreed = Sentences()(Opening, "2", opens=START, closes=None, step="agree")
        house = procedure("visit", self.STEPS, [norm, agreed], begins_with=("agree",))
        return Telling(pack([house]), "visit")

    def test_it_is_counted_back(self) -> None:
        owed = self.told().does("agree", facts={"the day": "2026-04-14"}).owed("check")
        assert owed is not None
        assert (owed.due.date(), owed.time_is_ours) == (date(2026, 4, 7), False)

    def test_another_date_moves_it(self) -> None:
        story = self.told().does("agree", facts={"the day": "2026-04-14"})
        moved = story.does("agree", facts={"the day": "2026-04-21"}).owed("check")
        assert moved is not None
        assert moved.due.date() == date(2026, 4, 14)

    @pytest.mark.parametrize("facts", [{}, {"the day": "in spring"}])
    def test_while_nobody_told_it_we_look_again(self, facts: dict[str, str]) -> None:
        owed = self.told().does("agree", at="2026-03-02 10:00", facts=facts).owed("check")
        assert owed is not None
        assert (owed.due.date(), owed.time_is_ours) == (date(2026, 3, 9), True)
