"""`held worker`: what the clock does beside the pages. It writes what a day brought and what went late, and seals the
record once a day."""

import argparse
import time
from datetime import datetime

from held.commands.record_opened import open_the_record

NAME = "worker"
HELP = (
    "Run beside the pages: write what a day brought and what went late, seal once a day. Stop it with Ctrl-C."
)

SECONDS = 30.0


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what there is to do now, and stop")


def run(options: argparse.Namespace) -> int:
    open_the_record()
    from held.record.actions.days import let_days_come, sweep
    from held.record.actions.night import once_a_day
    from held.record.clock import now

    seen: datetime | None = None
    while True:
        began = now()
        let_days_come(since=seen)
        seen = began
        late = sweep()
        if late:
            print(f"{late} went late and {'was' if late == 1 else 'were'} written down.", flush=True)
        if once_a_day():
            print("The record was sealed for today.", flush=True)
        if options.once:
            return 0
        time.sleep(SECONDS)
