"""The `held` command, as somebody meets it for the first time."""

import subprocess
import sys
from pathlib import Path

import pytest

from held.commands.entry import commands, main


def test_every_command_is_one_file_that_says_what_it_is_for() -> None:
    names = [command.NAME for command in commands()]
    assert "serve" in names
    assert len(names) == len(set(names))
    assert all(command.HELP.endswith(".") for command in commands())


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert all(command.NAME in said for command in commands())


def test_what_it_does_not_understand_ends_with_two() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["rescind"])
    assert ended.value.code == 2


def test_help_does_not_wait_for_django() -> None:
    code = "import sys; from held.commands.entry import commands; commands(); print('django' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


@pytest.mark.parametrize(
    "typed", [["--help"], ["check", "tests/procedures/harbour/2026-01", "--quiet"]], ids=["help", "check"]
)
def test_a_reader_who_has_seen_enough_ends_it_without_a_word(typed: list[str]) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "held", *typed], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    running.stdout.close()
    assert running.stderr is not None
    said = running.stderr.read()
    running.stderr.close()
    assert running.wait() in (0, 2)
    assert said == ""


@pytest.mark.parametrize("typed", [["promise"], ["verify"], ["rebuild", "--compare"], ["worker", "--once"]])
def test_without_tables_it_says_what_to_do(
    typed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HELD_HOME", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    ended = subprocess.run(
        [sys.executable, "-m", "held", *typed], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr.endswith("Run held migrate first.\n")
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("command", [command.NAME for command in commands()])
def test_each_says_more_about_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    about = next(one for one in commands() if command == one.NAME)
    assert about.HELP in said
    assert f"usage: held {command}" in said


@pytest.mark.parametrize("typed", [[], ["invent", "--families", "many"], ["check"], ["serve", "--port", "x"]])
def test_what_is_typed_wrongly_is_said_with_how_it_is_typed(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(typed)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: held")
