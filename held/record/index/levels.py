"""The rows of a child's level of need through time, and the one on the child."""

from datetime import datetime

from django.db.models import Q

from held.record.tables.care.level_of_need import LevelOfNeed
from held.record.tables.people.child import Child


def change_level_rows(*, child: Child, level: int, at: datetime) -> None:
    """One level ends as the next begins. Recorded late, it gives way to what was already decided after it."""
    later = LevelOfNeed.objects.filter(child=child, since__gt=at).order_by("since").first()
    LevelOfNeed.objects.filter(child=child, since=at).delete()
    LevelOfNeed.objects.filter(Q(until=None) | Q(until__gt=at), child=child, since__lt=at).update(until=at)
    LevelOfNeed.objects.create(child=child, level=level, since=at, until=later.since if later else None)
    if later is None:
        Child.objects.filter(pk=child.pk).update(level=level)
