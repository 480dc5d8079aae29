"""`held new`: what it makes is a whole pack that is proved; it writes over nothing."""

import argparse
from pathlib import Path

import pytest

from held.commands import check, new
from held.commands.entry import main


def test_what_it_makes_is_kept_and_proved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "ourtown" / "2026-11"
    assert main(["new", str(made)]) == 0
    assert check.run(argparse.Namespace(path=made, rewrite=False, quiet=True)) == 0
    said = capsys.readouterr().out
    assert "no child falls between services" in said
    assert said.count("kept  ") == 2
    assert "Of 7 sentences, 7 are proved by a story's own lines." in said


def test_it_writes_over_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new.run(argparse.Namespace(path=tmp_path)) == 2
    assert "is there already." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_place_where_nothing_can_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert new.run(argparse.Namespace(path=tmp_path / "file" / "below")) == 2
    assert "can't be made: not a directory." in capsys.readouterr().err
