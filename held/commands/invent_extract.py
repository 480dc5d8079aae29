"""`held invent-extract`: files such as a case system gives out, of any size, about invented people."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from held.commands.invent import SHIPPED
from held.commands.numbers import from_one_up
from held.commands.on_the_way import OnTheWay
from held.commands.pack_folder import no_pack_in

NAME = "invent-extract"
HELP = "Write CSV files as a case system gives them out, of any size, about people who do not exist: to try held import with."

ROWS = 1_000


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to write them")
    parser.add_argument(
        "--rows", type=from_one_up, default=ROWS, metavar="N", help=f"about how many in all ({ROWS})"
    )
    parser.add_argument("--pack", type=Path, metavar="PATH", help="whose services and roles they name")
    parser.add_argument(
        "--later", action="store_true", help="as it gives them out some months on, with changes"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress, only what was written")


def run(options: argparse.Namespace) -> int:
    from held.language.faults import PackRefused
    from held.language.reading import read_pack
    from held.simulation.extracts import invent_extract

    path = options.pack or SHIPPED
    nothing = no_pack_in(path)
    if nothing:
        print(nothing, file=sys.stderr)
        return 2
    try:
        pack = read_pack(path)
    except PackRefused as refused:
        print(refused, file=sys.stderr)
        return 2
    on_the_way = OnTheWay("Rows written", quiet=options.quiet)
    done = 0
    today = datetime.now(UTC).date()
    try:
        for done in invent_extract(
            folder=options.folder, rows=options.rows, pack=pack, today=today, later=options.later
        ):
            on_the_way.so_far(done, options.rows)
    except OSError as problem:
        print(f"{options.folder} can't be written to: {problem.strerror}.", file=sys.stderr)
        return 2
    on_the_way.is_over()
    print(f"{done:,} rows about invented people were written into {options.folder}.")
    return 0
