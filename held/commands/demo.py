"""`held demo`: a record of invented people to try Held with, filled once and then kept."""

import argparse

from held.commands import invent
from held.commands.record_opened import open_the_record

NAME = "demo"
HELP = "Fill an empty record with invented people, and say whom to sign in as."


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    open_the_record()
    from django.conf import settings

    from held.record.reading.people.demo_people import demo_people, one_of_each

    if not demo_people():
        parser = argparse.ArgumentParser(prog="held invent")
        invent.arguments(parser)
        code = invent.run(parser.parse_args([]))
        if code:
            return code
    for person in one_of_each():
        print(f"{person.name}, {person.work}")
        print(f"Sign in as: {person.sign_in_name} {settings.HELD_DEMO_PASSWORD}")
    return 0
