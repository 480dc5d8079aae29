"""held export, as somebody types it."""

import json
from pathlib import Path

import pytest

from held.commands.entry import main
from held.record.tables.exports.export import Export
from tests.record.exports.taking import the_head
from tests.record.transitions.conftest import clock, harbour
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import raised

__all__ = ["clock", "harbour"]


@pytest.fixture
def typed(harbour: Harbour, tmp_path: Path) -> list[str]:
    the_head(harbour.workers["hub coordinator"])
    raised(harbour, harbour.older)
    return ["export", "--by", "hub.coordinator", "--why", "For the data team.", "--to-folder", str(tmp_path)]


def test_a_period_and_what_changed_since(typed: list[str], tmp_path: Path, capsys) -> None:
    assert main([*typed, "--from", "2026-03-01", "--to", "2026-03-31"]) == 0
    assert main([*typed, "--changes", "--format", "json"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"Export {number} stands in {tmp_path}/held-export-{number}." for number in (1, 2)
    ]
    assert (tmp_path / "held-export-1" / "steps.csv").exists()
    assert len(json.loads((tmp_path / "held-export-2" / "steps.json").read_text())) == 1
    assert Export.objects.filter(written__isnull=False).count() == 2


def test_the_same_files_again(typed: list[str], tmp_path: Path, capsys) -> None:
    main([*typed, "--changes"])
    first = (tmp_path / "held-export-1" / "duties.csv").read_bytes()
    assert main([*typed, "--again", "1"]) == 2
    assert "there already" in capsys.readouterr().err
    (tmp_path / "held-export-1").rename(tmp_path / "taken")
    assert main([*typed, "--again", "1"]) == 0
    assert (tmp_path / "held-export-1" / "duties.csv").read_bytes() == first


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ([], "Say what to take"),
        (["--from", "2026-03-01"], "Say what to take"),
        (["--changes", "--again", "1"], "Say what to take"),
        (["--again", "1", "--since", "1"], "goes with --changes"),
        (["--again", "7"], "There is no export 7."),
        (["--changes", "--since", "7"], "There is no export 7."),
        (["--from", "2026-03-02", "--to", "2026-03-01"], "other way about"),
        (["--changes", "--by", "hub.guide"], "answers for every child"),
        (["--changes", "--by", "nobody"], "Nobody signs in as nobody."),
        (["--changes", "--why", " "], "Say why it is taken"),
        (["--changes", "--to-folder", "/dev/null/there"], "Nothing can be written to /dev/null/there"),
    ],
)
def test_what_can_not_be_done_says_why(typed: list[str], more: list[str], says: str, capsys) -> None:
    assert main([*typed, *more]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("more", [["--changes", "--since", "one"], ["--from", "yesterday", "--to", "today"]])
def test_what_is_not_understood(typed: list[str], more: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*typed, *more])
    assert stopped.value.code == 2
