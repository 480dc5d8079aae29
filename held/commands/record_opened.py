"""Opening the record: only the commands that need it wait for Django."""

import os


class NotOpened(Exception):
    """A sentence that says why the record could not be opened, and what to do."""


def open_the_record(*, with_its_tables: bool = True) -> None:
    """Call first in `run`, before anything of `held.record` is imported. Raises NotOpened."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "held.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as sentence:
        raise NotOpened(str(sentence)) from None
    _look_at_the_tables(all_there=with_its_tables)


def _look_at_the_tables(*, all_there: bool) -> None:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise NotOpened(
            f"The database cannot be opened: {str(error).strip()}. Look at DATABASE_URL and HELD_HOME."
        ) from None
    if missing and all_there:
        raise NotOpened("The database's tables are older than this version of Held. Run held migrate first.")
