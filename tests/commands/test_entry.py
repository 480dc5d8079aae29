"""The `held` command, as somebody meets it for the first time."""

import subprocess
import sys

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
