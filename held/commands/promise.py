"""`held promise`: is there a child with needs whom nobody holds, nobody leads, or for whom nothing is owed?"""

import argparse

from held.commands.numbers import from_one_up
from held.commands.record_opened import open_the_record

NAME = "promise"
HELP = "Count the children with needs who lack a service, a lead or a next duty. Exit code 1 if there is one."

WELL, FOUND = 0, 1


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--most",
        type=from_one_up,
        default=1000,
        metavar="N",
        help="print no more than this many children (1000)",
    )


def run(options: argparse.Namespace) -> int:
    open_the_record()
    from held.record.reading.promise import promise

    found = promise(most=options.most)
    counted = found.kept
    if not counted.without:
        print(f"Each of {counted.children} children with needs has a service, a lead and a next duty.")
        return WELL
    for child in found.without:
        print(f"{child.number} {child.name}: without {' and without '.join(child.lacks)}.")
    print(f"{counted.without} of {counted.children} children with needs lack one of them.")
    return FOUND
