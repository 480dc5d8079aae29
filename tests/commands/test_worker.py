"""`held worker`, as somebody starts it."""

import sys
import time
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction

from held.commands.entry import main
from held.commands.piece_of_work import Piece
from held.commands.worker_beside import WorkerBeside
from held.record.actions.cannot import CanNot
from held.record.actions.days import Swept
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


def test_what_stops_the_days_work_stops_no_mail_and_no_other_piece(
    waiting: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses() -> int:
        raise CanNot("The file of seals was changed.")

    def breaks(**_: object) -> int:
        raise ValueError("nobody foresaw this")

    done = []
    monkeypatch.setattr("held.record.actions.days.let_days_come", breaks)
    monkeypatch.setattr(
        "held.record.actions.days.sweep_on", lambda **_: done.append("late") or Swept(0, 0, None)
    )
    monkeypatch.setattr("held.record.actions.invitations.meetings.invite_to_meetings", refuses)
    monkeypatch.setattr("held.record.actions.history.seal.seal_for_today", lambda: done.append("sealed"))
    assert main(["worker", "--once"]) == 1
    said = capsys.readouterr()
    assert "Messages: 1 went." in said.out
    assert done == ["late", "sealed"]
    assert "What the day brought could not be written. Something went wrong in Held" in said.err
    assert "weekly meetings. The file of seals was changed. It is tried again in 60 seconds" in said.err


def test_a_piece_is_tried_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, tried = [100.0], []

    def refuses() -> None:
        tried.append(clock[0])
        raise CanNot("Not now.")

    monkeypatch.setattr("held.commands.piece_of_work.time.monotonic", lambda: clock[0])
    piece = Piece("It could not be done.", refuses, every=30)
    assert not piece.come()
    clock[0] += 59
    assert piece.come()
    clock[0] += 1
    assert not piece.come()
    assert tried == [100.0, 160.0]


def test_the_worker_beside_the_pages_is_started_again(tmp_path: Path) -> None:
    lives = tmp_path / "lives"
    command = (sys.executable, "-c", f"open({str(lives)!r}, 'a').write('x')")
    beside = WorkerBeside(command=command, pause=0.01)
    try:
        for _ in range(200):
            if lives.exists() and len(lives.read_text()) >= 2:
                break
            time.sleep(0.05)
        assert len(lives.read_text()) >= 2
    finally:
        beside.stop()
