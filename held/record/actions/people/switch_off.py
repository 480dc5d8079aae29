"""A worker's account is switched off: only when nobody is left without a lead who can be rung."""

from django.db import IntegrityError, transaction
from django.db.models import Q

from held.record.actions.cannot import CanNot
from held.record.clock import now
from held.record.named import the_worker
from held.record.tables.care.lead import Lead
from held.record.tables.people.worker import Worker


def switch_off(*, by: Worker, worker: str) -> None:
    """They can't sign in from now on. Raises CanNot while they lead children, or cover for those who do."""
    leaving = the_worker(worker)
    try:
        with transaction.atomic():
            leaving.is_active = False
            leaving.save(update_fields=["is_active"])
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
    """They can sign in again."""
    Worker.objects.filter(pk=the_worker(worker).pk).update(is_active=True)
