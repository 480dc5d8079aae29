"""The rows of a child's level of need through time, and the one on the child."""

from datetime import datetime

from django.db.models import Q, QuerySet

from held.record.prepared import Change, prepared, prepared_delete, prepared_update, put_in
from held.record.tables.care.level_of_need import LevelOfNeed
from held.record.tables.people.child import Child


def change_level_rows(*, child: Child, level: int, at: datetime) -> None:
    """One level ends as the next begins. Recorded late, it gives way to what was already decided after it."""
    later = next(iter(_later(child=child.pk, at=at)), None)
    _delete_the_same(child=child.pk, at=at)
    _give_way(child=child.pk, at=at)
    put_in(LevelOfNeed(child=child, level=level, since=at, until=later.since if later else None))
    if later is None:
        _stand_on_the_child(child=child.pk, level=level)


@prepared
def _later(*, child: int, at: datetime) -> QuerySet[LevelOfNeed]:
    return LevelOfNeed.objects.filter(child=child, since__gt=at).order_by("since")[:1]


@prepared_delete
def _delete_the_same(*, child: int, at: datetime) -> QuerySet[LevelOfNeed]:
    return LevelOfNeed.objects.filter(child=child, since=at)


@prepared_update
def _give_way(*, child: int, at: datetime) -> Change:
    going_on = Q(until=None) | Q(until__gt=at)
    return LevelOfNeed.objects.filter(going_on, child=child, since__lt=at), {"until": at}


@prepared_update
def _stand_on_the_child(*, child: int, level: int) -> Change:
    return Child.objects.filter(pk=child), {"level": level}
