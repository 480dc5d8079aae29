"""`held export`: what the record says of a period, or what has changed since last time, as files for other systems."""

import argparse
import sys
from datetime import date
from pathlib import Path

from held.commands.numbers import from_one_up
from held.commands.on_the_way import OnTheWay
from held.commands.record_opened import open_the_record

NAME = "export"
HELP = (
    "Write the transitions, duties and steps of a period, or what has changed since the last export, to files: "
    "docs/export.md says what stands in each."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="first_day", type=_day, metavar="DAY", help="the first day, as 2026-04-01"
    )
    parser.add_argument("--to", dest="last_day", type=_day, metavar="DAY", help="the last day, counted in")
    parser.add_argument(
        "--changes", action="store_true", help="what has changed since the last export of changes"
    )
    parser.add_argument(
        "--since", type=_number, metavar="N", help="with --changes: since export N; 0 is all there is"
    )
    parser.add_argument("--again", type=from_one_up, metavar="N", help="the files of export N once more")
    parser.add_argument(
        "--by", required=True, metavar="NAME", help="the sign-in name of who takes it, and answers for it"
    )
    parser.add_argument(
        "--why", required=True, help="why it is taken, and for whom: it stands with each child"
    )
    parser.add_argument(
        "--to-folder", type=Path, required=True, metavar="PATH", help="held-export-N is made in it"
    )
    parser.add_argument("--format", choices=("csv", "json"), default="csv", help="csv, unless you say json")
    parser.add_argument("--quiet", action="store_true", help="no progress, only what was written")


def run(options: argparse.Namespace) -> int:
    wrong = _wrong(options)
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    open_the_record()
    from held.record.actions.cannot import CanNot
    from held.record.actions.exports.take_export import give_again, take_changes, take_period
    from held.record.actions.exports.write_export import write_export
    from held.record.reading.exports.taken import taken
    from held.record.reading.exports.walking import how_many
    from held.record.reading.people.signing_in_as import worker_signing_in_as

    try:
        by, why = worker_signing_in_as(options.by), options.why
        if options.again:
            number = give_again(by=by, number=options.again, why=why)
        elif options.changes:
            number = take_changes(by=by, why=why, since=options.since)
        else:
            number = take_period(by=by, first_day=options.first_day, last_day=options.last_day, why=why)
        of, on_the_way = taken(number), OnTheWay("Reading children", quiet=options.quiet)
        total = how_many(of)
        for done in write_export(number=number, inside=options.to_folder, as_json=options.format == "json"):
            on_the_way.so_far(done, total)
        on_the_way.is_over()
    except (CanNot, LookupError) as refused:
        print(refused, file=sys.stderr)
        return 2
    print(f"Export {of.number} stands in {options.to_folder / f'held-export-{of.number}'}.")
    return 0


def _wrong(options: argparse.Namespace) -> str:
    """What was asked for that can't be; empty where it can."""
    days = (options.first_day is not None, options.last_day is not None)
    if sum((any(days), options.changes, options.again is not None)) != 1 or any(days) != all(days):
        return "Say what to take: --from DAY --to DAY, or --changes, or --again N."
    if options.since is not None and not options.changes:
        return "--since goes with --changes."
    return ""


def _number(typed: str) -> int:
    if not typed.isdecimal():
        raise argparse.ArgumentTypeError(f"{typed} is not the number of an export, or 0.")
    return int(typed)


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{typed} is not a day. Write it as 2026-04-01.") from error
