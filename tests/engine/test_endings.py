"""The end waits for every `must`, leaves the child with a service, and closes everything."""

import pytest

from held.engine.history import Began
from held.engine.situation import Refused, Taken
from held.engine.taking import begin
from held.language.norms import Duty, Ends, Holds, Tells
from tests.engine.building import START, Sentences, Telling, cited, london, pack, procedure, step, taking
from tests.engine.crossing import NAME, OTHERS, PACK
from tests.engine.test_steps import begun, decided, over_there


def looked() -> Telling:
    story = over_there()
    story.tries("look into it", "stays over", by="Noor")
    return story


class TestItWaits:
    def test_and_names_what_is_owed(self) -> None:
        answer = looked().tries("let go")
        assert isinstance(answer, Refused)
        (reason,) = answer.reasons
        assert (reason.kind, reason.needs, reason.cites.words) == ("owed", "visit together", "6")
        assert reason.lets_proceed.endswith("Or a manager sets it aside, with the reason.")

    def test_the_step_stands_as_stopped(self) -> None:
        stands = looked().step("let go")
        assert (stands.state, [reason.kind for reason in stands.reasons]) == ("stopped", ["owed"])

    def test_then_it_ends(self) -> None:
        story = looked()
        story.tries("visit together")
        answer = story.tries("let go")
        assert isinstance(answer, Taken)
        ended = answer.after.ended
        assert ended is not None
        assert (ended.service, ended.cites.words) == ("harbour team", "7")
        assert [holder.service for holder in answer.after.holders] == ["harbour team"]

    def test_what_is_set_aside_is_not_waited_for(self) -> None:
        story = looked().sets_aside("6/2")
        assert isinstance(story.tries("let go"), Taken)

    def test_not_when_it_comes_whatever_is_owed(self) -> None:
        story = over_there().does("look into it", "goes back").does("agree the way back", "agreed")
        assert story.owed("visit together") is not None
        assert isinstance(story.tries("go back"), Taken)
        assert story.stands().ended is not None

    def test_only_the_outcome_that_ends_is_held_up(self) -> None:
        story = begun().begins("quarrel", "quarrel 1").does("say so", run="quarrel 1")
        assert [reason.kind for reason in story.step("hold the meeting").warnings] == ["owed"]
        assert story.step("hold the meeting").state == "open"
        assert cited(story.tries("hold the meeting", "stay", named=OTHERS)) == ["Q"]
        assert isinstance(story.tries("hold the meeting", "go", named=OTHERS), Taken)

    def test_what_a_stop_already_needs_is_not_said_twice(self) -> None:
        story = looked()
        story.tries("visit together")
        story.begins("quarrel", "quarrel 1").does("say so", run="quarrel 1")
        assert cited(story.tries("let go")) == ["D"]
        assert [reason.kind for reason in story.step("let go").reasons] == ["stop"]

    def test_shown_as_stopped_before_anyone_tries(self) -> None:
        assert [reason.kind for reason in looked().step("let go").reasons] == ["owed"]


class TestWhatItsOwnActAsksFor:
    """A clause that ends and asks at once: the act is taken, and the end comes when the rest is done."""

    def story(self) -> Telling:
        say = Sentences()
        norms = [
            say(Holds, "1", opens=START, closes=None, service="hill team"),
            say(Duty, "1", after=taking("part"), step="write"),
            say(Ends, "1", event=taking("part"), service="harbour team"),
            say(Duty, "1", after=START, step="part"),
            say(Tells, "1", after=taking("write"), role="harbour worker"),
        ]
        steps = [step(name, f"{name}ing", by=("hill worker",)) for name in ("meet", "part", "write")]
        farewell = procedure("farewell", steps, norms, begins_with=("meet",), lead_at_start="hill worker")
        return Telling(pack([farewell]), "farewell").does("meet")

    def test_is_done_first(self) -> None:
        story = self.story()
        assert isinstance(story.tries("part"), Taken)
        assert story.stands().ended is None
        answer = story.tries("write")
        assert isinstance(answer, Taken)
        assert answer.after.ended is not None
        assert [telling.role for telling in answer.told] == ["harbour worker"]


def test_an_end_that_waits_lapses_when_its_step_comes_out_otherwise() -> None:
    say = Sentences()
    norms = [
        say(Holds, "1", opens=START, closes=None, service="hill team"),
        say(Duty, "1", after=taking("meet"), step="write"),
        say(Ends, "1", event=taking("meet", "part"), service="harbour team"),
    ]
    steps = [
        step("meet", "meeting", by=("hill worker",), outcomes=("part", "stay")),
        step("write", "writing", by=("hill worker",)),
    ]
    farewell = procedure("farewell", steps, norms, begins_with=("meet",), lead_at_start="hill worker")
    waits = Telling(pack([farewell]), "farewell").does("meet", "part")
    assert waits.stands().ended is None
    otherwise = waits.does("meet", "stay").does("write")
    assert otherwise.stands().ended is None
    assert otherwise.does("meet", "part").does("write").stands().ended is not None


class TestAfterTheEnd:
    def ended(self) -> Telling:
        story = Telling(PACK, NAME)
        story.tries("talk it over", "not now", named=OTHERS)
        return story

    def test_nothing_is_open_or_owed(self) -> None:
        situation = self.ended().stands()
        assert situation.duties == ()
        assert situation.may_begin == ()
        assert {each.state for each in situation.steps} == {"done", "not asked for"}

    def test_an_act_is_over(self) -> None:
        answer = self.ended().tries("ring the bell", "urgent")
        assert isinstance(answer, Refused)
        assert [reason.kind for reason in answer.reasons] == ["over"]

    def test_the_settled_answer_is_ours(self) -> None:
        ended = self.ended().stands().ended
        assert ended is not None
        assert ended.cites.words == "our reading of 2"

    @pytest.mark.parametrize("at", [0, 1, 2, 3])
    def test_built_in_ends_come_in_every_state(self, at: int) -> None:
        stories = [Telling(PACK, NAME), begun(), decided(), over_there()]
        story = stories[at]
        holders = {holder.service for holder in story.stands().holders}
        situation = story.ends_for("moved away").stands()
        assert situation.ended is not None
        assert situation.ended.cites.words == "the promise"
        assert {holder.service for holder in situation.holders} == holders
        assert situation.lead == story.stands().lead
        assert situation.duties == ()

    def test_it_takes_open_inner_procedures_with_it(self) -> None:
        story = begun().begins("quarrel", "quarrel 1").does("say so", run="quarrel 1").ends_for("died")
        assert [run.ended is not None for run in story.stands().inner] == [True]


class TestBegunByAnotherProcedure:
    def test_with_no_first_step_yet(self) -> None:
        moment = london("2026-03-02 09:00")
        began = Began(
            number=1,
            happened=moment,
            recorded=moment,
            by="Hana",
            procedure=NAME,
            lead="Hana",
            holder="hill team",
        )
        answer = begin(pack=PACK, procedure=NAME, began=began, act=None, acting=frozenset(), moment=moment)
        assert isinstance(answer, Taken)
        assert "talk it over" in [each.step for each in answer.after.steps if each.state == "open"]
