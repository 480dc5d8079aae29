"""What the database refuses on the history, the seals and the procedures in force (migration 0002)."""

from held.record.migrations.triggers.refusal import Refusal, append_only

HISTORY: tuple[Refusal, ...] = (
    *append_only("record_happening", "An entry of the history", unique=("id",)),
    Refusal(
        name="record_happening_comes_next",
        table="record_happening",
        on="INSERT",
        says="An entry takes the next number on its chain, without a gap.",
        when=(
            "NEW.number <> COALESCE(CASE WHEN NEW.child_id IS NULL "
            "THEN (SELECT MAX(number) FROM record_happening "
            "WHERE transition_id = NEW.transition_id AND child_id IS NULL) "
            "ELSE (SELECT MAX(number) FROM record_happening WHERE child_id = NEW.child_id) END, 0) + 1"
        ),
    ),
    Refusal(
        name="record_happening_follows_the_last",
        table="record_happening",
        on="INSERT",
        says="An entry carries the hash of the entry before it.",
        when=(
            "NEW.previous_hash <> COALESCE(CASE WHEN NEW.child_id IS NULL "
            "THEN (SELECT hash FROM record_happening WHERE transition_id = NEW.transition_id "
            "AND child_id IS NULL ORDER BY number DESC LIMIT 1) "
            "ELSE (SELECT hash FROM record_happening WHERE child_id = NEW.child_id "
            "ORDER BY number DESC LIMIT 1) END, '')"
        ),
    ),
    Refusal(
        name="record_happening_of_its_own_child",
        table="record_happening",
        on="INSERT",
        says="An entry belongs to a transition of its own child; one about no child, to a round.",
        when=(
            "NEW.transition_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM record_transition "
            "WHERE id = NEW.transition_id AND (child_id = NEW.child_id "
            "OR (child_id IS NULL AND NEW.child_id IS NULL)))"
        ),
    ),
    *append_only("record_happeningwords", "What was written", unique=("happening_id",), update=False),
    Refusal(
        name="record_happeningwords_never_changed",
        table="record_happeningwords",
        on="UPDATE",
        says=(
            "What was written is never changed: it is set right by a later entry, "
            "or destroyed whole, by a named person with a reason."
        ),
        when=(
            "NOT (OLD.text IS NOT NULL AND NEW.text IS NULL AND NEW.salt IS NULL "
            "AND NEW.happening_id = OLD.happening_id AND NEW.destroyed_at IS NOT NULL "
            "AND NEW.destroyed_by_id IS NOT NULL AND NEW.destroyed_why <> '')"
        ),
    ),
    Refusal(
        name="record_happeningwords_reason_stays",
        table="record_happeningwords",
        on="UPDATE",
        says="The words that say why others were destroyed are never destroyed.",
        when=(
            "EXISTS (SELECT 1 FROM record_happening WHERE id = OLD.happening_id AND kind = 'words destroyed')"
        ),
    ),
    *append_only("record_seal", "A seal", unique=("id", "number")),
    *append_only("record_sealedhead", "A seal", unique=("id", "chain, number")),
    Refusal(
        name="record_seal_comes_next",
        table="record_seal",
        on="INSERT",
        says="A seal takes the next number and carries the root of the seal before it.",
        when=(
            "NEW.number <> COALESCE((SELECT MAX(number) FROM record_seal), 0) + 1 "
            "OR NEW.previous_root <> COALESCE("
            "(SELECT root FROM record_seal WHERE number = NEW.number - 1), '')"
        ),
    ),
    *append_only("record_packtext", "The text of a pack", unique=("id", "hash", "name, version")),
    *append_only("record_inforce", "What was put in force", unique=("id",)),
    Refusal(
        name="record_transition_keeps_its_child",
        table="record_transition",
        on="UPDATE",
        says="A transition stays with its child, its procedure and the moment it began.",
        when=(
            "COALESCE(NEW.child_id, 0) <> COALESCE(OLD.child_id, 0) OR NEW.procedure <> OLD.procedure OR NEW.id <> OLD.id "
            "OR NEW.began_at <> OLD.began_at"
        ),
    ),
    Refusal(
        name="record_transition_never_removed",
        table="record_transition",
        on="DELETE",
        says="A transition is never removed: it is ended.",
    ),
)
