"""A worker leaves for good: somebody covers for them from now on, and their account is switched off. Both or neither."""

from django.db import transaction

from held.record.actions.care.cover import cover
from held.record.actions.people.switch_off import switch_off
from held.record.tables.people.worker import Worker


@transaction.atomic
def see_off(*, by: Worker, worker: str, deputy: str = "") -> None:
    """`deputy` covers without an end; empty where somebody does already, or nobody has to. Raises CanNot."""
    if deputy:
        cover(by=by, absent=worker, deputy=deputy, reason="The account was switched off.")
    switch_off(by=by, worker=worker)
