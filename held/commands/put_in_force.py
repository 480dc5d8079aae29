"""`held put-in-force`: an authority's procedures take effect from a day on."""

import argparse
import sys
from datetime import date
from pathlib import Path

from held.commands.pack_folder import no_pack_in
from held.commands.proof_told import unproved
from held.commands.record_opened import open_the_record
from held.commands.stories_told import failing

NAME = "put-in-force"
HELP = "Keep a pack of procedures in the record for ever, and begin new transitions under it from a day on."

NOT_PROVED = (
    "It is not proved that no child falls between services under these procedures, so they are not put in force. "
    "“held check” tells the whole story."
)
STORIES_FAIL = (
    "These stories of the pack don't hold, so it is not put in force. Put each right, or the sentence that it tells of; "
    "“held check” tells every line."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", type=Path, metavar="PATH", help="the folder of the pack, with pack.yaml in it"
    )
    parser.add_argument(
        "--from",
        dest="from_date",
        type=_day,
        required=True,
        metavar="DATE",
        help="the first day, as 2026-04-01",
    )
    parser.add_argument("--by", required=True, metavar="NAME", help="the sign-in name of who decided it")
    parser.add_argument("--reason", default="", help="why, in a sentence")


def run(options: argparse.Namespace) -> int:
    nothing = no_pack_in(options.path)
    if nothing:
        print(nothing, file=sys.stderr)
        return 2
    open_the_record()
    from held.language.faults import PackRefused
    from held.language.reading import pack_texts, read_text
    from held.record.actions.cannot import CanNot
    from held.record.actions.procedures.put_in_force import put_in_force
    from held.record.reading.people.signing_in_as import worker_signing_in_as
    from held.record.reading.procedures import pack_by_hash
    from held.record.reading.procedures.versions import versions
    from held.record.reading.transitions.waiting_to_move import how_many_stand_elsewhere

    try:
        by = worker_signing_in_as(options.by)
        files = pack_texts(options.path)
        pack_read = read_text(files)
        failed = failing(options.path, pack_read)
        if failed:
            print(STORIES_FAIL, *failed, sep="\n", file=sys.stderr)
            return 1
        lacking = unproved(pack_read)
        if lacking:
            print(NOT_PROVED, *lacking, sep="\n", file=sys.stderr)
            return 1
        holding = next((each for each in versions(on=options.from_date) if each.holds), None)
        if holding and holding.hash == pack_read.hash:
            print(
                f"{pack_read.title}, version {pack_read.version}, holds on that day already: since "
                f"{holding.from_date:%A %-d %B %Y}, by {holding.by_name}. Nothing was written."
            )
            return 0
        kept_as = put_in_force(files=files, from_date=options.from_date, by=by, reason=options.reason)
    except PackRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    except (CanNot, LookupError) as refused:
        print(refused, file=sys.stderr)
        return 2
    pack = pack_by_hash(kept_as)
    draft = ", a draft," if pack.draft else ""
    print(
        f"{pack.title}, version {pack.version}{draft} holds from {options.from_date:%A %-d %B %Y}, by {by.name}."
    )
    print(f"Its words are kept as {kept_as}.")
    many = how_many_stand_elsewhere(on=options.from_date)
    if many:
        print(
            f"{counted(many)} under an earlier version, and keep its words. From that day on managers can move each of "
            "them, once they have seen what changes for the child: Procedures, “Transitions under an earlier version”."
        )
    return 0


def counted(many: int) -> str:
    return "1 open transition stands" if many == 1 else f"{many} open transitions stand"


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{typed} is not a day. Write it as 2026-04-01.") from error
