"""Stories are run line by line, and say what is so instead."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from held.engine.stories import StoryRun, run_story
from held.engine.unproved import drop_each, without
from held.language.pack import Pack
from held.language.story import (
    BeginInner,
    EndAnyway,
    EndedWith,
    Expectation,
    Expected,
    HeldBy,
    KnownTold,
    LedBy,
    Look,
    NotEnded,
    OfStep,
    Owed,
    PutAside,
    Sent,
    Story,
    Strike,
    TakeStep,
    Tell,
    ToldRole,
    Warned,
)
from tests.engine.building import LONDON, london
from tests.engine.crossing import NAME, PACK


def tell(at: str, act: Any, role: str | None = None, *then: Expectation, **words: Any) -> Tell:
    moment = london(at)
    expected = tuple(Expected(what, f"sentence {place}", place) for place, what in enumerate(then))
    given: dict[str, Any] = {"recorded": moment, "person": role, "line": 1, "then": expected} | words
    return Tell(on=moment, act=act, role=role, **given)


def run(*tells: Tell, pack: Pack = PACK) -> StoryRun:
    return run_story(pack, Story("invented", "stories/invented.yaml", NAME, tells))


TALK = tell("2026-03-02 10:00", TakeStep("talk it over", "go on"), "hill manager")
MEET = tell("2026-03-05 14:00", TakeStep("hold the meeting", "go"), "harbour manager")


def failures(told: StoryRun) -> list[str]:
    return [words for _, words in told.failed]


class TestKept:
    def test_what_is_so_is_silent(self) -> None:
        until = datetime(2026, 3, 5, 23, 59, tzinfo=LONDON)
        told = run(
            tell(
                "2026-03-02 10:00",
                TakeStep("talk it over", "go on"),
                "hill manager",
                Owed("hold the meeting", "hill manager", until),
                OfStep("not owed", "carry over"),
                OfStep("open", "ring the bell"),
                OfStep("not open", "carry over"),
                HeldBy(frozenset({"hill team"})),
                LedBy("hill worker"),
                NotEnded(),
            )
        )
        assert told.failed == ()

    def test_a_refusal_that_is_expected(self) -> None:
        told = run(
            TALK,
            tell(
                "2026-03-03 10:00",
                TakeStep("let go"),
                "hill manager",
                refused=frozenset({"7", "our reading of 7"}),
            ),
        )
        assert told.failed == ()

    def test_a_departure_gives_its_reason_and_warns(self) -> None:
        told = run(
            TALK,
            MEET,
            tell(
                "2026-03-06 10:00",
                TakeStep("send the papers"),
                "hill worker",
                Warned("9"),
                Sent("the papers", "harbour team"),
            ),
        )
        assert told.failed == ()

    def test_the_clock_speaks_before_anybody_acts(self) -> None:
        told = run(TALK, tell("2026-03-06 09:00", Look(), None, OfStep("late", "hold the meeting")))
        assert told.failed == ()
        assert "went late: hold the meeting [3]" in told.printed

    def test_a_line_can_be_struck(self) -> None:
        told = run(
            TALK,
            MEET,
            tell("2026-03-05 16:00", Strike(2), "harbour manager", OfStep("not owed", "carry over")),
        )
        assert told.failed == ()

    def test_an_inner_procedure(self) -> None:
        told = run(
            TALK,
            tell("2026-03-02 11:00", BeginInner("quarrel", "say so"), "hill worker", Owed("talk as workers")),
            tell(
                "2026-03-02 12:00",
                TakeStep("talk as workers", "go", "quarrel"),
                "hill worker",
                OfStep("open", "quarrel", to_begin=True),
            ),
        )
        assert told.failed == ()

    def test_set_aside_by_a_manager(self) -> None:
        told = run(
            TALK,
            tell(
                "2026-03-03 10:00",
                PutAside("hold the meeting"),
                "hill manager",
                OfStep("not owed", "hold the meeting"),
            ),
        )
        assert told.failed == ()

    def test_a_manager_ends_it_for_what_no_procedure_says(self) -> None:
        moved = tell("2026-03-03 10:00", EndAnyway("moved away"), "hill manager", EndedWith("hill team"))
        assert run(TALK, moved).failed == ()
        again = replace(moved, refused=frozenset({"the promise"}))
        assert run(TALK, moved, again).failed == ()

    def test_nobody_else_ends_it(self) -> None:
        moved = tell("2026-03-03 10:00", EndAnyway("moved away"), "hill worker", NotEnded())
        assert failures(run(TALK, moved)) == [
            "end: moved away: this is refused, citing “the promise”. This is ended by a manager, with a reason."
        ]

    def test_what_the_record_knows(self) -> None:
        told = run(TALK, tell("2026-03-03 10:00", KnownTold({"the moon is up": "yes"}), None, NotEnded()))
        assert told.failed == ()

    def test_told_and_ended(self) -> None:
        told = run(
            tell(
                "2026-03-02 09:00",
                TakeStep("ring the bell", "urgent"),
                "hill worker",
                ToldRole("harbour manager"),
            ),
        )
        assert told.failed == ()
        ended = tell(
            "2026-03-02 10:00", TakeStep("talk it over", "not now"), "hill manager", EndedWith("hill team")
        )
        assert run(ended).failed == ()


class TestFailed:
    def test_each_sentence_says_what_is_so_instead(self) -> None:
        told = run(
            tell(
                "2026-03-02 10:00",
                TakeStep("talk it over", "go on"),
                "hill manager",
                Owed("carry over"),
                Owed("hold the meeting", "hill worker"),
                OfStep("not owed", "hold the meeting"),
                OfStep("open", "carry over"),
                HeldBy(frozenset({"harbour team"})),
                LedBy("Noor"),
                EndedWith("hill team"),
                Sent("the papers", "harbour team"),
                Owed("hold the meeting", force="should"),
                Owed("hold the meeting", until=datetime(2026, 3, 5, 23, 59, tzinfo=LONDON), look_again=True),
            )
        )
        assert failures(told) == [
            "sentence 0: it is not owed.",
            "sentence 1: it is owed by hill manager until 2026-03-05 23:59.",
            "sentence 2: it is owed until 2026-03-05 23:59.",
            "sentence 3: it is not asked for: This can go ahead only after holding the meeting (go).",
            "sentence 4: it is held by hill team.",
            "sentence 5: the lead is hill worker.",
            "sentence 6: it has not ended.",
            "sentence 7: what was sent: nobody and nothing.",
            "sentence 8: it is a “must”, and not a “should”.",
            "sentence 9: it is owed by hill manager until 2026-03-05 23:59.",
        ]

    def test_a_refusal_nobody_expected(self) -> None:
        (words,) = failures(run(TALK, tell("2026-03-03 10:00", TakeStep("carry over"), "harbour manager")))
        assert words.startswith("carry over: this is refused, citing “")

    def test_an_act_that_should_have_been_refused(self) -> None:
        told = run(replace(TALK, refused=frozenset({"2"})))
        assert failures(told) == ["talk it over (go on): this is taken, and not refused citing “2”."]

    def test_a_refusal_for_another_reason(self) -> None:
        told = run(
            TALK,
            tell("2026-03-03 10:00", TakeStep("send the papers"), "hill worker", refused=frozenset({"5"})),
        )
        (words,) = failures(told)
        assert words.startswith("send the papers: refused citing “4”, and not “5”.")

    def test_a_refused_beginning_begins_nothing(self) -> None:
        told = run(
            tell(
                "2026-03-02 09:00",
                TakeStep("let go"),
                "hill manager",
                refused=frozenset({"7", "our reading of 7"}),
            ),
            TALK,
        )
        assert told.failed == ()


class TestPrinted:
    def test_everything_stands_after_each_line(self) -> None:
        assert run(TALK).printed == (
            "invented\n\n"
            "2026-03-02 10:00, hill manager: talk it over (go on)\n"
            "  owed: hold the meeting, by hill manager, until 2026-03-05 23:59 [3]\n"
            "  open: hold the meeting [3]\n"
            "  open: ring the bell, for safety [5]\n"
            "  open: ask the neighbours [9]\n"
            "  may begin: quarrel\n"
            "  held by: hill team [7]\n"
            "  lead: hill worker\n"
        )

    def test_any_change_of_the_pack_shows(self) -> None:
        procedure = PACK.procedures[NAME]
        for norm in procedure.norms:
            if norm.id in ("3/1", "5/1", "7/3", "9/2"):
                assert run(TALK, pack=without(PACK, procedure, norm)).printed != run(TALK).printed


class TestUnproved:
    def test_a_sentence_is_proved_when_a_hand_written_line_notices_its_loss(self) -> None:
        told = Story(
            "invented",
            "stories/invented.yaml",
            NAME,
            (replace(TALK, then=(Expected(Owed("hold the meeting"), "", 1),)),),
        )
        dropped = {each.norm.id: each for each in drop_each(PACK, [told]) if each.procedure == NAME}
        assert dropped["3/1"].noticed_by == "invented"
        assert (dropped["5/1"].noticed_by, dropped["5/1"].shows) == (None, True)
        assert (dropped["8/1"].noticed_by, dropped["8/1"].shows) == (None, False)
