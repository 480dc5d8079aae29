"""An inner procedure looks from outside like a step with outcomes; inside it has duties and steps of its own."""

import pytest

from held.engine.history import Began
from held.engine.situation import Refused, Taken
from held.engine.taking import begin_inner
from held.language.conditions import Ended
from held.language.norms import Duty, Ends, InnerDuty, Only, Opening
from tests.engine.building import (
    START,
    Sentences,
    Telling,
    all_of,
    inner_ends,
    pack,
    procedure,
    step,
    taking,
    within,
)
from tests.engine.crossing import NAME, QUARREL
from tests.engine.test_steps import begun


def begins(
    story: Telling, inner: str = "quarrel", run: str = "quarrel 1", first: str = "say so"
) -> Taken | Refused:
    words = story.entry(None)
    began = Began(**words | {"run": run}, procedure=inner)
    act = story.act(first, run=run)
    answer = begin_inner(
        pack=story.pack,
        procedure=story.procedure,
        history=story.history,
        inner=inner,
        began=began,
        act=act,
        acting=frozenset(),
        moment=story.now,
    )
    if isinstance(answer, Taken):
        story.tell(began).tell(act)
    return answer


class TestBeginning:
    def test_at_any_moment(self) -> None:
        answer = begins(begun())
        assert isinstance(answer, Taken)
        assert [run.run for run in answer.after.inner] == ["quarrel 1"]
        assert answer.after.may_begin == ()
        assert [(duty.step, duty.run) for duty in answer.after.duties if duty.run] == [
            ("talk as workers", "quarrel 1")
        ]

    def test_only_with_a_step_that_begins_it_though_a_sentence_opens_another_from_its_start(self) -> None:
        say = Sentences()
        say(Opening, "Q", opens=START, closes=None, step="walk away", anyone=True)
        say(Ends, "Q", event=taking("say so"), result="done")
        steps = [step("say so", "saying so"), step("walk away", "walking away")]
        sulk = procedure("sulk", steps, say.norms, begins_with=("say so",), is_inner=True, endings=("done",))
        walk = procedure(
            "walk",
            [step("look", "looking")],
            Sentences().norms,
            begins_with=("look",),
            inside=("sulk",),
            comes_from="hill team",
            goes_to="hill team",
            lead_at_start="hill worker",
        )
        story = Telling(pack([walk, sulk]), "walk").does("look")
        answer = begins(story, "sulk", "sulk 1", first="walk away")
        assert isinstance(answer, Refused)
        assert [reason.lets_proceed for reason in answer.reasons] == ["Begin it with “say so”."]
        assert isinstance(begins(story, "sulk", "sulk 1"), Taken)

    def test_once_at_a_time(self) -> None:
        story = begun()
        begins(story)
        answer = begins(story, run="quarrel 2")
        assert isinstance(answer, Refused)
        assert answer.reasons[0].says == "The quarrel is open already; there is one at a time."

    def test_again_when_the_first_has_ended(self) -> None:
        story = begun()
        begins(story)
        story.does("talk as workers", "go", run="quarrel 1")
        assert isinstance(begins(story, run="quarrel 2"), Taken)

    def test_only_where_the_procedure_has_it(self) -> None:
        with pytest.raises(ValueError, match="has no inner procedure"):
            begins(begun(), inner="peace")

    def test_not_after_the_end(self) -> None:
        assert isinstance(begins(begun().ends_for("moved away")), Refused)


class TestAnEndingThatWaitsForItToBegin:
    """Nothing else is owed: between its beginning and its first step, two entries of one act, nothing is owed at all."""

    def asked(self) -> Telling:
        say = Sentences()
        norms = [
            say(InnerDuty, "1", after=taking("look"), inner="quarrel"),
            say(Ends, "2", event=taking("look"), service="hill team"),
        ]
        steps = [step("look", "looking", by=("hill worker",))]
        walk = procedure(
            "walk", steps, norms, begins_with=("look",), inside=("quarrel",), comes_from="hill team"
        )
        return Telling(pack([walk, QUARREL]), "walk").does("look")

    def test_waits_for_its_end_too(self) -> None:
        story = self.asked()
        assert [duty.step for duty in story.stands().inner_owed] == ["quarrel"]
        begins(story)
        assert story.stands().ended is None
        assert [(run.run, run.ended) for run in story.stands().inner] == [("quarrel 1", None)]
        story.does("talk as workers", "go", run="quarrel 1")
        ended = story.stands().ended
        assert ended is not None
        assert ended.service == "hill team"

    def test_whoever_begins_it_is_told_what_it_asks(self) -> None:
        answer = begins(self.asked())
        assert isinstance(answer, Taken)
        assert [(duty.step, duty.run) for duty in answer.after.duties] == [("talk as workers", "quarrel 1")]


