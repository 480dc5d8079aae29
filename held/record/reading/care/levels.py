"""A child's levels of need through time, as their rows stand."""

from datetime import datetime

from held.record.tables.care.level_of_need import LevelOfNeed


def levels_of(child: str) -> dict[datetime, int]:
    """Of the child with this id: each level by the moment from which it was decided. In one query."""
    rows = LevelOfNeed.objects.filter(child__public=child).order_by("since")
    return dict(rows.values_list("since", "level"))
