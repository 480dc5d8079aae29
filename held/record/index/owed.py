"""The rows of what is owed for a child: written anew from the engine's duties whenever something happened."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from held.engine.calendar import calendar_of
from held.engine.history import History
from held.engine.situation import OwedDuty, Situation
from held.language.norms import Duty, InnerDuty, Returning
from held.language.pack import Pack
from held.language.steps import Step
from held.language.times import Within
from held.record.index.awaited import looked_ahead, write_awaited
from held.record.index.names_owed import names_owed
from held.record.index.nothing_asked import nothing_asked
from held.record.index.owners import Around, Owner
from held.record.index.promised import promised
from held.record.index.stuck import say_stuck
from held.record.prepared import prepared_delete, put_in_all
from held.record.tables.care.owed import LOOK_AGAIN, Owed
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

AFTER_ALL = 2**63 - 1
"""No row has a higher number: each new one has a higher one than those before it."""


def write_owed(
    *, child: Child | None, transition: Transition, situation: Situation, around: Around, history: History
) -> None:
    """Replaces the transition's rows, and those of what they wait for. The next look at the plan is owed no more: while a
    transition is open its own duties say what is next."""
    around = around.of_transition(situation)
    ahead = looked_ahead(transition=transition, situation=situation, around=around, history=history)
    rows = rows_owed(child=child, transition=transition, situation=situation, around=around, history=history)
    say_stuck(rows, ahead, situation)
    # First what is owed now, so that for the database there is no moment at which nothing is.
    put_in_all(rows)
    before = min((row.pk for row in rows), default=AFTER_ALL)
    if child is None:
        _delete_owed_in_a_round(transition=transition.pk, before=before)
    else:
        _delete_owed(transition=transition.pk, child=child.pk, before=before)
    write_awaited(child=child, transition=transition, ahead=ahead, around=around)


def rows_owed(
    *, child: Child | None, transition: Transition, situation: Situation, around: Around, history: History
) -> list[Owed]:
    """A step between two sides is owed by both, a row for each. With what is owed because somebody named is gone,
    or because nothing else is: that is promised for each child, and of a round, which has none, for nobody."""
    if situation.ended:
        return []
    asked = [
        row
        for duty in (*situation.duties, *situation.inner_owed)
        for row in rows_of(child, transition, duty, around)
    ]
    gone = names_owed(child=child, transition=transition, situation=situation, around=around, history=history)
    rows = [*asked, *(row for row in gone if row.step not in {each.step for each in asked})]
    if rows or child is None:
        return rows
    return [nothing_asked(child=child, transition=transition, around=around, history=history)]


def owed_as_it_is(rows: Iterable[Owed]) -> set[tuple[object, ...]]:
    """Rows to compare: what is owed, by whom and by when."""
    return {
        (row.run, row.norm, row.step, row.role, row.owner_id, row.team_id, row.force, row.due) for row in rows
    }


def rows_of(child: Child | None, transition: Transition, duty: OwedDuty, around: Around) -> list[Owed]:
    rows = []
    for role in roles_owing(around.pack, transition.procedure, duty):
        owner = around.owner(role)
        rows.append(
            Owed(
                child=child,
                transition=transition,
                run=duty.run,
                norm=duty.norm.id,
                step=what_is_owed(around.pack, duty),
                role=role or "",
                owner=owner.worker,
                team=owner.team,
                force=duty.force,
                since=duty.since,
                due=duty.due,
                time_is_ours=duty.time_is_ours or duty.cites.is_ours,
                cites=duty.cites.words,
                because=duty.because,
                why=" ".join(filter(None, (around.pack.says_under(duty.norm), duty.statute_in_short))),
            )
        )
    return rows


def what_is_owed(pack: Pack, duty: OwedDuty) -> str:
    """The step; of an inner procedure that is to be begun, the step that begins it."""
    return pack.procedures[duty.norm.inner].begins_with[0] if isinstance(duty.norm, InnerDuty) else duty.step


def roles_owing(pack: Pack, procedure: str, duty: OwedDuty) -> Sequence[str | None]:
    """The sentence's own role; else both sides of the step, or the first role that may take it; else the lead (None). In
    a round, which no service holds, every role that may."""
    own = duty.norm.role if isinstance(duty.norm, Duty | Returning) else None
    step = step_of(pack, procedure, duty)
    if own is not None or step is None:
        return (duty.role,)
    return step.between or (pack.procedures[procedure].is_round and step.by) or (duty.role,)


def step_of(pack: Pack, procedure: str, duty: OwedDuty) -> Step | None:
    """The step the duty asks for, of the procedure or of the inner one it runs in. None: an inner one is to be begun."""
    for name in (procedure, *pack.procedures[procedure].inside):
        found = pack.procedures[name].steps.get(duty.step)
        if found:
            return found
    return None


def write_review(*, child: Child, around: Around, since: datetime, because: int | None) -> None:
    """While no transition is open the plan is looked at again, every so many weeks: the promise, in the pack's measure."""
    forget_review(child)
    if around.lead is None:
        return
    review_owed(child=child, pack=around.pack, lead=around.lead.worker, since=since, because=because).save()


def review_owed(*, child: Child, pack: Pack, lead: Worker, since: datetime, because: int | None) -> Owed:
    """The next look at the plan, not yet written."""
    return promised(
        child=child,
        step=LOOK_AGAIN,
        owner=Owner(lead, None),
        since=since,
        due=review_due(pack, since),
        because=because,
        why=f"No transition is open, so the plan is looked at every {pack.review_every} weeks.",
    )


def forget_review(child: Child) -> None:
    """The next look at the plan is owed no more."""
    _delete_review(child=child.pk)


def review_due(pack: Pack, since: datetime) -> datetime:
    """The end of the day, so many weeks after."""
    return calendar_of(pack).due(Within(pack.review_every, "weeks"), since)


@prepared_delete
def _delete_owed(*, transition: int, child: int, before: int) -> QuerySet[Owed]:
    review = Q(child=child, transition=None, step=LOOK_AGAIN)
    return Owed.objects.filter(Q(transition=transition) | review, pk__lt=before)


@prepared_delete
def _delete_owed_in_a_round(*, transition: int, before: int) -> QuerySet[Owed]:
    return Owed.objects.filter(transition=transition, pk__lt=before)


@prepared_delete
def _delete_review(*, child: int) -> QuerySet[Owed]:
    return Owed.objects.filter(child=child, transition=None, step=LOOK_AGAIN)
