"""`held worker`: what is done beside the pages. It sends the messages that wait, writes what a day brought and what went
late, takes in what a case system gave out, and seals the record once a day."""

import argparse
import sys
import threading
import time
import traceback
from collections.abc import Mapping
from typing import Any

from held.commands.record_opened import open_the_record

NAME = "worker"
HELP = (
    "Run beside the pages: send the messages that wait, write what a day brought and what went late, take in "
    "what was handed in from a case system, seal once a day. "
    "Stop it with Ctrl-C."
)

BETWEEN_ROUNDS = 2.0
"""Seconds until the outbox is looked into again: a mail goes out soon after what it tells of was recorded."""
BETWEEN_ASKING = 10.0
"""Until it is looked again whether something is to be asked after."""
AFTER_TROUBLE = 60.0


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what there is to do now, and stop")


def run(options: argparse.Namespace) -> int:
    open_the_record()
    from django.db import close_old_connections

    from held.commands.days_work import days_work
    from held.commands.piece_of_work import Piece
    from held.integrations.mail.asking import Asking
    from held.integrations.mail.posting import Posting
    from held.integrations.mail.way_out import way_out

    if not options.once:
        threading.Thread(target=_take_in_for_ever, daemon=True).start()
    way = way_out()
    posting, asking = Posting(way), Asking(way)
    pieces = (
        Piece("No mail could be sent.", lambda: _tell(posting.round())),
        Piece("Whether mails were delivered could not be asked.", asking.round, BETWEEN_ASKING),
        *days_work(),
    )
    while True:
        went_well = [piece.come() for piece in pieces]
        if options.once:
            _take_in()
            return 0 if all(went_well) else 1
        time.sleep(BETWEEN_ROUNDS)
        close_old_connections()


def _take_in() -> None:
    """What a case system gave out and somebody handed in, as far as it goes without a person."""
    from held.record.actions.imports.go_on import go_on, work_waiting

    for extract in work_waiting():
        for _ in go_on(extract=extract):
            pass


def _take_in_for_ever() -> None:
    """Beside all else: a large extract takes minutes, and no mail waits for it."""
    from django.db import close_old_connections

    while True:
        try:
            _take_in()
        except Exception:  # noqa: BLE001 - the rest of the worker goes on, and this is tried again
            traceback.print_exc()
            print("An import could not go on. It is tried again in a minute.", file=sys.stderr, flush=True)
            time.sleep(AFTER_TROUBLE)
        time.sleep(BETWEEN_ROUNDS)
        close_old_connections()


def _tell(became: Mapping[Any, int]) -> None:
    """How many messages, and what became of them; never to whom."""
    if became:
        told = "; ".join(f"{many} {how.value}" for how, many in became.items())
        print(f"Messages: {told}.", flush=True)
