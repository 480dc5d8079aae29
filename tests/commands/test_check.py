"""`held check`, as somebody at a shell sees it."""

import argparse
import shutil
from pathlib import Path

import pytest

from held.commands import check
from held.commands.proof_told import how_long
from held.language.reading import read_pack

HARBOUR = Path("tests/procedures/harbour/2026-01")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HARBOUR, tmp_path / "pack"))


def run(path: Path, *, rewrite: bool = False) -> int:
    return check.run(argparse.Namespace(path=path, rewrite=rewrite, quiet=True))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_all_is_well(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(pack) == 0
    said = capsys.readouterr().out
    assert "kept    Harm is close" in said
    assert "are proved by a story's own lines" in said


def test_no_pack_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path) == 2
    assert "Give the folder of a pack." in capsys.readouterr().err


def test_one_folder_too_high_says_where_the_pack_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "2026-01").mkdir()
    (tmp_path / "2026-01" / "pack.yaml").write_text("")
    assert run(tmp_path) == 2
    assert f"Give the folder of one version: {tmp_path / '2026-01'}." in capsys.readouterr().err


def test_a_pack_that_is_refused(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(
        pack / "crossing.yaml",
        "after raising a concern, tell bureau principal",
        "after raising a concern, tell nobody known",
    )
    assert run(pack) == 1
    said = capsys.readouterr().out
    assert "crossing.yaml, line" in said
    assert "to put right." in said


def test_a_story_that_is_not_kept(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(
        pack / "crossing.yaml", "introduce the officer within 4 hours", "introduce the officer within 5 hours"
    )
    assert run(pack) == 1
    said = capsys.readouterr().out
    assert "failed  Harm is close" in said
    assert "stories/lamp_line.yaml, line" in said


def test_a_story_that_can_not_be_read(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(
        pack / "stories" / "lamp_line.yaml",
        "sound the lamp line (immediate danger)",
        "sound the lamp line (loud)",
    )
    assert run(pack) == 1
    assert "no outcome “loud”" in capsys.readouterr().out


def test_what_was_printed_is_compared_and_written_anew(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = pack / "stories" / "printed" / "lamp_line.txt"
    change(printed, "held by: harbour hub", "held by: nobody")
    assert run(pack) == 1
    said = capsys.readouterr().out
    assert "was held by: nobody" in said
    assert "now held by: harbour hub" in said
    assert run(pack, rewrite=True) == 0
    assert printed.read_text("utf-8") == (HARBOUR / "stories/printed/lamp_line.txt").read_text("utf-8")


def test_what_was_never_printed(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "stories" / "printed" / "lamp_line.txt").unlink()
    assert run(pack) == 1
    assert "not yet written down" in capsys.readouterr().out


def test_a_sentence_no_story_proves_is_listed(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for story in (pack / "stories").glob("*.yaml"):
        if story.stem != "lamp_line":
            story.unlink()
    assert run(pack) == 0
    assert "unproved  crossing.yaml, line" in capsys.readouterr().out


# The second version of Luton is the first but for a few files, which tests/procedures/test_two_versions_of_luton proves.
WHOLE = sorted(
    set(Path("held/procedures").rglob("pack.yaml")) - {Path("held/procedures/luton/2026-11/pack.yaml")}
)


@pytest.mark.parametrize("path", WHOLE, ids=str)
def test_every_pack_of_ours_is_well_and_proved_whole(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every state of every procedure, Careline's step up included: none says “unfinished” or “not proved”."""
    assert run(path.parent) == 0
    said = capsys.readouterr().out.splitlines()
    proved = {line.split("  ")[1].split(":")[0] for line in said if line.startswith("proved  ")}
    assert proved == set(read_pack(path.parent).procedures)


def test_it_says_how_long_the_proof_took(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(pack) == 0
    assert "Looking for whatever could go wrong took " in capsys.readouterr().out
    assert [how_long(each) for each in (0.4, 1.2, 4.6)] == ["less than a second", "1 second", "5 seconds"]
