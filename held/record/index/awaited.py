"""The rows of what somebody's duty waits for: written anew whenever what is owed is."""

from collections.abc import Iterator

from django.db.models import QuerySet

from held.engine.forewarning import Forewarned, Stuck, Timed, forewarned
from held.engine.history import History
from held.engine.situation import Situation
from held.language.pack import Pack
from held.record.index.owners import Around
from held.record.prepared import prepared_delete, put_in_all
from held.record.tables.care.awaited import Awaited
from held.record.tables.care.owed import NAME_ANOTHER
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition

Ahead = tuple[Forewarned | Stuck, ...]


def looked_ahead(*, transition: Transition, situation: Situation, around: Around, history: History) -> Ahead:
    """What is owed and can't be done yet. Where nothing that is owed is stopped, nothing is searched for."""
    stopped = {(step.run, step.step) for step in situation.steps if step.state == "stopped"}
    if situation.ended or not any((duty.run, duty.step) in stopped for duty in situation.duties):
        return ()
    return forewarned(
        pack=around.pack, procedure=transition.procedure, history=history, moment=situation.moment
    )


def write_awaited(*, child: Child | None, transition: Transition, ahead: Ahead, around: Around) -> None:
    """Replaces the transition's rows."""
    _delete_awaited(transition=transition.pk)
    put_in_all(
        row
        for one in ahead
        if isinstance(one, Forewarned)
        for timed in one.can_be_done
        for row in _rows(child, transition, one, timed, around)
    )


@prepared_delete
def _delete_awaited(*, transition: int) -> QuerySet[Awaited]:
    return Awaited.objects.filter(transition=transition)


def _rows(
    child: Child | None, transition: Transition, one: Forewarned, timed: Timed, around: Around
) -> Iterator[Awaited]:
    """Of an act between two sides, a row for each."""
    act = timed.act
    is_name = act.kind in ("named", "gone")
    for role in dict.fromkeys(_roles(around.pack, transition.procedure, timed)):
        owner = around.owner(role)
        yield Awaited(
            child=child,
            transition=transition,
            run=one.duty.run,
            norm=one.duty.norm.id,
            waiting=one.duty.step,
            due=one.duty.due,
            place=one.acts.index(timed) + 1,
            step=f"{NAME_ANOTHER}{act.step}" if is_name else act.step,
            inner=act.inner,
            outcomes=" or ".join(f"“{outcome}”" for outcome in act.outcomes),
            role=role or "",
            owner=owner.worker,
            team=owner.team,
            latest=timed.latest,
            meets=timed.meets,
            cites=act.cites.words,
        )


def _roles(pack: Pack, procedure: str, timed: Timed) -> tuple[str | None, ...]:
    """The sentence's own role; else both sides of the step, or the first role that may take it, in a round each that may;
    else the lead (None)."""
    act = timed.act
    if act.role or act.kind in ("named", "gone"):
        return (act.role,)
    step = pack.procedures[act.inner or procedure].steps[act.step]
    return step.between or (step.by if pack.procedures[procedure].is_round else step.by[:1]) or (None,)
