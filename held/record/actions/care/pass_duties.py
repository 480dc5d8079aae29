"""What a former lead owed passes to the lead: when the change is made, or each night for changes planned before."""

from datetime import datetime

from django.db.models import F, Q

from held.record.going_on import going_on
from held.record.tables.care.awaited import Awaited
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.people.child import Child


def pass_duties(*, moment: datetime, child: Child | None = None) -> int:
    """How many passed. For one child, or for every child. The history needs no entry: the change of lead is there."""
    former = Lead.objects.filter(
        Q(child__owed__owner=F("worker")) | Q(child__awaited__owner=F("worker")),
        until__lte=moment,
        **({"child": child} if child else {}),
    ).values_list("child", "worker", "role")
    passed = 0
    for of_child, worker, role in former.distinct():
        lead = Lead.objects.filter(going_on(moment), child=of_child).exclude(worker=worker).first()
        if lead is None:
            continue
        still_named = Involvement.objects.filter(
            Q(until=None) | Q(until__gt=moment), child=of_child, worker=worker
        ).values("role")
        of_the_lead = Q(role="") | Q(role__in={role, lead.role})
        for table in (Owed, Awaited):
            rows = table.objects.filter(of_the_lead, child=of_child, owner=worker).exclude(
                role__in=still_named
            )
            passed += rows.update(owner=lead.worker) * (table is Owed)
    return passed
