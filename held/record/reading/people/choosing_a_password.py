"""Who has a one-time password that is still good, and chooses their own with it."""

from held.record.clock import now
from held.record.tables.people.worker import Worker


def choosing_a_password(public: str) -> Worker | None:
    """None once they have chosen, once it ran out, and where the account was switched off meanwhile."""
    found: Worker | None = Worker.objects.filter(
        public=public, is_active=True, password_until__gte=now()
    ).first()
    return found
