"""What each outcome of a step would lead to, before anybody has chosen one: asked of the engine, nothing is written."""

from held.engine.history import Began, StepTaken
from held.engine.situation import Reason, Refused, Taken
from held.engine.taking import begin, begin_inner, take
from held.engine.trial import AFTER_ALL_OTHERS
from held.pages.transitions.around_form import around_form
from held.pages.transitions.following import in_short, what_follows
from held.pages.transitions.opened import FormChild, Opened

NOT_THE_OUTCOME = frozenset({"role", "missing", "someone else", "if possible", "unknown"})
"""Reasons that are about who acts or what is not typed yet, so that they say nothing of an outcome."""


def follows_by_outcome(form: Opened, child: FormChild) -> dict[str, str]:
    """For one child, by outcome."""
    found = {}
    for outcome in form.step.outcomes:
        verdict = imagine(form, child, outcome)
        if isinstance(verdict, Refused):
            reasons = [reason for reason in verdict.reasons if reason.kind not in NOT_THE_OUTCOME]
            if reasons:
                found[outcome] = f"Not yet. {reasons[0].says}"
            continue
        around = around_form(form, child, verdict.after)
        lines = what_follows(verdict, around, child=child.called, begins=child.course is None)
        found[outcome] = in_short(lines, verdict)
    return found


def why_not(form: Opened, child: FormChild) -> tuple[Reason, ...]:
    """Why a step that was done can't be taken again, whoever takes it and whatever they type; empty where it can."""
    outcome = form.step.outcomes[0] if form.step.outcomes else None
    verdict = imagine(form, child, outcome)
    if isinstance(verdict, Taken):
        return ()
    return tuple(reason for reason in verdict.reasons if reason.kind not in NOT_THE_OUTCOME)


def imagine(form: Opened, child: FormChild, outcome: str | None) -> Taken | Refused:
    """The step as it would come out with every answer given and everybody named who has to be."""
    everyone = frozenset(form.pack.roles)
    running = child.situation.inner if child.situation else ()
    run = next(
        (one.run for one in running if form.inner and one.procedure == form.inner.name and one.ended is None),
        "",
    )
    begins_inner = form.inner is not None and not run
    act = _act(form, outcome, run or (f"{form.inner.name} {len(running) + 1}" if form.inner else ""))
    if child.course is None:
        began = _began(form, form.procedure.name)
        return begin(
            pack=form.pack,
            procedure=form.procedure.name,
            began=began,
            act=act,
            acting=everyone,
            moment=form.moment,
        )
    if begins_inner and form.inner:
        began = _began(form, form.inner.name, run=act.run)
        return begin_inner(
            pack=form.pack,
            procedure=form.procedure.name,
            history=child.course.history,
            inner=form.inner.name,
            began=began,
            act=act,
            acting=everyone,
            moment=form.moment,
        )
    return take(
        pack=form.pack,
        procedure=form.procedure.name,
        history=child.course.history,
        act=act,
        acting=everyone,
        moment=form.moment,
    )


def _act(form: Opened, outcome: str | None, run: str) -> StepTaken:
    roles = {*form.step.between, *form.step.accompanied_by, *(ask.role for ask in form.step.asks if ask.role)}
    return StepTaken(
        number=AFTER_ALL_OTHERS,
        happened=form.moment,
        recorded=form.moment,
        by=form.me,
        run=run,
        step=form.step.name,
        outcome=outcome,
        named={role: f"whoever is {role}" for role in roles},
        answered=frozenset(ask.name for ask in form.step.asks),
    )


def _began(form: Opened, procedure: str, run: str = "") -> Began:
    found = form.found
    return Began(
        number=AFTER_ALL_OTHERS - 1,
        happened=form.moment,
        recorded=form.moment,
        by=form.me,
        run=run,
        procedure=procedure,
        lead=found.lead.worker.public if found.lead and not run else None,
        holder=found.held_by[0].service if found.held_by and not run else None,
    )
