"""Told, sent, recorded as: once, with the act that sets it off."""

from dataclasses import replace

import pytest

from held.engine.situation import Taken
from held.language.norms import Duty, GoesTo, Norm
from held.language.pack import Rule
from held.language.steps import Ask, AskKind
from tests.engine.building import Sentences, Telling, all_of, pack, procedure, so, step, taking
from tests.engine.crossing import NAME, OTHERS, PACK
from tests.engine.test_steps import begun, decided


def test_somebody_is_told() -> None:
    answer = begun().tries("ring the bell", "urgent")
    assert isinstance(answer, Taken)
    assert [(telling.role, telling.norm.cites.words) for telling in answer.told] == [("harbour manager", "5")]


def test_only_for_the_outcome_it_names() -> None:
    answer = begun().tries("ring the bell", "not urgent")
    assert isinstance(answer, Taken)
    assert answer.told == ()


def test_a_paper_goes_to_a_service() -> None:
    answer = decided().tries("send the papers", reasons=frozenset({"9/3"}))
    assert isinstance(answer, Taken)
    assert [(each.paper, each.service) for each in answer.sent] == [("the papers", "harbour team")]


def test_how_it_stands_in_the_chronology() -> None:
    answer = begun().tries("hold the meeting", "go", named=OTHERS)
    assert isinstance(answer, Taken)
    assert answer.recorded_as == "decision"


def test_before_and_after_are_both_shown() -> None:
    answer = begun().tries("hold the meeting", "go", named=OTHERS)
    assert isinstance(answer, Taken)
    assert [duty.step for duty in answer.before.duties] == ["hold the meeting"]
    assert {duty.step for duty in answer.after.duties} == {"carry over", "send the papers"}


@pytest.mark.parametrize(
    ("name", "outcome", "says"),
    [("fly over", None, "has no step"), ("talk it over", "maybe", "has no outcome")],
)
def test_what_no_form_offers_is_refused_loudly(name: str, outcome: str | None, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Telling(PACK, NAME).tries(name, outcome)


class TestOnArrival:
    def story(self) -> Telling:
        say = Sentences()
        norms: list[Norm] = [
            say(GoesTo, "1", service="hill team", when=all_of(so("it is an old worry"))),
            say(GoesTo, "1", service="harbour team"),
        ]
        asks = (Ask("it is an old worry", AskKind.YES_OR_NO),)
        ring = procedure("ring", [step("ring", "ringing", asks=asks)], norms, begins_with=("ring",))
        return Telling(pack([ring]), "ring")

    def service(self, story: Telling) -> str:
        goes = story.stands().arrival
        assert goes is not None
        return goes.service

    def test_the_first_that_is_so(self) -> None:
        assert self.service(self.story().does("ring", facts={"it is an old worry": "yes"})) == "hill team"

    def test_what_both_may_do_is_owed_by_the_service_it_goes_to(self) -> None:
        """Named by a sentence; and by whoever named a team since."""
        story = self.story()
        ring = story.pack.procedures["ring"]
        steps = ring.steps | {"visit": step("visit", "visiting", by=("hill worker", "harbour worker"))}
        visit = Sentences()(Duty, "2", after=taking("ring"), step="visit")
        rules = (*ring.rules, Rule(("2",), "invented", (visit,)))
        story.pack = pack([replace(ring, steps=steps, rules=rules)])
        story.does("ring")
        assert [duty.role for duty in story.stands().duties] == ["harbour worker"]
        story.tell(replace(story.act("ring"), teams={"hill team": "Hilltop"}))
        assert [duty.role for duty in story.stands().duties] == ["hill worker"]

    def test_not_known_is_not_so(self) -> None:
        assert self.service(self.story().does("ring")) == "harbour team"


def test_nothing_asks_for_what_was_not_taken() -> None:
    assert taking("ring").any_of
