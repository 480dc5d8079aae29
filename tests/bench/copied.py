"""A kept record is copied before anything is written: the next run begins with the same one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def copied(name: str) -> Iterator[None]:
    """Django speaks to a copy of the database meanwhile, which is removed."""
    from django.db import connection, connections

    connections.close_all()
    before = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        copy = str(Path(before).with_name(f"{name}.sqlite3"))
        shutil.copyfile(before, copy)
    else:
        copy = f"copy_{name}"
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{before}"')
    connection.settings_dict["NAME"] = copy
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = before
        if connection.vendor == "sqlite":
            for part in ("", "-wal", "-shm", "-turn"):
                Path(copy + part).unlink(missing_ok=True)
        else:
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')


def environment() -> dict[str, str]:
    """For a process of its own, such as a command: it speaks to the database to which Django speaks here."""
    from django.conf import settings
    from django.db import connection

    found = dict(os.environ)
    name = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        return found | {"DATABASE_URL": str(os.environ["DATABASE_URL"]).replace("/postgres?", f"/{name}?", 1)}
    home = settings.HELD_HOME / "served"
    home.mkdir(exist_ok=True)
    shutil.copyfile(settings.HELD_HOME / "secret-key", home / "secret-key")
    (home / "db.sqlite3").unlink(missing_ok=True)
    (home / "db.sqlite3").symlink_to(name)
    return found | {"HELD_HOME": str(home)}