class TestInside:
    def test_its_steps_stand_beside_the_others(self) -> None:
        story = begun()
        begins(story)
        assert story.step("talk as workers", run="quarrel 1").state == "open"
        assert story.step("hold the meeting").state == "open"

    def test_an_unknown_run_is_refused_loudly(self) -> None:
        with pytest.raises(ValueError, match="There is no"):
            begun().tries("talk as workers", "go", run="quarrel 7")

    def test_its_duties_climb(self) -> None:
        story = begun()
        begins(story)
        story.does("talk as workers", "no", run="quarrel 1")
        assert story.owed("talk as managers") is not None


class TestItsEnd:
    def test_is_a_result(self) -> None:
        story = begun()
        begins(story)
        story.does("talk as workers", "go", run="quarrel 1")
        (run,) = story.stands().inner
        assert (run.result, run.ended is None) == ("going", False)
        assert story.stands().may_begin == ("quarrel",)

    def outer(self) -> Telling:
        say = Sentences()
        norms = [
            say(Duty, "1", after=inner_ends("quarrel", "going"), step="cross", time=within(1)),
            say(Duty, "2", after=taking("look"), step="wait"),
            say(Ends, "3", event=inner_ends("quarrel", "staying"), service="hill team"),
        ]
        steps = [step(name, f"{name}ing", by=("hill worker",)) for name in ("look", "cross", "wait")]
        walk = procedure(
            "walk", steps, norms, begins_with=("look",), inside=("quarrel",), comes_from="hill team"
        )
        story = Telling(pack([walk, QUARREL]), "walk").does("look")
        begins(story)
        return story

    def test_is_an_event_outside(self) -> None:
        story = self.outer().does("talk as workers", "go", run="quarrel 1")
        assert story.owed("cross") is not None

    def test_another_result_lapses_what_the_first_asked(self) -> None:
        story = self.outer().does("talk as workers", "go", run="quarrel 1")
        begins(story, run="quarrel 2")
        story.does("talk as workers", "no", run="quarrel 2").does("talk as managers", "no", run="quarrel 2")
        assert story.owed("cross") is None

    def test_how_it_ended_stands_until_it_begins_anew(self) -> None:
        say = Sentences()
        norms = [
            say(Duty, "1", after=taking("look"), step="wait"),
            say(Only, "2", step="wait", needs=all_of(Ended("quarrel", ("going",)))),
        ]
        steps = [step(name, f"{name}ing", by=("hill worker",)) for name in ("look", "wait")]
        walk = procedure(
            "walk", steps, norms, begins_with=("look",), inside=("quarrel",), comes_from="hill team"
        )
        story = Telling(pack([walk, QUARREL]), "walk").does("look")
        assert story.step("wait").state == "stopped"
        begins(story)
        assert story.step("wait").state == "stopped"
        story.does("talk as workers", "go", run="quarrel 1")
        assert story.step("wait").state == "open"
        begins(story, run="quarrel 2")
        assert story.step("wait").state == "stopped"

    def test_the_outer_end_it_brings_waits_for_what_is_owed(self) -> None:
        story = self.outer().does("talk as workers", "no", run="quarrel 1")
        assert isinstance(
            story.tries("talk as managers", "no", run="quarrel 1", named={"harbour manager": "Milo"}), Taken
        )
        assert story.stands().ended is None
        story.does("wait")
        ended = story.stands().ended
        assert ended is not None
        assert ended.cites.words == "3"


def test_begun_through_take_is_the_same_as_told() -> None:
    story, told = begun(), begun()
    begins(story)
    told.begins("quarrel", "quarrel 1").does("say so", run="quarrel 1")
    assert [duty.step for duty in story.stands().duties] == [duty.step for duty in told.stands().duties]
    assert story.procedure == NAME
