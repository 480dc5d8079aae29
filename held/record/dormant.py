"""When an account that nobody uses is closed: a password that nobody watches over is how strangers get in.

Nothing is written: it follows from when the account was opened and last used (quality goal: it dies at 90 days).
"""

from datetime import datetime, timedelta

from django.conf import settings


def dormant_before(moment: datetime) -> datetime:
    """Accounts neither opened nor used after this are dormant at `moment`."""
    return moment - timedelta(days=settings.HELD_DORMANT_DAYS)
