"""`held migrate`: the database's tables as this version of Held needs them."""

import argparse

from held.commands.record_opened import open_the_record

NAME = "migrate"
HELP = "Bring the database's tables up to date with this version of Held."

TO_BE_REBUILT = (
    "The tables are those of this version of Held. What its pages are read from may be new: "
    "run held rebuild now, which writes it from the histories and changes no history."
)


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
    lacking = _lacking()
    call_command("migrate", interactive=False, verbosity=0)
    from held.record.reading.people.real_people import anyone_at_all

    if lacking and anyone_at_all():
        print(TO_BE_REBUILT)
    return 0


def _lacking() -> bool:
    """Whether a migration waits to be applied."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
