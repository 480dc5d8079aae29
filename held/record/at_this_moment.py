"""This moment and this day, as the database of this installation compares them in plain SQL."""

from typing import Any

from django.db import connection
from django.utils import timezone

from held.record.clock import now


def at_this_moment() -> dict[str, Any]:
    """The parameters `now` and `today`."""
    moment = now()
    return {
        "now": connection.ops.adapt_datetimefield_value(moment),
        "today": connection.ops.adapt_datefield_value(timezone.localdate(moment)),
    }
