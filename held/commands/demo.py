"""`held demo`: a record of invented people to try Held with, filled once and then kept."""

import argparse
import sys
from pathlib import Path

from held.commands import invent
from held.commands.record_opened import open_the_record

NAME = "demo"
MISUSED = 2
HELP = "Fill an empty record with invented people, and say whom to sign in as."


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    open_the_record()
    from django.conf import settings

    from held.integrations.mail.way_out import mail_folder
    from held.record.reading.people.demo_people import demo_people, one_of_each

    if not demo_people():
        parser = argparse.ArgumentParser(prog="held invent")
        invent.arguments(parser)
        code = invent.run(parser.parse_args([]))
        if code:
            return code
    if settings.HELD_PACK and not _in_force(Path(settings.HELD_PACK)):
        return MISUSED
    for person in one_of_each():
        print(f"{person.name}, {person.work}")
        print(f"Sign in as: {person.sign_in_name} {settings.HELD_DEMO_PASSWORD}")
    print(f"Mail goes nowhere: each one is a file in {mail_folder()}")
    return 0


def _in_force(path: Path) -> bool:
    """The pack that was asked for is put in force from today, if it isn't already."""
    from held.language.faults import PackRefused
    from held.language.reading import pack_texts, read_text
    from held.record.actions.cannot import CanNot
    from held.record.actions.procedures.put_in_force import put_in_force
    from held.record.clock import now
    from held.record.reading.people.demo_people import a_manager
    from held.record.reading.procedures import hash_in_force

    try:
        files = pack_texts(path)
        today = now().date()
        if read_text(files).hash != hash_in_force(on=today):
            put_in_force(
                files=files, from_date=today, by=a_manager(), reason="Asked for when Held was started."
            )
            print(f"The procedures in {path.name} are in force from today.")
            print("What is under way goes on under those it began with.")
    except PackRefused as refused:
        for fault in refused.faults:
            print(fault, file=sys.stderr)
        return False
    except CanNot as sentence:
        print(sentence, file=sys.stderr)
        return False
    return True
