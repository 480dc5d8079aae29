"""`held gaps` lists every question, and its exit code says whether one is still open."""

from pathlib import Path

import pytest

from held.commands.entry import main
from tests.packs.small_pack import MOVE_UP, SMALL, changed


def test_every_question_is_told_with_its_clause_its_answer_and_what_rests_on_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["gaps", str(SMALL)]) == 1
    told = capsys.readouterr().out
    assert "Questions: 2; 1 answered by our reading, 1 open." in told
    assert "1. 2, move up: Who tells the family?\n   Open. Nobody has answered." in told
    assert "   our reading: within 5 working days\n   - after weighing the worry (move up), must take" in told
    assert "   move_up.yaml, line " in told


def test_where_nothing_is_open_all_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file, text in changed(MOVE_UP, "      - asks: Who tells the family?\n", "").items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert main(["gaps", str(tmp_path)]) == 0
    assert "0 open" in capsys.readouterr().out


def test_a_folder_without_a_pack_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gaps", str(tmp_path)]) == 2
    assert "has no pack.yaml in it" in capsys.readouterr().err


def test_a_pack_that_is_refused_has_no_register(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pack.yaml").write_text("pack: x\n", encoding="utf-8")
    assert main(["gaps", str(tmp_path)]) == 1
    assert "The pack is refused" in capsys.readouterr().err
