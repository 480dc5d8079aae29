"""`held rebuild`: the rows worklists read, written again from the histories or compared with them."""

import argparse

from held.commands.on_the_way import OnTheWay
from held.commands.record_opened import open_the_record

NAME = "rebuild"
HELP = "Write the index again from the histories; with --compare only say where it differs. Exit code 1 if it does."


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--compare", action="store_true", help="change nothing, print what differs")
    parser.add_argument("--quiet", action="store_true", help="no progress, only what is found")


def run(options: argparse.Namespace) -> int:
    open_the_record()
    return compare(quiet=options.quiet) if options.compare else rebuild(quiet=options.quiet)


def rebuild(*, quiet: bool) -> int:
    from held.record.actions.rebuild import how_many_rounds, moved, rebuild_all

    done = max(OnTheWay("Children written again", quiet=quiet).over(rebuild_all()), default=0)
    left = moved()
    for number in left:
        print(
            f"{number} was left as it stands: a transition names another pack or beginning than the history."
        )
    rounds = how_many_rounds()
    whose = _whose(done - len(left) - rounds, rounds)
    print(f"The index of {whose} was written again from their histories.")
    return 1 if left else 0


def compare(*, quiet: bool) -> int:
    from held.record.actions.rebuild import compare_all, how_many_rounds

    done, differing = 0, 0
    for found in OnTheWay("Children compared", quiet=quiet).over(compare_all()):
        done += 1
        differing += bool(found)
        for one in found:
            print(f"{one.number}, {one.table}:")
            for row in one.stands:
                print(f"  stands, and should not: {row}")
            for row in one.should:
                print(f"  should stand, and does not: {row}")
    rounds = how_many_rounds()
    whose = _whose(done - rounds, rounds)
    if differing:
        print(f"The index of {differing:,} of {whose} differs from their histories. held rebuild mends it.")
        return 1
    print(f"The index of {whose} is what their histories say.")
    return 0


def _whose(children: int, rounds: int) -> str:
    """ "12 children", "12 children and 1 round"."""
    if not rounds:
        return f"{children:,} children"
    return f"{children:,} children and {rounds:,} {'round' if rounds == 1 else 'rounds'}"
