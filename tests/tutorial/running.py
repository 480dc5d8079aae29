"""The tutorial as it is written: its files are made, its changes made in them, its commands run, their words compared.

A fenced block says in its first line what it is: `yaml FILE` is a whole file; `diff FILE` takes out the lines that begin
with a minus and puts in those with a plus; `console` has commands, each after `$ `, and under each what it says.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"
BLOCK = re.compile(r"```(?P<kind>yaml|diff|console) ?(?P<file>[^\n]*)\n(?P<text>.*?)```", re.DOTALL)


class Stale(Exception):
    """The tutorial asks for what can't be done as it stands."""


def told_anew(text: str, folder: Path) -> str:
    """The tutorial with the words that its commands say today, all of it done in this folder."""
    doing: dict[str, Callable[[Path, str, str], str]] = {"yaml": _write, "diff": _change, "console": _run}

    def anew(block: re.Match[str]) -> str:
        kind, file = block["kind"], block["file"]
        head = f"```{kind} {file}" if file else f"```{kind}"
        return f"{head}\n{doing[kind](folder, file, block['text'])}```"

    return BLOCK.sub(anew, text)


def _write(folder: Path, file: str, text: str) -> str:
    if file:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return text


def _change(folder: Path, file: str, text: str) -> str:
    lines = text.splitlines()
    old = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
    new = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("-"))
    before = (folder / file).read_text(encoding="utf-8")
    if before.count(old) != 1:
        raise Stale(f"In {file} this stands {before.count(old)} times:\n{old}")
    (folder / file).write_text(before.replace(old, new), encoding="utf-8")
    return text


def _run(folder: Path, _: str, text: str) -> str:
    commands = [line.removeprefix("$ ") for line in text.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_said(folder, command)}" for command in commands)


def _said(folder: Path, command: str) -> str:
    words = shlex.split(command)
    if words[0] != "held":
        raise Stale(f"Only held's own commands are run here, not {command}.")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HELD_", "DATABASE_"))}
    house = str(TUTORIAL.parents[1])
    ended = subprocess.run(
        [sys.executable, "-m", "held", *words[1:]],
        cwd=folder, env=kept | {"HELD_HOME": str(folder / "record"), "PYTHONPATH": house},
        input="correct horse battery staple\n", capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    if ended.returncode == 3:
        raise Stale(f"{command}\n{ended.stderr}")
    said = (ended.stderr if "Applying" not in ended.stdout else "") + ended.stdout
    return re.sub(r"[0-9a-f]{64}", lambda found: found[0][:12] + "…", said)
