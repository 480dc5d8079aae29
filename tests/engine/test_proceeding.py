"""What would let a step go ahead: the shortest lawful way, and what is said where there is none."""

import pytest

from held.engine.proceeding import Goal, lets_proceed
from held.engine.ways import Outlook
from tests.engine.building import Telling
from tests.engine.crossing import NAME, OTHERS, PACK
from tests.engine.following_ways import follow


@pytest.fixture
def story() -> Telling:
    return Telling(PACK, NAME)


def asked(story: Telling, step: str, outcome: str | None = None, run: str = "") -> Outlook:
    goal = Goal(run, step, outcome)
    return lets_proceed(pack=PACK, procedure=NAME, history=story.history, goal=goal, moment=story.now)


def steps(found: Outlook) -> list[tuple[str, tuple[str, ...]]]:
    return [(act.step, act.outcomes) for act in found.acts]


def test_what_is_open_needs_nothing(story: Telling) -> None:
    assert asked(story, "talk it over") == Outlook("open")


def test_the_way_is_the_shortest_and_leaves_the_bell_alone(story: Telling) -> None:
    """Ringing the bell would be one act fewer, and is for safety."""
    found = asked(story, "carry over")
    assert found.found == "way"
    assert steps(found) == [
        ("talk it over", ("go on",)),
        ("hold the meeting", ("go",)),
        ("send the papers", ()),
    ]
    assert found.acts[0].is_open
    assert not found.acts[1].is_open
    assert follow(story, found.acts)
    assert story.step("carry over").state == "open"


def test_an_act_says_its_clause_its_date_and_that_the_outcome_is_somebody_s_to_judge(story: Telling) -> None:
    story.does("talk it over", "go on", named=OTHERS).does("hold the meeting", "go", named=OTHERS)
    act = asked(story, "carry over").acts[0]
    owed = story.owed("send the papers")
    assert owed
    assert (act.cites.words, act.due, act.is_judged) == ("4", owed.due, False)
    back = asked(story, "hold the meeting", "go").acts
    assert back == () or back[0].is_judged


def test_a_name_that_is_lacking_is_named_by_the_step_that_asks_for_it(story: Telling) -> None:
    """Nobody is named as they carry over, and the second carrying over is never asked for: the record names somebody."""
    story.does("ring the bell", "urgent", named=OTHERS).does("write the note").does(
        "carry over", named=OTHERS
    )
    story.does("visit together", named={"harbour worker": "Noor"})
    story.knows("a harbour worker is named", "no").does("look into it", "stays over")
    found = asked(story, "let go")
    assert [(act.kind, act.step) for act in found.acts] == [("named", "harbour worker")]


def test_what_an_end_waits_for_comes_first(story: Telling) -> None:
    story.does("ring the bell", "urgent", named=OTHERS).does("carry over", named={"harbour worker": "Noor"})
    story.does("look into it", "stays over")
    found = asked(story, "let go")
    assert {step for step, _ in steps(found)} == {"write the note", "visit together"}
    assert all(act.due for act in found.acts)
    assert follow(story, found.acts)
    assert story.step("let go").state == "open"


def test_an_inner_procedure_that_stops_it_is_brought_to_its_end(story: Telling) -> None:
    story.does("ring the bell", "urgent", named=OTHERS).does("write the note")
    story.begins("quarrel", "quarrel 1").does("say so", run="quarrel 1")
    found = asked(story, "carry over")
    assert [(act.run, act.step, act.outcomes) for act in found.acts] == [
        ("quarrel 1", "talk as workers", ("go",))
    ]


def test_what_only_a_safety_way_brings_about_is_said_and_not_advised(story: Telling) -> None:
    assert asked(story, "write the note").found == "for safety"


def test_what_nothing_can_open_is_said_so(story: Telling) -> None:
    story.does("ring the bell", "urgent", named=OTHERS).does("write the note").does(
        "carry over", named=OTHERS
    )
    assert asked(story, "ask the neighbours") == Outlook("none")


def test_after_the_end_there_is_no_way(story: Telling) -> None:
    story.ends_for("moved away")
    assert asked(story, "talk it over") == Outlook("none")


def test_a_lateness_is_waited_for_where_nothing_else_does(story: Telling) -> None:
    story.does("ring the bell", "urgent", named=OTHERS).does("write the note").does(
        "carry over", named=OTHERS
    )
    found = asked(story, "check the look")
    assert [(act.kind, act.step) for act in found.acts] == [("late", "look into it")]
    assert follow(story, found.acts)
    assert story.step("check the look").state == "open"
