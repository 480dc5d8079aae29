"""Who leads a child at a moment. For the record's own use: pages read it in the identity bar."""

from datetime import datetime

from django.db.models import QuerySet

from held.record.going_on import going_on
from held.record.prepared import prepared
from held.record.tables.care.lead import Lead
from held.record.tables.people.child import Child


def lead_at(child: Child, moment: datetime) -> Lead | None:
    """With their worker, in one query. None where nobody leads then."""
    return next(iter(_leading(child=child.pk, moment=moment)), None)


@prepared
def _leading(*, child: int, moment: datetime) -> QuerySet[Lead]:
    return Lead.objects.filter(going_on(moment), child=child).select_related("worker")[:1]
