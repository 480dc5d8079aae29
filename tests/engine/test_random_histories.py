"""Whatever is told, in whatever order: no crash, the same answer twice, and the promise kept."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from held.engine.folding import fold, read_on
from held.engine.history import Struck
from held.engine.lateness import went_late
from held.engine.situation import Refused, Situation, Taken
from held.engine.standing import situation, standing
from held.engine.taking import take
from tests.engine.building import Telling, london
from tests.engine.crossing import NAME, OTHERS, PACK, QUARREL

STEPS = PACK.procedures[NAME].steps
NORMS = [norm.id for norm in PACK.procedures[NAME].norms]
YES_NO = some.sampled_from(["yes", "no"])


@some.composite
def tales(draw: some.DrawFn) -> Telling:
    """Anything recorded after anything, also what no rule would have allowed."""
    story = Telling(PACK, NAME)
    for _ in range(draw(some.integers(0, 14))):
        kind = draw(
            some.sampled_from(["step"] * 6 + ["inner", "known", "late", "aside", "strike", "correct", "end"])
        )
        name = draw(some.sampled_from(sorted(STEPS)))
        outcome = draw(some.sampled_from(STEPS[name].outcomes)) if STEPS[name].outcomes else None
        number = draw(some.integers(1, len(story.history)))
        match kind:
            case "step":
                facts = {"the tide is high": draw(YES_NO)} if draw(some.booleans()) else {}
                named = {"harbour worker": "Noor"} if draw(some.booleans()) else {}
                story.does(name, outcome, facts=facts, named=named)
            case "inner":
                run = f"quarrel {draw(some.integers(1, 2))}"
                inner = draw(some.sampled_from(sorted(QUARREL.steps)))
                outcomes = QUARREL.steps[inner].outcomes
                story.begins("quarrel", run)
                story.does(inner, draw(some.sampled_from(outcomes)) if outcomes else None, run=run)
            case "known":
                story.knows("a harbour worker is named", draw(YES_NO))
            case "late":
                later = story.now + timedelta(days=draw(some.integers(0, 30)))
                story.clock(draw(some.sampled_from(NORMS)), name, at=later.strftime("%Y-%m-%d %H:%M"))
            case "aside":
                story.sets_aside(draw(some.sampled_from(NORMS)))
            case "strike":
                story.strikes(number)
            case "correct":
                story.corrects(number, story.act(name, outcome))
            case _:
                if draw(some.integers(0, 4)) == 0:
                    story.ends_for("moved away")
    return story


def why(stands: Situation) -> list[object]:
    return [(step.reasons, step.warnings) for step in stands.steps]


@settings(max_examples=150, deadline=None)
@given(tales())
def test_the_same_history_gives_the_same_answer(story: Telling) -> None:
    first = situation(pack=PACK, procedure=NAME, history=story.history, moment=story.now)
    again = situation(pack=replace(PACK), procedure=NAME, history=story.history, moment=story.now)
    assert first == again
    assert why(first) == why(again)


@settings(max_examples=150, deadline=None)
@given(tales())
def test_reading_on_is_reading_from_the_start(story: Telling) -> None:
    if any(isinstance(entry, Struck) or type(entry).__name__ == "Corrected" for entry in story.history):
        return
    half = max(1, len(story.history) // 2)
    state = fold(pack=PACK, procedure=NAME, history=story.history[:half])
    kept = state.copy()
    for entry in story.history[half:]:
        read_on(kept, entry)
    whole = fold(pack=PACK, procedure=NAME, history=story.history)
    stands, again = standing(kept, story.now), standing(whole, story.now)
    assert stands == again
    assert why(stands) == why(again)


@settings(max_examples=150, deadline=None)
@given(tales())
def test_somebody_holds_and_somebody_leads(story: Telling) -> None:
    stands = story.stands()
    assert stands.holders
    assert stands.lead
    assert all(duty.due >= duty.since or duty.norm.id == "8/1" for duty in stands.duties)


@settings(max_examples=100, deadline=None)
@given(tales())
def test_after_the_end_nothing_is_open_owed_or_late(story: Telling) -> None:
    stands = story.stands()
    if stands.ended:
        assert not stands.duties
        assert not [each for each in stands.steps if each.state in ("open", "stopped")]
        assert (
            went_late(pack=PACK, procedure=NAME, history=story.history, moment=london("2030-01-01 00:00"))
            == ()
        )


@settings(max_examples=100, deadline=None)
@given(tales(), some.sampled_from(sorted(STEPS)))
def test_taking_agrees_with_how_it_stands(story: Telling, name: str) -> None:
    """Everybody acts at once, with every answer given: what is open is taken, what isn't is refused."""
    before = story.step(name)
    outcomes = STEPS[name].outcomes
    named = {"harbour worker": "Noor", "hill manager": "Ines", **OTHERS}
    acts = [
        story.act(name, outcome, by="Zoe", named=named, answered=frozenset({"what was seen"}))
        for outcome in outcomes or (None,)
    ]
    answers = [
        take(
            pack=PACK,
            procedure=NAME,
            history=story.history,
            act=act,
            acting=frozenset(PACK.roles),
            moment=story.now,
            reasons_given=frozenset(NORMS),
        )
        for act in acts
    ]
    if before.state == "open":
        assert any(isinstance(answer, Taken) for answer in answers)
    else:
        assert all(isinstance(answer, Refused) for answer in answers)
    if before.for_safety:
        assert all(isinstance(answer, Taken) for answer in answers)
    for answer in answers:
        if isinstance(answer, Refused):
            assert answer.reasons
            assert all(reason.says.endswith((".", "?")) and reason.lets_proceed for reason in answer.reasons)


@settings(max_examples=60, deadline=None)
@given(some.lists(some.tuples(some.sampled_from(sorted(STEPS)), some.integers(0, 2)), max_size=25))
def test_walking_as_allowed_the_bell_is_open_until_its_until(walk: list[tuple[str, int]]) -> None:
    story = Telling(PACK, NAME)
    for name, which in walk:
        outcomes = STEPS[name].outcomes
        outcome = outcomes[which % len(outcomes)] if outcomes else None
        story.tries(name, outcome, named={"harbour worker": "Noor", **OTHERS}, reasons=frozenset(NORMS))
        stands = story.stands()
        carried = any(each.step == "carry over" and each.state == "done" for each in stands.steps)
        if not stands.ended and not carried and stands.holders[0].service == "hill team":
            bell = next(each for each in stands.steps if each.step == "ring the bell")
            over = any(getattr(entry, "step", "") == "carry over" for entry in story.history)
            assert over or bell.state == "open"
