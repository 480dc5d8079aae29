"""What the database refuses about exports (migrations 0013 and 0023)."""

from held.record.migrations.triggers.refusal import Refusal, append_only

EXPORTS: tuple[Refusal, ...] = (
    *append_only("record_export", "An export", unique=("id", "number"), update=False),
    Refusal(
        name="record_export_never_changed",
        table="record_export",
        on="UPDATE",
        says="Who took an export, of what, when and why, is never changed.",
        when=(
            "NEW.number <> OLD.number OR NEW.by_id <> OLD.by_id OR NEW.at <> OLD.at OR NEW.why <> OLD.why "
            "OR COALESCE(NEW.since_id, 0) <> COALESCE(OLD.since_id, 0) "
            "OR COALESCE(NEW.again_id, 0) <> COALESCE(OLD.again_id, 0) "
            "OR (OLD.written IS NOT NULL AND (NEW.written IS NULL OR NEW.written <> OLD.written))"
        ),
    ),
    *append_only("record_exportedhead", "How far an export went", unique=("id", "child_id, export_id")),
)

EXPORTED_ROUNDS: tuple[Refusal, ...] = (
    *append_only("record_exportedround", "How far an export went", unique=("id", "transition_id, export_id")),
)
