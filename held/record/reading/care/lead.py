"""Who leads a child at a moment. For the record's own use: pages read it in the identity bar."""

from datetime import datetime

from django.db.models import Q, QuerySet

from held.record.prepared import prepared
from held.record.tables.care.lead import Lead
from held.record.tables.people.child import Child


def lead_at(child: Child, moment: datetime) -> Lead | None:
    """With their worker, in one query. None where nobody leads then."""
    return next(iter(_leading(child=child.pk, moment=moment)), None)


@prepared
def _leading(*, child: int, moment: datetime) -> QuerySet[Lead]:
    going_on = Q(until=None) | Q(until__gt=moment)
    return Lead.objects.filter(going_on, child=child, since__lte=moment).select_related("worker")[:1]
