"""What was done to an account is written down beside it, with who did it: accounts are about no child's history."""

from held.record.clock import now
from held.record.tables.people.account_entry import AccountEntry
from held.record.tables.people.worker import Worker


def enter(*, by: Worker, worker: Worker, says: str) -> None:
    """Within the caller's transaction. `says`: a sentence without a name in it, such as "The account was switched off"."""
    AccountEntry.objects.create(worker=worker, by=by, says=says, at=now())
