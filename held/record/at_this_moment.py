"""This moment and this day, as the database of this installation compares them in plain SQL."""

from typing import Any

from django.db import connection
from django.utils import timezone

from held.record.clock import now
from held.record.dormant import dormant_before


def at_this_moment() -> dict[str, Any]:
    """The parameters `now`, `today`, and `dormant`: before which an unused account is closed."""
    moment = now()
    return {
        "now": connection.ops.adapt_datetimefield_value(moment),
        "dormant": connection.ops.adapt_datetimefield_value(dormant_before(moment)),
        "today": connection.ops.adapt_datefield_value(timezone.localdate(moment)),
    }
