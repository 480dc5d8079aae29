"""Some service always holds the child, and one person always leads."""

from held.engine.situation import Refused, Taken
from held.engine.unproved import without
from tests.engine.building import Telling, cited
from tests.engine.crossing import NAME, PACK
from tests.engine.test_endings import looked
from tests.engine.test_steps import begun, over_there


def held_by(story: Telling) -> list[str]:
    return [holder.service for holder in story.stands().holders]


def test_from_the_start() -> None:
    assert held_by(begun()) == ["hill team"]


def test_two_at_once_is_co_working() -> None:
    assert sorted(held_by(over_there())) == ["harbour team", "hill team"]


def test_until_its_period_closes() -> None:
    story = looked()
    story.tries("visit together")
    story.tries("let go")
    assert held_by(story) == ["harbour team"]


def test_the_holder_before_holds_on_where_no_norm_says() -> None:
    """Every sentence about holding is left out: the child stays where they were."""
    bare = PACK
    for norm in PACK.procedures[NAME].norms:
        if norm.id in ("7/3", "7/4"):
            bare = without(bare, bare.procedures[NAME], norm)
    story = Telling(bare, NAME).does("talk it over", "go on")
    assert [(holder.service, holder.norm) for holder in story.stands().holders] == [("hill team", None)]


class TestTheLead:
    def test_is_who_led_at_the_start(self) -> None:
        assert begun().stands().lead == "Hana"

    def test_passes_to_who_was_named(self) -> None:
        story = looked()
        story.tries("visit together")
        answer = story.tries("let go")
        assert isinstance(answer, Taken)
        assert (answer.before.lead, answer.after.lead) == ("Hana", "Noor")

    def test_is_refused_where_nobody_is(self) -> None:
        """The gate that asks for a name is left out, so that only the promise is in the way."""
        gate = next(norm for norm in PACK.procedures[NAME].norms if norm.id == "7/6")
        story = Telling(without(PACK, PACK.procedures[NAME], gate), NAME)
        story.does("ring the bell", "urgent").does("write the note")
        story.does("carry over").does("look into it", "stays over")
        story.does("visit together")
        answer = story.tries("let go")
        assert isinstance(answer, Refused)
        assert cited(answer) == ["the promise"]
        assert answer.reasons[0].lets_proceed == "Name the harbour worker."
        assert isinstance(story.tries("let go", named={"harbour worker": "Noor"}), Taken)

    def test_is_not_said_where_a_clause_asks_for_the_name_already(self) -> None:
        story = Telling(PACK, NAME).does("ring the bell", "urgent").does("write the note").does("carry over")
        story.does("look into it", "stays over").does("visit together")
        assert cited(story.tries("let go")) == ["our reading of 7"]

    def test_may_be_given_to_another_outside_any_step(self) -> None:
        story = begun().names("hill worker", "Bea", leads=True)
        assert story.stands().lead == "Bea"
        assert ("hill worker", "Bea") in story.stands().named


class TestKnown:
    KNOWN = "a harbour worker is named"

    def gate(self, story: Telling) -> list[str]:
        return [reason.kind for reason in story.step("let go").reasons]

    def ready(self) -> Telling:
        story = Telling(PACK, NAME).does("ring the bell", "urgent").does("write the note")
        return story.does("carry over").does("look into it", "stays over").does("visit together")

    def test_is_no_while_nobody_is_named(self) -> None:
        assert self.gate(self.ready()) == ["only"]

    def test_is_yes_when_somebody_is(self) -> None:
        assert self.gate(self.ready().names("harbour worker", "Noor")) == []

    def test_changes_behind_the_transitions_back(self) -> None:
        story = self.ready().names("harbour worker", "Noor").knows(self.KNOWN, "no")
        assert self.gate(story) == ["only"]
        assert self.gate(story.names("harbour worker", "Omar")) == []
