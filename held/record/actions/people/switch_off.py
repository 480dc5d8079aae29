"""A worker's account is switched off: only when nobody is left without a lead who can be rung."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from held.record.actions.cannot import CanNot
from held.record.actions.history.lock import lock
from held.record.actions.people.account_entries import enter
from held.record.actions.transitions.stand_anew import stand_anew
from held.record.clock import now
from held.record.named import the_worker
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


def switch_off(*, by: Worker, worker: str) -> None:
    """They can't sign in from now on, and what they owed finds its owner anew.

    Raises CanNot while they lead children, or cover for those who do, and for one's own account: whoever is left
    could let nobody in again.
    """
    leaving = the_worker(worker)
    if leaving.pk == by.pk:
        raise CanNot("Nobody switches off their own account. Ask somebody else who may.")
    if not leaving.is_active:
        raise CanNot(f"{leaving}’s account is switched off already.")
    try:
        with transaction.atomic():
            children = lock(_whom_it_concerns(leaving))
            leaving.is_active = False
            leaving.save(update_fields=["is_active"])
            _stand_anew(children, by)
            enter(by=by, worker=leaving, says="The account was switched off")
    except IntegrityError:
        led = Lead.objects.filter(Q(until=None) | Q(until__gt=now()), worker=leaving).count()
        if led:
            raise CanNot(
                f"{leaving} leads {led} {'child' if led == 1 else 'children'}, and nobody covers without an end. "
                "Name other leads, or somebody who covers until that is done."
            ) from None
        raise CanNot(
            f"{leaving} covers for somebody who has left and still leads children. "
            "Name other leads, or another deputy, first."
        ) from None


def switch_on(*, by: Worker, worker: str) -> None:
    """They can sign in again. The days without use are counted from now."""
    back = the_worker(worker)
    with transaction.atomic():
        children = lock(_whom_it_concerns(back))
        Worker.objects.filter(pk=back.pk).update(is_active=True, opened=now())
        _stand_anew(children, by)
        enter(by=by, worker=back, says="The account was switched on again")


def _whom_it_concerns(worker: Worker) -> QuerySet[Child]:
    """Children in an open transition with whom they work, or for whom they owe something."""
    going_on = Q(until=None) | Q(until__gt=now())
    theirs = (
        Q(pk__in=Lead.objects.filter(going_on, worker=worker).values("child"))
        | Q(pk__in=Involvement.objects.filter(going_on, worker=worker).values("child"))
        | Q(pk__in=Owed.objects.filter(owner=worker).values("child"))
    )
    return Child.objects.filter(theirs, pk__in=Transition.objects.filter(ended_at=None).values("child"))


def _stand_anew(children: Iterable[Child], by: Worker) -> None:
    moment = now()
    for child in children:
        stand_anew(child=child, by=by, moment=moment)
