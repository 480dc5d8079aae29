"""What the database refuses about a child's episodes (migrations 0005 and 0006)."""

from held.record.migrations.triggers.refusal import Refusal

EPISODES: tuple[Refusal, ...] = (
    Refusal(
        name="record_episode_one_after_another",
        table="record_episode",
        on="INSERT",
        says="A child's episodes come one after another: this one would begin before an earlier one closed.",
        when=(
            "EXISTS (SELECT 1 FROM record_episode AS other WHERE other.child_id = NEW.child_id "
            "AND other.closed > NEW.opened AND (NEW.closed IS NULL OR NEW.closed > other.opened))"
        ),
    ),
)

KEPT: tuple[Refusal, ...] = (
    Refusal(
        name="record_episode_open_is_kept",
        table="record_episode",
        on="DELETE",
        says="An open episode is never removed: it is closed.",
        when="OLD.closed IS NULL",
    ),
)
