"""`held invent`: an invented authority in an empty record."""

import argparse
import sys
from pathlib import Path

from held.commands.numbers import from_one_up
from held.commands.on_the_way import OnTheWay
from held.commands.pack_folder import no_pack_in
from held.commands.record_opened import open_the_record

NAME = "invent"
HELP = "Fill an empty record with an invented authority: workers in every role, families at every stage."

SHIPPED = Path(__file__).parents[1] / "procedures" / "luton" / "2015-10"

FAMILIES = 48
"""So many that some live in every procedure of a pack."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--families", type=from_one_up, default=FAMILIES, metavar="N", help=f"how many families ({FAMILIES})"
    )
    parser.add_argument(
        "--pack", type=Path, metavar="PATH", help="the procedures they live under (the one shipped)"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress, only what was made")


def run(options: argparse.Namespace) -> int:
    open_the_record()
    from django.conf import settings
    from django.db import transaction

    from held.language.faults import PackRefused
    from held.language.reading import pack_texts
    from held.simulation.invent import NotInvented, invent

    path = options.pack or (Path(settings.HELD_PACK) if settings.HELD_PACK else SHIPPED)
    nothing = no_pack_in(path)
    if nothing:
        print(nothing, file=sys.stderr)
        return 2
    on_the_way = OnTheWay("Inventing families", quiet=options.quiet)
    try:
        files = pack_texts(path)
        # All or nothing: broken off half way it leaves an empty record, and the next try begins at the beginning.
        with transaction.atomic():
            made = invent(files=files, families=options.families, password=settings.HELD_DEMO_PASSWORD)
            # After each family, how many children there are by then.
            children = max(on_the_way.over(made, options.families), default=0)
    except PackRefused as refused:
        for fault in refused.faults:
            print(fault, file=sys.stderr)
        return 2
    except NotInvented as sentence:
        print(sentence, file=sys.stderr)
        return 2
    print(f"{children} children in {options.families} families were invented.")
    return 0
