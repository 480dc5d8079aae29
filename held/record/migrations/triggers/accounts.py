"""What the database refuses about accounts (migration 0004)."""

from held.record.migrations.triggers.refusal import Refusal, append_only

ACCOUNTS: tuple[Refusal, ...] = (
    *append_only("record_accountentry", "What was done to an account", unique=("id",)),
)
