"""`held worker`, as somebody starts it."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction

from held.commands.entry import main
from held.record.actions.messages.put_message import put_message
from held.record.clock import now
from held.record.tables.messages.message import Message


@pytest.fixture
def waiting(db: None, settings: LazySettings, tmp_path: Path) -> Path:
    """A message waits. The folder that mails go to."""
    settings.HELD_HOME = tmp_path
    with transaction.atomic():
        put_message(
            kind="told", subject="Held", text="Sign in.", moment=now(), address="desk@harbour.example"
        )
    return tmp_path / "mail"


def test_it_sends_what_waits_and_says_how_many(waiting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["worker", "--once"]) == 0
    assert capsys.readouterr().out.splitlines() == ["Messages: 1 went."]
    (file,) = waiting.iterdir()
    assert "To: desk@harbour.example" in file.read_text()
    assert main(["worker", "--once"]) == 0
    assert capsys.readouterr().out == ""


def test_a_folder_that_cannot_be_written_keeps_the_message(
    waiting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting.write_text("a file where the folder should be")
    assert main(["worker", "--once"]) == 0
    assert "nobody was reached" in capsys.readouterr().out
    kept = Message.objects.get()
    assert (kept.state, kept.trouble) == ("waiting", "The folder for mail can’t be written: File exists.")
