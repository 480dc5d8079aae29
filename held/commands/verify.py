"""`held verify`: whether the record is as it was written."""

import argparse

from held.commands.on_the_way import OnTheWay
from held.commands.record_opened import open_the_record

NAME = "verify"
HELP = "Look whether every entry of every child's history is as it was written, and agrees with the seals."


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="no progress, only what is found")


def run(options: argparse.Namespace) -> int:
    open_the_record()
    from held.record.reading.history.verify import verify

    on_the_way = OnTheWay("Entries read", quiet=options.quiet)
    verified = verify(progress=on_the_way.so_far)
    on_the_way.is_over()
    for fault in verified.faults:
        print(fault)
    if verified.faults:
        print(
            f"Not as it was written, in places: {len(verified.faults):,}. docs/record.md says what each means."
        )
        return 1
    print("All is as it was written.")
    print(
        f"Children: {verified.chains - verified.rounds:,}. Rounds: {verified.rounds:,}. "
        f"Entries: {verified.happenings:,}, of which the words were destroyed, "
        f"with a reason: {verified.destroyed:,}. Seals: {verified.seals:,}."
    )
    if not verified.seals:
        print(
            "Nothing has been sealed yet, so entries cut off the end would not show. Run held seal every day."
        )
    return 0
