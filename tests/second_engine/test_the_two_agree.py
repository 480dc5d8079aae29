"""Random procedures and random histories: the engine and the second engine say the same after every entry."""

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import event, given, note, settings
from hypothesis import strategies as some

from held.engine.history import StepTaken
from held.engine.situation import Refused, Taken
from held.engine.taking import take
from held.engine.versions.moving import Moving, move
from held.language.pack import Pack
from held.language.steps import Step
from tests.engine.building import Telling
from tests.second_engine.acting_again import against
from tests.second_engine.later_packs import later_pack
from tests.second_engine.random_procedures import BESIDE, DATES, FACTS, KNOWN, ROLES, SERVICES, packs
from tests.second_engine.telling_again import Again, Waiting


def an_act(draw: some.DrawFn, story: Telling, step: Step, run: str) -> StepTaken:
    told = FACTS | DATES
    facts = {ask.name: draw(some.sampled_from(told[ask.name])) for ask in step.asks if draw(some.booleans())}
    return story.act(
        step.name,
        draw(some.sampled_from(step.outcomes)) if step.outcomes else None,
        run=run,
        by=draw(some.sampled_from(["Hana", "Noor"])),
        facts=facts,
        named={"harbour worker": "Ines"} if draw(some.booleans()) else {},
    )


def agree_on_how_things_stand(story: Telling) -> None:
    stands = story.stands()
    again = Again(story.pack, story.procedure, story.history)
    owed = set()
    for run, told in again.stories.items():
        for duty in [*again.duties(told), *again.returns(told)] if told in again.running() else []:
            because = {beat.number for _, beat in duty.causes} if isinstance(duty, Waiting) else {duty.number}
            since, due = again.due(told, duty)
            owed.add((run, duty.norm.id, since, due, due < story.now))
            assert any(
                each.run == run and each.norm.id == duty.norm.id and each.because in because
                for each in (*stands.duties, *stands.inner_owed)
            )
    said = {(d.run, d.norm.id, d.since, d.due, d.late) for d in (*stands.duties, *stands.inner_owed)}
    assert said == owed
    assert {holder.service for holder in stands.holders} == again.holders
    assert stands.lead == again.lead
    assert (stands.ended is not None) == again.over
    if stands.ended and again.outer.ended:
        assert stands.ended.service == again.outer.ended.service
    for step in stands.steps:
        told = again.stories[step.run]
        opened = {norm.id for norm in again.openers(told, step.step)} if told in again.running() else set()
        if step.state in ("open", "stopped"):
            assert {norm.id for norm in step.opened_by} == opened
            assert bool(step.reasons) == (step.state == "stopped")


def agree_on_an_act(story: Telling, act: StepTaken, acting: frozenset[str]) -> bool:
    """Whether it is taken, once both have said the same."""
    answer = take(
        pack=story.pack,
        procedure=story.procedure,
        history=story.history,
        act=act,
        acting=acting,
        moment=story.now,
    )
    reasons = against(story.pack, story.procedure, story.history, act, acting)
    note(f"{act.run} {act.step} ({act.outcome}): {sorted(reasons)}")
    assert isinstance(answer, Refused) == bool(reasons)
    if isinstance(answer, Refused):
        stops = {each for each in reasons if each.startswith(("only", "stop"))}
        said = {f"only {r.norm}" for r in answer.reasons if r.kind in ("only", "unknown")}
        said |= {f"stop {r.norm}" for r in answer.reasons if r.kind == "stop"}
        assert said == stops
    return isinstance(answer, Taken)


@settings(max_examples=120, deadline=None)
@given(some.data())
def test_they_agree(data: some.DataObject) -> None:
    pack: Pack = data.draw(packs())
    walk(data.draw, pack)


@settings(max_examples=60, deadline=None)
@given(some.data())
def test_they_agree_after_moves_to_other_versions(data: some.DataObject) -> None:
    walk(data.draw, data.draw(packs(dated=data.draw(some.booleans()))), ["move"] * 3)


@settings(max_examples=100, deadline=None)
@given(some.data())
def test_they_agree_on_times_before_a_date_and_on_how_an_inner_procedure_ended(data: some.DataObject) -> None:
    walk(data.draw, data.draw(packs(dated=True)))


def moves(draw: some.DrawFn, story: Telling) -> None:
    """To another version, where nothing stands against it; the history is then the one that version reads."""
    number = len(story.history) + 1
    new = later_pack(draw, story.pack, number)
    story.now += timedelta(days=draw(some.integers(0, 12)))
    found = move(
        old=story.pack,
        new=new,
        procedure=story.procedure,
        history=story.history,
        number=number,
        by="Mara",
        moment=story.now,
        lead_works_for=frozenset(SERVICES),
    )
    if isinstance(found, Moving):
        event("moved")
        story.pack, story.history = new, found.history


def walk(draw: some.DrawFn, pack: Pack, more: Sequence[str] = ()) -> None:
    story = Telling(pack, "cross")
    runs = 0
    agree_on_how_things_stand(story)
    for _ in range(draw(some.integers(1, 12))):
        kinds = ["try"] * 6 + ["wait"] * 2 + ["inner", "known", "anyway", "aside", "strike", *more]
        kind = draw(some.sampled_from(kinds))
        inner = [run.run for run in story.stands().inner if run.result is None and run.ended is None]
        run = draw(some.sampled_from(["", *inner]))
        procedure = story.pack.procedures["quarrel" if run else "cross"]
        if kind in ("try", "anyway"):
            act = an_act(draw, story, draw(some.sampled_from(list(procedure.steps.values()))), run)
            acting = frozenset(draw(some.sets(some.sampled_from(ROLES), min_size=1)))
            if kind == "anyway" or agree_on_an_act(story, act, acting):
                story.tell(act)
        elif kind == "wait":
            story.now += timedelta(days=draw(some.integers(1, 12)))
            late = [d for d in (*story.stands().duties, *story.stands().inner_owed) if d.late]
            for duty in late[:1]:
                story.clock(duty.norm.id, duty.step, at=story.now.strftime("%Y-%m-%d %H:%M"), run=duty.run)
        elif kind == "inner" and not inner:
            runs += 1
            story.begins("quarrel", f"quarrel {runs}")
        elif kind == "known":
            story.knows(draw(some.sampled_from([KNOWN, BESIDE])), draw(some.sampled_from(["yes", "no"])))
        elif kind == "aside":
            owed = (*story.stands().duties, *story.stands().inner_owed)
            if owed:
                duty = draw(some.sampled_from(owed))
                story.sets_aside(duty.norm.id, duty.run)
        elif kind == "strike" and len(story.history) > 1:
            story.strikes(draw(some.integers(2, len(story.history))))
        elif kind == "move":
            moves(draw, story)
        agree_on_how_things_stand(story)
