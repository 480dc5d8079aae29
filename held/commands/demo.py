"""`held demo`: a record of invented people to try Held with, filled once and then kept."""

import argparse
import sys

from held.commands.record_opened import open_the_record

NAME = "demo"
HELP = "Fill an empty record with invented people, and say whom to sign in as."


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    open_the_record()
    from django.conf import settings

    from held.commands.entry import commands
    from held.record.actions.people.add_worker import CanNotAddWorker, add_worker
    from held.record.reading.people.demo_people import demo_people

    if not demo_people():
        invent = next((command for command in commands() if command.NAME == "invent"), None)
        if invent is not None:
            parser = argparse.ArgumentParser(prog="held invent")
            invent.arguments(parser)
            code = invent.run(parser.parse_args([]))
            if code:
                return code
    if not demo_people():
        try:
            add_worker(
                by=None,
                name="Priya Nair",
                sign_in_name="priya.nair",
                password=settings.HELD_DEMO_PASSWORD,
                invented=True,
            )
        except CanNotAddWorker as sentence:
            print(sentence, file=sys.stderr)
            return 2
    for person in demo_people():
        print(f"Sign in as: {person.sign_in_name} {settings.HELD_DEMO_PASSWORD}")
    return 0
