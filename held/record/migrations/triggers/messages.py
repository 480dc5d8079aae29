"""What the database refuses about messages (migrations 0010 and 0021)."""

from held.record.migrations.triggers.refusal import Refusal, append_only

KEEPS = "A message keeps what it says, and to whom: write another one."
_WORDS = ("public", "kind", "address", "subject", "text", "wording", "calendar", "written")
_WHOM = ("worker_id", "team_id", "notice_id", "child_id", "transition_id", "because")
_OTHERWISE = (
    *(f"OLD.{column} <> NEW.{column}" for column in _WORDS),
    *(f"COALESCE(OLD.{column}, 0) <> COALESCE(NEW.{column}, 0)" for column in _WHOM),
)

MESSAGES: tuple[Refusal, ...] = (
    Refusal(
        name="record_message_keeps_its_words",
        table="record_message",
        on="UPDATE",
        says=KEEPS,
        when=" OR ".join(_OTHERWISE),
    ),
    *append_only("record_message", "A message", unique=("id", "public"), update=False),
    *append_only("record_messageentry", "What became of a message", unique=("id",)),
)

WHAT_ABOUT_KEPT: tuple[Refusal, ...] = (
    Refusal(
        name="record_message_keeps_what_it_is_about",
        table="record_message",
        on="UPDATE",
        says=KEEPS,
        when=" OR ".join(
            f"COALESCE(OLD.{column}, 0) <> COALESCE(NEW.{column}, 0)"
            for column in ("invitation_id", "cover_id")
        ),
    ),
)
