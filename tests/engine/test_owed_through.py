"""What was owed through a history: each duty once, however it came to be over."""

from held.engine.owed_through import OwedThrough, owed_through
from tests.engine.building import Telling, london
from tests.engine.crossing import NAME, OTHERS, PACK
from tests.engine.test_steps import begun, decided, over_there


def through(story: Telling) -> tuple[OwedThrough, ...]:
    return owed_through(pack=story.pack, procedure=story.procedure, history=story.history).duties


def of(story: Telling, norm: str) -> list[tuple[int, str, bool]]:
    """Asked by which entry, how it came to be over, and whether it was late."""
    return [
        (one.asked, one.over.how if one.over else "", one.late)
        for one in through(story)
        if one.duty.norm.id == norm
    ]


def test_what_is_owed_now_is_what_the_situation_says() -> None:
    for story in (begun(), decided(), over_there()):
        stands = story.stands()
        now = {(duty.run, duty.norm.id, duty.due) for duty in (*stands.duties, *stands.inner_owed)}
        open_ones = {
            (one.duty.run, one.duty.norm.id, one.duty.due) for one in through(story) if one.over is None
        }
        assert open_ones == now


def test_a_duty_is_met_by_its_step() -> None:
    assert of(begun(), "3/1") == [(2, "", False)]
    assert of(decided(), "3/1") == [(2, "met", False)]


def test_what_is_put_off_is_met_and_asked_anew() -> None:
    story = begun().does("hold the meeting", "next week", at="2026-03-05 14:30", named=OTHERS)
    assert [*of(story, "3/1"), *of(story, "3/2")] == [(2, "met", False), (3, "", False)]
    story.does("hold the meeting", "next week", at="2026-03-12 14:30", named=OTHERS)
    assert of(story, "3/2") == [(3, "met", False), (4, "", False)]


def test_met_after_it_was_due_is_met_late() -> None:
    story = begun().does("hold the meeting", "go", at="2026-03-09 14:30", named=OTHERS)
    assert of(story, "3/1") == [(2, "met", True)]


def test_recorded_late_and_done_in_time_is_not_late() -> None:
    story = begun().does(
        "hold the meeting", "go", at="2026-03-09 14:30", happened="2026-03-05 14:30", named=OTHERS
    )
    assert of(story, "3/1") == [(2, "met", False)]


def test_late_while_it_is_owed_is_what_the_clock_wrote() -> None:
    story = over_there()
    assert [late for _, _, late in of(story, "7/1")] == [False]
    story.clock("7/1", "look into it", at="2026-03-20 09:00")
    assert [late for _, _, late in of(story, "7/1")] == [True]


def test_what_was_set_aside_says_so() -> None:
    story = over_there().sets_aside("7/1")
    assert [how for _, how, _ in of(story, "7/1")] == ["set aside"]


def test_nothing_is_owed_in_what_has_ended() -> None:
    story = over_there().ends_for("moved away")
    assert {one.over.how for one in through(story) if one.over and one.over.number == len(story.history)} == {
        "transition ended"
    }
    assert all(one.over for one in through(story))


def test_what_another_route_replaced_is_asked_no_more() -> None:
    story = begun().does("ring the bell", "urgent", at="2026-03-03 09:00", named=OTHERS)
    assert of(story, "3/1") == [(2, "asked no more", False)]


def test_what_was_struck_asked_for_nothing() -> None:
    story = decided()
    before = len(through(story))
    story.strikes(3)
    assert of(story, "3/1") == [(2, "", False)]
    assert len(through(story)) < before


def test_every_duty_has_a_key_of_its_own() -> None:
    story = over_there().clock("7/1", "look into it", at="2026-03-20 09:00")
    keys = [(one.asked, one.duty.run, one.duty.norm.id) for one in through(story)]
    assert len(keys) == len(set(keys))


def test_the_owner_is_who_was_named_in_its_role() -> None:
    owners = {one.duty.norm.id: one.owner for one in through(over_there())}
    assert owners["7/1"] == "Noor"


def test_a_step_says_which_clause_opened_it() -> None:
    story = decided()
    opened = owed_through(pack=PACK, procedure=NAME, history=story.history).opened_by
    assert opened[3] == ("3",)


def test_when_it_was_met_is_when_that_happened() -> None:
    (one,) = [one for one in through(decided()) if one.duty.norm.id == "3/1"]
    assert one.over
    assert (one.over.number, one.over.at, one.over.by) == (3, london("2026-03-05 14:30"), "Hana")
