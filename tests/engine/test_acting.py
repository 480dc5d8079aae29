"""Who may take a step, with whom, and what they must say."""

from held.engine.situation import Refused, Taken
from tests.engine.building import Telling, cited
from tests.engine.crossing import NAME, OTHERS, PACK
from tests.engine.test_steps import begun, decided, over_there


def kinds(answer: Taken | Refused) -> list[str]:
    assert isinstance(answer, Refused)
    return [reason.kind for reason in answer.reasons]


class TestTheRole:
    def test_another_role_is_refused(self) -> None:
        answer = decided().tries("send the papers", acting=("harbour worker",), reasons=frozenset({"9/3"}))
        assert isinstance(answer, Refused)
        assert [reason.says for reason in answer.reasons] == ["This is for the hill worker."]
        assert answer.reasons[0].lets_proceed == "Ask the hill worker to record it."

    def test_a_deputy_may(self) -> None:
        story = Telling(PACK, NAME)
        assert isinstance(story.tries("talk it over", "go on", acting=("hill deputy",), named=OTHERS), Taken)

    def test_a_deputy_for_somebody_else_may_not(self) -> None:
        story = Telling(PACK, NAME)
        answer = story.tries(
            "talk it over", "go on", acting=("harbour worker",), named={"hill manager": "Ines"} | OTHERS
        )
        assert kinds(answer) == ["role"]

    def test_a_steps_other_role_may_although_one_owes_it(self) -> None:
        story = begun().begins("quarrel", "quarrel 1").does("say so", run="quarrel 1")
        answer = story.tries(
            "talk as workers",
            "go",
            run="quarrel 1",
            acting=("harbour worker",),
            named={"hill worker": "Hana"},
            by="Noor",
        )
        assert isinstance(answer, Taken)


class TestBetweenTwoSides:
    def test_the_other_side_is_named(self) -> None:
        answer = Telling(PACK, NAME).tries("talk it over", "go on", acting=("hill manager",))
        assert isinstance(answer, Refused)
        assert [reason.lets_proceed for reason in answer.reasons] == ["Name the harbour manager."]

    def test_and_is_another_person(self) -> None:
        answer = Telling(PACK, NAME).tries(
            "talk it over", "go on", acting=("hill manager",), by="Hana", named={"harbour manager": "Hana"}
        )
        assert kinds(answer) == ["someone else"]

    def test_both_may_be_named_by_one_of_them(self) -> None:
        story = Telling(PACK, NAME)
        named = {"hill manager": "Hana", "harbour manager": "Milo"}
        assert isinstance(story.tries("talk it over", "go on", acting=("hill manager",), named=named), Taken)

    def test_who_comes_along_is_named_in_the_act_or_before(self) -> None:
        assert isinstance(over_there().tries("visit together"), Taken)
        story = begun().does("carry over")
        assert kinds(story.tries("visit together")) == ["missing"]


class TestWhatIsSaid:
    def test_how_it_came_out(self) -> None:
        answer = Telling(PACK, NAME).tries("talk it over", named=OTHERS)
        assert isinstance(answer, Refused)
        assert answer.reasons[0].lets_proceed == "Say which: go on or not now."

    def test_what_a_clause_insists_on(self) -> None:
        story = over_there()
        assert cited(story.tries("look into it", "goes back", by="Noor")) == ["7"]
        answer = story.tries("look into it", "goes back", by="Noor", answered=frozenset({"what was seen"}))
        assert isinstance(answer, Taken)

    def test_only_for_the_outcome_it_names(self) -> None:
        assert isinstance(over_there().tries("look into it", "stays over", by="Noor"), Taken)

    def test_never_later_than_now(self) -> None:
        answer = Telling(PACK, NAME).tries("talk it over", "go on", happened="2026-03-09 10:00", named=OTHERS)
        assert kinds(answer) == ["missing"]


class TestSomeoneElse:
    def late(self) -> Telling:
        story = over_there().clock("7/1", "look into it", at="2026-03-20 09:00")
        return story.does("look into it", "stays over", by="Noor")

    def test_not_the_same_person(self) -> None:
        answer = self.late().tries("check the look", by="Noor")
        assert isinstance(answer, Refused)
        assert [reason.says for reason in answer.reasons] == [
            "This is done by someone other than the one looking into it."
        ]

    def test_another_may(self) -> None:
        assert isinstance(self.late().tries("check the look", by="Milo"), Taken)
