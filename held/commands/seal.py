"""`held seal`: today's signed line over all histories."""

import argparse
import sys

from held.commands.record_opened import open_the_record

NAME = "seal"
HELP = (
    "Sign the last entry of every child's history, in one line to be kept somewhere else. Run it every day."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    open_the_record()
    from held.record.actions.cannot import CanNot
    from held.record.actions.history.seal import seal, seals_path

    try:
        made = seal()
    except CanNot as refused:
        print(refused, file=sys.stderr)
        return 2
    print(made.line)
    print(f"Added to {seals_path()}. Copy this line to another machine, or print it.", file=sys.stderr)
    return 0
