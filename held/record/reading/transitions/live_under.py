"""How many live transitions stand under a version of the procedures: those that another version would not touch by itself."""

from collections.abc import Mapping

from django.db.models import Count

from held.record.tables.transitions.transition import Transition


def live_under(content_hash: str) -> Mapping[str, int]:
    """By the name of the procedure they run through; in one query."""
    live = Transition.objects.filter(ended_at=None, pack_hash=content_hash)
    counted = live.values("procedure").annotate(many=Count("pk")).order_by("procedure")
    return {row["procedure"]: row["many"] for row in counted}
