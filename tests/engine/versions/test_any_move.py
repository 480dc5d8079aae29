"""Random histories under random later versions: refused with a sentence, or the promise holds and nobody is late by it."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from held.engine.standing import situation
from held.engine.versions.counterparts import counterparts
from held.engine.versions.moving import CannotMove, Moving, move
from held.language.norms import Duty, Norm
from held.language.pack import Pack
from held.language.times import Within
from tests.engine.building import Telling, without
from tests.engine.crossing import NAME, OTHERS, PACK
from tests.engine.test_random_histories import NORMS, tales

STEPS = PACK.procedures[NAME].steps
DUTIES = [norm.id for norm in PACK.procedures[NAME].norms if isinstance(norm, Duty)]
ENDS = {("talk it over", "not now"), ("hold the meeting", "stay"), ("let go", None), ("go back", None)}
GOES_ON = [
    (step.name, outcome)
    for step in STEPS.values()
    for outcome in step.outcomes or (None,)
    if (step.name, outcome) not in ENDS
]
TIMES = (None, Within(1, "working days"), Within(4, "hours"), Within(45, "working days"))


@some.composite
def later_versions(draw: some.DrawFn) -> Pack:
    """Sentences dropped, times changed, ids moved on by what was dropped before them, a step renamed."""
    new = replace(PACK, version="2", hash="later")
    for norm_id in draw(some.sets(some.sampled_from(NORMS), max_size=4)):
        new = without(new, NAME, norm_id)
    times = draw(some.dictionaries(some.sampled_from(DUTIES), some.sampled_from(TIMES), max_size=10))
    procedure = new.procedures[NAME]

    def changed(norm: Norm) -> Norm:
        anew = replace(norm, time=times[norm.id]) if isinstance(norm, Duty) and norm.id in times else norm
        return replace(anew, id=f"new {anew.id}")

    rules = tuple(replace(rule, norms=tuple(map(changed, rule.norms))) for rule in procedure.rules)
    return replace(new, procedures={**new.procedures, NAME: replace(procedure, rules=rules)})


@some.composite
def earlier_versions(draw: some.DrawFn) -> Pack:
    """What the later one adds is not in it yet."""
    old = PACK
    for norm_id in draw(some.sets(some.sampled_from(NORMS), max_size=4)):
        old = without(old, NAME, norm_id)
    return old


@some.composite
def walks(draw: some.DrawFn) -> Telling:
    """What was allowed, on days of its own, none of which ended it: so that much is owed."""
    story = Telling(PACK, NAME)
    for step, outcome in draw(some.lists(some.sampled_from(GOES_ON), min_size=4, max_size=10)):
        story.now += timedelta(hours=draw(some.integers(0, 60)))
        named = {"harbour worker": "Noor", **OTHERS}
        story.tries(step, outcome, named=named, facts={"the tide is high": "yes"}, reasons=frozenset(NORMS))
    return story


def moving(story: Telling, old: Pack, new: Pack, days: int) -> Moving | CannotMove:
    return move(
        old=old,
        new=new,
        procedure=NAME,
        history=story.history,
        number=len(story.history) + 1,
        by="Mara",
        moment=story.now + timedelta(days=days),
        lead_works_for=frozenset({"hill team", "harbour team"}),
    )


def late_by_it(found: Moving, old: Pack, new: Pack) -> list[str]:
    """What is late after the move and was not before; but for a day that the clause itself fixes."""
    ids = counterparts(old.procedures[NAME], new.procedures[NAME])
    late_before = {(duty.run, ids.get(duty.norm.id)) for duty in found.before.duties if duty.late}
    return [
        duty.norm.id
        for duty in found.after.duties
        if duty.late and not duty.run and (duty.run, duty.norm.id) not in late_before
        if not (isinstance(duty.norm, Duty) and duty.norm.counted_from is not None)
    ]


@settings(max_examples=100, deadline=None)
@given(tales(), earlier_versions(), later_versions(), some.integers(0, 40))
def test_it_is_refused_with_a_sentence_or_the_promise_holds(
    story: Telling, old: Pack, new: Pack, days: int
) -> None:
    found = moving(story, old, new, days)
    if isinstance(found, CannotMove):
        assert found.says
        assert all(says.endswith(".") for says in found.says)
        return
    after = found.after
    assert after.holders
    assert after.lead == found.before.lead
    assert after.ended or after.duties or after.inner_owed
    again = situation(pack=new, procedure=NAME, history=found.history, moment=after.moment)
    assert again == after  # whenever it is read
    assert not late_by_it(found, old, new)


def test_what_is_asked_anew_or_sooner_makes_nobody_late() -> None:
    """Most of these move, and what they move to asks for something new, or for less time."""
    seen: Counter[str] = Counter()

    @settings(max_examples=100, deadline=None)
    @given(
        walks(),
        some.sets(some.sampled_from(DUTIES), min_size=1, max_size=6),
        later_versions(),
        some.sampled_from((0, 1, 1, 2, 3, 5, 8, 12, 40)),
    )
    def every_one(story: Telling, added: set[str], new: Pack, days: int) -> None:
        old = PACK
        for norm_id in added:
            old = without(old, NAME, norm_id)
        found = moving(story, old, new, days)
        if isinstance(found, CannotMove):
            return
        seen["moved"] += 1
        asked_before = set(found.entry.owed_before)
        seen["anew"] += any((duty.run, duty.norm.id) not in asked_before for duty in found.after.duties)
        assert not late_by_it(found, old, new)

    every_one()
    assert seen["moved"] > 20
    assert seen["anew"] > 5
