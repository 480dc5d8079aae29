"""Random histories under random later versions: refused with a sentence, or the promise holds and nobody is late by it."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from held.engine.standing import situation
from held.engine.versions.counterparts import counterparts
from held.engine.versions.moving import CannotMove, move
from held.language.norms import Duty, Norm
from held.language.pack import Pack
from held.language.times import Within
from tests.engine.building import Telling, without
from tests.engine.crossing import NAME, PACK
from tests.engine.test_random_histories import NORMS, tales

TIMES = (None, Within(1, "working days"), Within(4, "hours"), Within(45, "working days"))


@some.composite
def later_versions(draw: some.DrawFn) -> Pack:
    """Sentences dropped, times changed, ids moved on by what was dropped before them, a step renamed."""
    new = replace(PACK, version="2", hash="later")
    for norm_id in draw(some.sets(some.sampled_from(NORMS), max_size=4)):
        new = without(new, NAME, norm_id)
    time, chosen = draw(some.sampled_from(TIMES)), draw(some.sampled_from(NORMS))
    procedure = new.procedures[NAME]

    def changed(norm: Norm) -> Norm:
        anew = replace(norm, time=time) if isinstance(norm, Duty) and norm.id == chosen else norm
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


@settings(max_examples=300, deadline=None)
@given(tales(), earlier_versions(), later_versions(), some.integers(0, 40))
def test_it_is_refused_with_a_sentence_or_the_promise_holds(
    story: Telling, old: Pack, new: Pack, days: int
) -> None:
    moment = story.now + timedelta(days=days)
    found = move(
        old=old,
        new=new,
        procedure=NAME,
        history=story.history,
        number=len(story.history) + 1,
        by="Mara",
        moment=moment,
        lead_works_for=frozenset({"hill team", "harbour team"}),
    )
    if isinstance(found, CannotMove):
        assert found.says
        assert all(says.endswith(".") for says in found.says)
        return
    after = found.after
    assert after.holders
    assert after.lead == found.before.lead
    assert after.ended or after.duties or after.inner_owed
    again = situation(pack=new, procedure=NAME, history=found.history, moment=moment)
    assert again == after  # whenever it is read
    ids = counterparts(old.procedures[NAME], new.procedures[NAME])
    late_before = {(duty.run, ids.get(duty.norm.id)) for duty in found.before.duties if duty.late}
    for duty in after.duties:
        counted_from_elsewhere = isinstance(duty.norm, Duty) and duty.norm.counted_from is not None
        if duty.late and not duty.run and not counted_from_elsewhere:
            assert (duty.run, duty.norm.id) in late_before
