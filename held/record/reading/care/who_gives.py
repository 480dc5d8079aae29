"""Who gives a child to another lead: a manager of the lead's team or of one that holds the child, or who answers for all."""

from datetime import datetime

from django.db.models import Q

from held.engine.calendar import local_day
from held.language.pack import Pack
from held.record.access import current, standing_in_for
from held.record.going_on import going_on
from held.record.tables.care.holding import Holding
from held.record.tables.care.lead import Lead
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker


def may_give(worker: Worker, child: str, *, pack: Pack | None, moment: datetime) -> bool:
    """In their own name or for somebody they cover for. Of a child whom somebody leads. In one query.

    `child` by its id. `pack` says which roles manage. Where a service holds the child in no team, its managers all count.
    """
    today = current(local_day(moment))
    leads = Lead.objects.filter(going_on(moment), child__public=child)
    holds = Holding.objects.filter(going_on(moment), child__public=child)
    near = (
        Q(team__in=Membership.objects.filter(today, worker__in=leads.values("worker")).values("team"))
        | Q(team__in=holds.filter(team__isnull=False).values("team"))
        | Q(team__service__in=holds.filter(team=None).values("service"))
    )
    manages = Q(role__in=[role.name for role in pack.roles.values() if role.manages] if pack else [])
    posts = Membership.objects.filter(today, worker__in=standing_in_for(worker, moment))
    return posts.filter(Q(sees_all=True) | (manages & near)).exists()
