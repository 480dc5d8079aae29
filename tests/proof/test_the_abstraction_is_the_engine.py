"""Whatever may happen in the abstraction may happen in the engine, with the same duties, and nothing else may."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as some

from held.language.events import Event, Taking
from held.language.norms import Duty, Ends, InnerDuty
from held.language.pack import Pack
from held.language.steps import Step
from tests.engine.building import Sentences, pack
from tests.engine.building import procedure as built
from tests.proof.walking import Walk
from tests.second_engine.random_procedures import FACTS, packs


def whose_inner_always_owes(pack: Pack) -> Pack:
    """The same with an inner procedure that keeps its own promise: it owes something until it ends, in any way."""
    say = Sentences()
    say(Duty, "1", after=Event((Taking("say so"),)), step="talk")
    for result in ("going", "staying"):
        say(Ends, "1", event=Event((Taking("talk", (result,)),)), result=result)
    steps = [Step("say so", "saying so"), Step("talk", "talking", outcomes=("going", "staying"))]
    quarrel = built(
        "quarrel", steps, say.norms, begins_with=("say so",), is_inner=True, endings=("going", "staying")
    )
    return replace(pack, procedures={**pack.procedures, "quarrel": quarrel})


@settings(max_examples=60, deadline=None)
@given(some.data())
def test_side_by_side(data: some.DataObject) -> None:
    walk = Walk(whose_inner_always_owes(data.draw(packs())), "cross")
    walk.agrees()
    for _ in range(data.draw(some.integers(1, 14))):
        place = data.draw(some.integers(0, len(walk.model.acts) - 1))
        facts = {name: data.draw(some.sampled_from(FACTS[name])) for name in FACTS}
        walk.tries(place, facts)
        walk.agrees()


def test_an_inner_procedure_for_which_alone_an_ending_waited() -> None:
    """It begins, and the ending waits for it, in both."""
    say = Sentences()
    say(InnerDuty, "1", after=Event((Taking("knock"),)), inner="quarrel")
    say(Ends, "2", event=Event((Taking("knock"),)), service="hill team")
    cross = built(
        "cross",
        [Step("knock", "knocking")],
        say.norms,
        begins_with=("knock",),
        inside=("quarrel",),
        comes_from="hill team",
        goes_to="harbour team",
        lead_at_start="hill worker",
    )
    quarrel = built("quarrel", [], [], begins_with=("say so",), is_inner=True)
    walk = Walk(whose_inner_always_owes(pack([cross, quarrel])), "cross")
    for kind, name in (("step", "knock"), ("begin", "quarrel")):
        (place,) = (at for at, act in enumerate(walk.model.acts) if (act.kind, act.name) == (kind, name))
        walk.tries(place, {})
        walk.agrees()
    assert walk.story.stands().ended is None
    walk.tries(next(at for at, act in enumerate(walk.model.acts) if act.kind == "end"), {})
    walk.agrees()
    assert walk.story.stands().ended is not None
