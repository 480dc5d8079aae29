"""Doing what a way advises, act by act, as the engine takes it: whoever it is for, with everything said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from held.engine.history import Answer, Began, KnownChanged, Named, StepTaken, WentLate
from held.engine.situation import Taken
from held.engine.taking import begin_inner, take
from held.engine.ways import WayAct
from held.language.norms import Only
from held.language.steps import AskKind
from tests.engine.building import Telling

Choose = Callable[[tuple[str, ...]], str]


def follow(story: Telling, acts: tuple[WayAct, ...], choose: Choose = lambda values: values[0]) -> bool:
    """Whether each of them was taken. Where it may come out in several ways, `choose` says how it does."""
    return all(_do(story, act, choose) for act in acts)


def _do(story: Telling, act: WayAct, choose: Choose) -> bool:
    words = {**story.entry(None), "by": f"somebody new, {len(story.history)}"}
    if act.kind == "late":
        assert act.due
        story.now = max(story.now, act.due + timedelta(minutes=1))
        owed = (*story.stands().duties, *story.stands().inner_owed)
        duty = next(each for each in owed if (each.run, each.step) == (act.run, act.step) and each.late)
        late = {**words, "happened": story.now, "recorded": story.now, "by": None, "run": act.run}
        story.tell(WentLate(**late, norm=duty.norm.id, step=duty.step))
        return True
    if act.kind == "named":
        story.tell(Named(**words, role=act.step, person="somebody named"))
        return True
    if act.kind in ("gone", "beside", "over"):
        for known in story.pack.procedures[story.procedure].known.values():
            if act.step in (known.names, known.running):
                value = "yes" if act.kind == "beside" else "no"
                story.tell(KnownChanged(**words, known=known.name, value=value))
        return True
    return _takes(story, act, choose, words)


def _takes(story: Telling, act: WayAct, choose: Choose, words: dict) -> bool:
    step = story.pack.procedures[act.inner or story.procedure].steps[act.step]
    facts: dict[str, Answer] = {}
    for name, values in act.answers:
        several = next(ask.kind for ask in step.asks if ask.name == name) is AskKind.SEVERAL_OF
        said = choose(values)
        facts[name] = (said,) if several else said
    roles = (*step.between, *step.accompanied_by, *(ask.role for ask in step.asks if ask.role))
    taken = StepTaken(
        **{**words, "run": act.run, "number": words["number"] + (act.kind == "begin")},
        step=act.step,
        outcome=choose(act.outcomes or step.outcomes) if step.outcomes else None,
        facts=facts,
        named={role: f"somebody {role}" for role in roles},
        answered=frozenset(ask.name for ask in step.asks),
    )
    given = frozenset(
        norm.id for each in story.pack.procedures.values() for norm in each.norms if isinstance(norm, Only)
    )
    asked = {"pack": story.pack, "procedure": story.procedure, "history": story.history, "act": taken}
    asked |= {"acting": frozenset(story.pack.roles), "moment": story.now, "reasons_given": given}
    if act.kind == "begin":
        began = Began(**{**words, "run": act.run}, procedure=act.inner)
        if not isinstance(begin_inner(**asked, inner=act.inner, began=began), Taken):
            return False
        story.tell(began).tell(replace(taken))
        return True
    if not isinstance(take(**asked), Taken):
        return False
    story.tell(taken)
    return True
