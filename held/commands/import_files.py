"""`held import`: what a council's case system gives out is read, shown, and taken in with a name and a date."""

import argparse
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from held.commands.import_given_up import given_up
from held.commands.on_the_way import OnTheWay
from held.commands.record_opened import open_the_record

if TYPE_CHECKING:
    from held.record.reading.imports.extract import ExtractSeen

NAME = "import"
HELP = (
    "Take in what the council's case system gives out, as CSV files: families, children, workers, teams, episodes, plan "
    "reviews, consent. With --dry-run only say what would happen. docs/import.md tells the layout."
)

WELL, FOUND, MISUSED = 0, 1, 2
MOST = 50
BETWEEN_LOOKS = 1.0
"""Seconds, while another process works on it."""
DOING = {
    "being read": "Rows read",
    "being compared": "Rows compared",
    "being taken in": "Rows taken in",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="CSV files, one of each kind; or a folder of them"
    )
    parser.add_argument("--by", required=True, metavar="NAME", help="the sign-in name of who decided it")
    parser.add_argument("--dry-run", action="store_true", help="change nothing, say what would happen")
    parser.add_argument(
        "--give-up",
        action="store_true",
        help="without files: give up what was begun and cannot go on; what was taken in by then stays",
    )
    parser.add_argument(
        "--system",
        default="",
        metavar="SYSTEM",
        help="the case system's name; needed once, or where there are two",
    )
    parser.add_argument(
        "--of",
        type=_day,
        default=None,
        metavar="DATE",
        help="the day it was given out, as 2026-03-02 (today)",
    )
    parser.add_argument(
        "--most",
        type=int,
        default=MOST,
        metavar="N",
        help=f"print no more than this many of each list ({MOST})",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress, only what is found")


def run(options: argparse.Namespace) -> int:
    if options.give_up == bool(options.files):
        print("Name the files to take in; or --give-up, and no file.", file=sys.stderr)
        return MISUSED
    open_the_record()
    from held.record.actions.cannot import CanNot
    from held.record.actions.imports.hand_in import Handed, hand_in
    from held.record.reading.people.signing_in_as import worker_signing_in_as

    missing = [path for path in options.files if not path.exists()]
    if missing:
        print(f"There is no file {missing[0]}.", file=sys.stderr)
        return MISUSED
    try:
        by = worker_signing_in_as(options.by)
        if options.give_up:
            print(*given_up(by=by), sep="\n")
            return WELL
        _finish_what_was_broken_off(options)
        extract = hand_in(
            by=by,
            files=[Handed(path.name, path.resolve()) for path in _files(options.files)],
            system=options.system,
            of=options.of,
        )
        return _through(options, by, extract)
    except (CanNot, LookupError) as refused:
        print(refused, file=sys.stderr)
        return MISUSED


def _through(options: argparse.Namespace, by: Any, extract: str) -> int:
    from held.record.actions.imports.confirm import confirm, give_up
    from held.record.reading.imports.extract import extract_seen

    _finish(options, extract)
    seen = extract_seen(extract)
    if seen.state not in ("ready", "refused"):
        print("Somebody handed in other files meanwhile. Nothing was changed by these.", file=sys.stderr)
        return MISUSED
    if seen.state == "refused":
        print(*_faults(seen, options.most), sep="\n")
    elif options.dry_run:
        print(*_told(seen, options.most, would=True), sep="\n")
    if options.dry_run:
        give_up(by=by, extract=extract)
    if options.dry_run or seen.state == "refused":
        return FOUND if seen.state == "refused" else WELL
    confirm(by=by, extract=extract)
    _finish(options, extract)
    seen = extract_seen(extract)
    if seen.state != "taken in":
        print("Somebody gave it up. What was taken in by then stays.", file=sys.stderr)
        return MISUSED
    print(*_told(seen, options.most, would=False), sep="\n")
    return WELL


def _finish_what_was_broken_off(options: argparse.Namespace) -> None:
    """A run that was killed left whole children only; the others are taken in first. Waits for who works on it now."""
    from held.record.actions.imports.hand_in import broken_off

    unfinished = broken_off()
    if unfinished:
        print("An import was broken off, or goes on elsewhere. It is finished first.", file=sys.stderr)
        _finish(options, unfinished)


def _finish(options: argparse.Namespace, extract: str) -> None:
    """Until nothing more is to be done with it but by a person; by this process, or by another that took it up first."""
    from held.record.reading.imports.extract import extract_seen

    _work(options, extract)
    while extract_seen(extract).is_moving:
        time.sleep(BETWEEN_LOOKS)
        _work(options, extract)


def _work(options: argparse.Namespace, extract: str) -> None:
    from held.record.actions.imports.go_on import go_on

    doing, on_the_way = "", OnTheWay("", quiet=True)
    for so_far in go_on(extract=extract):
        if so_far.state != doing:
            on_the_way.is_over()
            doing, on_the_way = so_far.state, OnTheWay(DOING[so_far.state], quiet=options.quiet)
        on_the_way.so_far(so_far.done)
    on_the_way.is_over()


def _files(paths: list[Path]) -> list[Path]:
    """A folder stands for the CSV files in it."""
    return [
        file for path in paths for file in (sorted(path.glob("*.[cC][sS][vV]")) if path.is_dir() else [path])
    ]


def _faults(seen: "ExtractSeen", most: int) -> Iterator[str]:
    for fault in seen.came.faults[:most]:
        where = f", line {fault.line}" if fault.line else ""
        column = f", “{fault.column}”" if fault.column else ""
        yield f"{fault.file}{where}{column}: {fault.says}"
    bad = seen.many("bad")
    if len(seen.came.faults) > most:
        yield "There are more. --most N prints more of them."
    yield (
        f"Nothing was taken in: {bad:,} {'row is' if bad == 1 else 'rows are'} not right. Put them right, and hand all of it "
        "in again."
    )


def _told(seen: "ExtractSeen", most: int, *, would: bool) -> Iterator[str]:
    yield f"{seen.system}, given out on {seen.of:%-d %B %Y}."
    for file in seen.came.files:
        yield (
            f"{file.name}: {file.rows:,} {file.kind}: {file.new:,} new, {file.changed:,} changed, {file.same:,} the same, "
            f"{file.disputed:,} for a person to decide, {file.vanished:,} vanished."
        )
    for row in seen.came.changed[:most]:
        who = f" ({row.name})" if row.name else ""
        for one in row.differences:
            stands = f", but here stands “{one.stands}”: a person decides" if one.is_disputed else ""
            yield f"  {row.kind} {row.number}{who}, {one.column}: “{one.was}” -> “{one.says}”{stands}"
    for gone in seen.came.gone[:most]:
        yield f"  {gone.kind} {gone.number} ({gone.name}): not in this extract. It stays as it is."
    if len(seen.came.changed) > most or len(seen.came.gone) > most:
        yield "There are more. --most N prints more of them."
    if would:
        yield "Nothing was changed: this was a dry run. Without --dry-run it is taken in."
    else:
        yield f"Taken in by {seen.begun_by}."


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{typed} is not a day. Write it as 2026-03-02.") from error
