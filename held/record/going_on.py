"""What goes on at a moment: who leads, who holds, who covers."""

from datetime import datetime

from django.db.models import Q


def going_on(moment: datetime) -> Q:
    """It has begun by then, and its end is not named or still to come."""
    return Q(since__lte=moment) & (Q(until=None) | Q(until__gt=moment))
