"""The SQL of docs/messages.md, tried on the database these tests run on."""

import re
from pathlib import Path

import pytest
from django.db import connection

from held.record.migrations.triggers.messages import MESSAGES
from held.record.tables.messages.message import Message
from held.record.tables.messages.message_entry import MessageEntry
from tests.record.care.test_what_the_database_refuses import ATTEMPT, MONDAY, attempt

PAGE = Path("docs/messages.md").read_text(encoding="utf-8")
ATTEMPTS = [
    (vendor, sql, tuple(re.sub(r"^> ", "", words) for words in quoted.splitlines()))
    for vendor, sql, quoted in ATTEMPT.findall(PAGE)
]


@pytest.fixture
def kept(db: None) -> None:
    """Message 1 went to an outside address, and that is written down."""
    Message.objects.create(
        pk=1,
        kind="told",
        address="desk@harbour.example",
        subject="Held",
        text="Sign in.",
        state="went",
        settled=MONDAY,
    )
    MessageEntry.objects.create(message_id=1, at=MONDAY, says="went")
    connection.check_constraints()


@pytest.mark.parametrize(("vendor", "sql", "quoted"), ATTEMPTS, ids=lambda part: part[:60] if part else "")
def test_the_database_refuses(kept: None, vendor: str, sql: str, quoted: tuple[str, ...]) -> None:
    if vendor not in {"", connection.vendor}:
        pytest.skip(f"said of {vendor} alone")
    said = attempt(sql)
    assert any(words.lower() in said.lower() for words in quoted), said or "it was done"


def test_what_becomes_of_it_may_be_written(kept: None) -> None:
    assert attempt("UPDATE record_message SET trouble = 'none' WHERE id = 1") == ""


def test_each_refusal_and_constraint_is_tried_on_the_page() -> None:
    quoted = " ".join(words for _, _, all_words in ATTEMPTS for words in all_words)
    assert [refusal.says for refusal in MESSAGES if refusal.says not in quoted] == []
    names = [one.name for table in (Message, MessageEntry) for one in table._meta.constraints]
    assert [name for name in names if name not in quoted] == []
