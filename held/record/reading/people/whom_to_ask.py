"""Whom somebody asks who can't get in: the managers of their teams, and whoever answers for every child."""

from django.db.models import Q
from django.utils import timezone

from held.record.access import current
from held.record.clock import now
from held.record.reading.people.contact import Contact
from held.record.reading.procedures import NothingInForce, pack_in_force
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker

A_FEW = 3


def whom_to_ask(worker: Worker) -> tuple[Contact, ...]:
    """Those near first, then those who answer for all; nobody whose own account is closed. At most three."""
    moment = now()
    today = timezone.localdate(moment)
    try:
        roles = [role.name for role in pack_in_force(on=today).roles.values() if role.manages]
    except NothingInForce:
        roles = []
    near = Q(role__in=roles, team__in=Membership.objects.filter(worker=worker).values("team"))
    rows = (
        Membership.objects.filter(near | Q(sees_all=True), current(today), worker__is_active=True)
        .exclude(worker=worker)
        .select_related("worker")
        .order_by("sees_all", "worker__name")
    )
    found = {
        row.worker.public: Contact(row.worker.public, row.worker.name, row.worker.phone, row.role)
        for row in rows
        if not row.worker.is_dormant(moment)
    }
    return tuple(found.values())[:A_FEW]
