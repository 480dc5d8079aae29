"""Each part of the promise is kept by a small procedure, and found broken where one line of it is changed."""

from dataclasses import replace

from held.proof.proving import prove
from held.proof.seams import seams
from tests.proof.small import broken_by, small, without

NOT_NOW = ("outcomes: [go, stay, later]", "outcomes: [go, stay, later, not agreed]")


def test_the_small_procedure_keeps_it() -> None:
    verdict = prove(small())
    assert verdict.broken == ()
    assert verdict.proved
    assert [each.states for each in verdict.looked] == [each.states for each in prove(small()).looked]


def test_some_service_holds_the_child() -> None:
    found = broken_by(without("from the start until taking over, hub holds the child"))
    assert found["some service holds the child"].story[-1].startswith("1. ")


def test_the_lead_works_for_a_service_that_holds_the_child() -> None:
    found = broken_by(
        (
            "- from the start until taking over, hub holds the child",
            "- from the start until knocking, hub holds the child",
        ),
        ("- from taking over, bureau holds the child", "- from knocking, bureau holds the child"),
    )
    assert "works for no service" in found["the lead works for a service that holds the child"].says


def test_something_is_owed_until_the_end() -> None:
    found = broken_by(NOT_NOW)
    nobody = found["something is owed until the end"]
    assert nobody.says == "Nobody owes anything now."
    assert nobody.story == (
        "1. anyone: ring the bell (heard or not heard)",
        "2. principal: weigh it (not agreed)",
    ), "after a knock it would still have to be written up"


def test_what_another_end_begins_is_owed_a_first_step() -> None:
    begun = (
        "weighing it (stay) ends the transition and leaves the child with hub",
        "weighing it (stay) ends the transition and leaves the child with hub and begins cross over",
    )
    assert "something is owed until the end" not in broken_by(begun)
    late = (
        "after the start, principal must weigh it",
        "after knocking or ringing the bell, principal must weigh it",
    )
    found = broken_by(begun, late)["something is owed until the end"]
    assert found.story == ()
    assert found.says.startswith("Another procedure's end begins this one, and nobody owes its first step.")
    assert "something is owed until the end" not in broken_by(late)


def test_the_shortest_story_is_told() -> None:
    """The way through “later” is longer, and leads to the same."""
    assert len(broken_by(NOT_NOW)["something is owed until the end"].story) == 2


def test_the_end_leaves_the_child_with_a_lead_of_its_service() -> None:
    found = broken_by(without("after taking over, the lead passes to officer"))
    assert "left with bureau" in found["the end leaves the child with a lead of its service"].says


def test_it_can_still_end() -> None:
    found = broken_by(
        ("- take over only after weighing it (go)", "- take over only after weighing it (later)"),
    )
    assert "it can still end" in found
    assert "take over within 2 days" in found["every duty can still be done, or lapses"].says


def test_what_is_for_safety_hides_no_dead_end() -> None:
    """Only the bell leads out of here, and nobody is asked to ring it."""
    found = broken_by(
        NOT_NOW,
        (
            "      - take over only after weighing it (go)\n",
            "      - take over only after weighing it (go), unless ringing the bell (heard)\n"
            "      - each time after ringing the bell (heard), principal must take over within 2 days\n"
            "      - each time after weighing it (not agreed), must write it up within 2 days\n",
        ),
    )
    assert "it can still end" not in found
    assert "by a way for safety" in found["it can still end without the ways for safety"].says


def test_what_is_for_safety_is_open_throughout() -> None:
    found = broken_by(
        (
            "from the start until taking over, anyone may ring the bell, for safety",
            "from the start until weighing it, anyone may ring the bell, for safety",
        )
    )
    assert "ring the bell" in found["what is for safety is open throughout its period"].says


def test_what_is_asked_again_says_so() -> None:
    found = broken_by(("each time after weighing it (go), principal", "after weighing it (go), principal"))
    assert "what is asked for again says so" not in found, "it ends before it could be asked again"
    found = broken_by(
        ("each time after weighing it (later), principal", "after weighing it (later), principal")
    )
    assert "each time after" in found["what is asked for again says so"].says


def test_every_duty_has_an_owner() -> None:
    found = broken_by(
        (
            "each time after weighing it (later), principal must weigh it",
            "each time after weighing it (later), must ring the bell",
        )
    )
    assert "nobody in particular" in found["every duty has an owner"].says


def test_the_next_procedure_takes_the_child_over() -> None:
    """Its lead at the start has to work for the service with which the child is left."""
    whole = small(("leaves the child with hub", "leaves the child with hub and begins cross over"))
    changed = replace(whole.procedures["cross over"], lead_at_start="officer")
    (seam,) = seams(replace(whole, procedures={**whole.procedures, "cross over": changed}))
    assert "works for bureau and not for hub" in seam.says
    assert tuple(seams(whole)) == ()
