"""What the database refuses about invitations (migration 0014)."""

from held.record.migrations.triggers.refusal import Refusal, append_only

_SAME = ("public", "worker_id", "of")

INVITATIONS: tuple[Refusal, ...] = (
    Refusal(
        name="record_invitation_stays_the_same",
        table="record_invitation",
        on="UPDATE",
        says="An invitation stays that of one person to one thing: write another one.",
        when=" OR ".join(f"OLD.{column} <> NEW.{column}" for column in _SAME),
    ),
    *append_only("record_invitation", "An invitation", unique=("id", "public"), update=False),
)
