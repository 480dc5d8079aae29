"""`held migrate`: the database's tables as this version of Held needs them."""

import argparse

from held.commands.record_opened import open_the_record

NAME = "migrate"
HELP = "Bring the database's tables up to date with this version of Held."


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="only say, by exit code 1, whether a table has no migration yet"
    )


def run(options: argparse.Namespace) -> int:
    open_the_record(with_its_tables=False)
    from django.core.management import call_command

    if options.check:
        try:
            call_command("makemigrations", check_changes=True, dry_run=True)
        except SystemExit:
            return 1
        return 0
    call_command("migrate", interactive=False, verbosity=0)
    return 0
