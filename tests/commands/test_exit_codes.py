"""What a script reads: 1 is a finding, and nothing else ever ends with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from held.commands import promise
from held.commands.entry import main


@pytest.mark.parametrize(
    ("typed", "told", "says"),
    [
        ("promise", {"DATABASE_URL": "garbage"}, "DATABASE_URL is not the address of a PostgreSQL"),
        (
            "migrate",
            {"DATABASE_URL": "sqlite:///elsewhere"},
            "DATABASE_URL is not the address of a PostgreSQL",
        ),
        ("promise", {"DATABASE_URL": "postgresql://held@127.0.0.1:1/held"}, "The database cannot be opened"),
        ("migrate", {"DATABASE_URL": "postgresql://held@127.0.0.1:1/held"}, "The database cannot be opened"),
        ("migrate", {"HELD_HOME": "a file"}, "Give a folder that Held may write in."),
        ("promise", {"HELD_DORMANT_DAYS": "x"}, "HELD_DORMANT_DAYS: “x” is not a whole number from 1 up."),
    ],
    ids=[
        "an address that is none",
        "another database",
        "nobody there",
        "nobody there to migrate",
        "a file for a home",
        "days that are none",
    ],
)
def test_what_it_was_started_with_wrongly_is_a_sentence_and_a_two(
    tmp_path: Path, typed: str, told: dict[str, str], says: str
) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HELD_", "DATABASE_"))}
    (tmp_path / "a file").touch()
    if "HELD_HOME" in told:
        told = {"HELD_HOME": str(tmp_path / "a file")}
    environment = kept | {"HELD_HOME": str(tmp_path / "home")} | told
    ended = subprocess.run(
        [sys.executable, "-m", "held", typed], env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert says in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["serve", "--port", "99999"], "99999 is not a port. Give a number from 1 to 65535"),
        (["serve", "--port", "0"], "0 is not a port."),
        (["promise", "--most", "-1"], "-1 is not a whole number from 1 up."),
        (["promise", "--most", "0"], "0 is not a whole number from 1 up."),
        (["invent", "--families", "0"], "0 is not a whole number from 1 up."),
    ],
)
def test_a_number_out_of_bounds_is_refused(
    typed: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(typed)
    assert ended.value.code == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    "typed",
    [
        ["check"],
        ["draw"],
        ["invent", "--pack"],
        ["put-in-force", "--from", "2026-04-01", "--by", "ada"],
    ],
    ids=lambda typed: typed[0],
)
def test_a_wrong_folder_is_a_sentence_and_a_two_for_every_command(
    db: None, typed: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "2026-01").mkdir()
    assert main([*typed, str(tmp_path / "nope")]) == 2
    assert capsys.readouterr().err == (
        f"There is no folder {tmp_path / 'nope'}. Give the folder of a pack, with pack.yaml in it.\n"
    )
    assert main([*typed, str(tmp_path)]) == 2
    assert capsys.readouterr().err == (f"{tmp_path} has no pack.yaml in it. Give the folder of a pack.\n")
    (tmp_path / "2026-01" / "pack.yaml").touch()
    assert main([*typed, str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path} has no pack.yaml in it. Give the folder of one version: {tmp_path / '2026-01'}.\n"
    )


def test_what_nobody_foresaw_is_a_three(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def falls(options: object) -> int:
        raise OSError("the disk is full")

    monkeypatch.setattr(promise, "run", falls)
    assert main(["promise"]) == 3
    said = capsys.readouterr().err
    assert "the disk is full" in said
    assert said.endswith("Something went wrong that nobody foresaw. What is said above tells where.\n")


def test_where_nothing_can_listen_is_a_sentence(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "203.0.113.7"]) == 2
    assert "Nothing can listen at 203.0.113.7, port 8000" in capsys.readouterr().err
