"""Databases for tests.

`db` (pytest-django's) rolls back at the end, and is the quick one. `own_database` is a copy for one test, in which
commits are real and many threads may write; nothing is ever flushed, which the record's own triggers would refuse.
"""

import os
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[str]:
    """The migrated database of this process, in which `db` rolls back.

    Gives the name of a copy of it, kept blank for `own_database`.

    SQLite in a file, as it is in use: in memory, threads would not see one another.
    """
    name = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    if connection.vendor == "sqlite":
        name = str(settings.HELD_HOME / f"{name}.sqlite3")
    connection.settings_dict["TEST"]["NAME"] = name
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
        # Nobody connects to this one: PostgreSQL copies no database that somebody is using.
        blank = _copy_of(name)
    yield blank
    with django_db_blocker.unblock():
        _drop(blank)
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def filled_databases() -> dict[str, str]:
    """By function, the name of the database which that function has filled in this session."""
    return {}


@pytest.fixture
def own_database(
    request: pytest.FixtureRequest,
    django_db_setup: str,
    django_db_blocker: Any,
    filled_databases: dict[str, str],
) -> Iterator[None]:
    """A migrated database of this test's own. With `@pytest.mark.filled(by=function)` it starts with what
    `function()` put into it; the function runs once a session, every test has a copy."""
    if "db" in request.fixturenames:
        pytest.fail("A test has either db, which rolls back, or own_database, which does not.")
    template = django_db_setup
    marker = request.node.get_closest_marker("filled")
    with django_db_blocker.unblock():
        if marker is not None:
            template = _filled(template, marker.kwargs["by"], filled_databases)
        copy = _copy_of(template)
        with _used(copy):
            yield
        _drop(copy)


def _filled(blank: str, fill: Callable[[], object], known: dict[str, str]) -> str:
    key = f"{fill.__module__}.{fill.__qualname__}"
    if key not in known:
        name = _copy_of(blank)
        with _used(name):
            fill()
        known[key] = name
    return known[key]


@contextmanager
def _used(name: str) -> Iterator[None]:
    """Every connection made meanwhile, in any thread, is to the database of that name."""
    connections.close_all()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = before


def _copy_of(name: str) -> str:
    connections.close_all()
    if connection.vendor == "sqlite":
        path = settings.HELD_HOME / f"copy-{uuid.uuid4().hex}.sqlite3"
        with sqlite3.connect(name) as source, sqlite3.connect(path) as target:
            source.backup(target)
        source.close()
        target.close()
        return str(path)
    copy = f"copy_{uuid.uuid4().hex}"
    _as_its_owner(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    return copy


def _drop(name: str) -> None:
    if connection.vendor == "sqlite":
        for part in ("", "-wal", "-shm"):
            Path(name + part).unlink(missing_ok=True)
    else:
        _as_its_owner(f'DROP DATABASE "{name}" WITH (FORCE)')


def _as_its_owner(sql: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)
