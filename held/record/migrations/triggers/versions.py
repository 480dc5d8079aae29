"""What the database refuses where a transition moves to another version of the procedures (migration 0007)."""

from held.record.migrations.triggers.refusal import Refusal

VERSIONS: tuple[Refusal, ...] = (
    Refusal(
        name="record_transition_moves_as_history_says",
        table="record_transition",
        on="UPDATE",
        says="A transition stays under its version of the procedures until its history says that it was moved.",
        when=(
            "NEW.pack_hash <> OLD.pack_hash AND NEW.pack_hash <> COALESCE("
            "(SELECT pack_hash FROM record_happening WHERE transition_id = OLD.id "
            "AND kind = 'moved to a version' ORDER BY number DESC LIMIT 1), '')"
        ),
    ),
    Refusal(
        name="record_happening_moves_what_is_open",
        table="record_happening",
        on="INSERT",
        says="An open transition is moved, and to a version that was put in force.",
        when=(
            "NEW.kind = 'moved to a version' AND ("
            "NOT EXISTS (SELECT 1 FROM record_transition WHERE id = NEW.transition_id AND ended_at IS NULL) "
            "OR NOT EXISTS (SELECT 1 FROM record_packtext WHERE hash = NEW.pack_hash))"
        ),
    ),
)
