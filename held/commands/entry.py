"""The `held` command: finds the sub-commands beside it, reads what was typed, runs one.

Exit codes, so that scripts can rely on them: 0 all is well; 1 it looked and found something;
2 it was asked in a way it does not understand, or could not do; 3 it went wrong in a way that nobody foresaw.
"""

import argparse
import importlib
import os
import pkgutil
import sys
import traceback
from collections.abc import Sequence
from typing import Protocol

import held.commands
from held.commands.record_opened import NotOpened

ABOUT = (
    "Held keeps track of children who step up or step down between services, so that none falls between them."
)
ENDING = (
    "held COMMAND --help says more about one of them. "
    "Exit code 0: all is well; 1: it found something; 2: it could not do that; "
    "3: something went wrong that nobody foresaw."
)


class Command(Protocol):
    """What every module in this folder offers but this one and `record_opened`."""

    NAME: str
    HELP: str

    def arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace) -> int: ...


def commands() -> list[Command]:
    """All of them, in the order of their names."""
    found = []
    for module in pkgutil.iter_modules(held.commands.__path__):
        candidate = importlib.import_module(f"held.commands.{module.name}")
        if hasattr(candidate, "NAME"):
            found.append(candidate)
    return sorted(found, key=lambda command: command.NAME)


def main(typed: Sequence[str] | None = None) -> int:
    """Runs the command that was typed and gives its exit code."""
    try:
        code = _run(typed)
        sys.stdout.flush()
    except NotOpened as sentence:
        print(sentence, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read what was said has stopped reading, as `head` does: no more is said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        return 130  # as every shell counts Ctrl+C
    except Exception:  # noqa: BLE001 - a script must never take it for something that was found
        traceback.print_exc()
        print("Something went wrong that nobody foresaw. What is said above tells where.", file=sys.stderr)
        return 3
    return code


def _run(typed: Sequence[str] | None) -> int:
    parser = argparse.ArgumentParser(prog="held", description=ABOUT, epilog=ENDING)
    parts = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in commands():
        part = parts.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.arguments(part)
        part.set_defaults(run=command.run)
    options = parser.parse_args(typed)
    code: int = options.run(options)
    return code
