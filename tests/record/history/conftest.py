"""A small record to look at and to damage: two children with a history, one worker, invented all."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from django.db import connection, transaction
from django.db.models import CheckConstraint

from held.record.actions.history.append import append
from held.record.migrations.triggers.every import EVERY
from held.record.tables.history.happening import Happening
from held.record.tables.history.words import HappeningWords
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
PACK = "9f" * 32


@pytest.fixture
def worker(db: None) -> Worker:
    return Worker.objects.create(pk=1, name="Ada Okafor", sign_in_name="ada", invented=True)


@pytest.fixture
def a_child(worker: Worker):
    """Makes children, numbered as they come."""
    ids = count(1)

    def made() -> Child:
        pk = next(ids)
        return Child.objects.create(
            pk=pk,
            number=f"T{pk}",
            given_name="Robin",
            family_name="Sample",
            created_at=MONDAY,
            created_by=worker,
        )

    return made


@pytest.fixture
def child(a_child) -> Child:
    return a_child()


@pytest.fixture
def other_child(child: Child, a_child) -> Child:
    return a_child()


@pytest.fixture
def happens(worker: Worker):
    """Adds entries to a child's history, an hour apart; gives the last."""
    hours = count()

    def added(child: Child, times: int = 1, *, transition: Transition | None = None) -> Happening:
        for _ in range(times):
            hour = next(hours)
            last = append(
                child=child,
                kind="case note",
                words={"note": f"Note {hour} on {child.number}"},
                by=worker,
                happened=MONDAY + timedelta(hours=hour),
                transition=transition,
            )
        return last

    return added


def take_guards_away(*names: str) -> None:
    """What somebody with the database's password can do: these triggers, or all of them, no longer fire."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and not names:
            cursor.execute("SET LOCAL session_replication_role = replica")
            return
        for refusal in EVERY:
            if refusal.stands_on(connection.vendor) and (not names or refusal.name in names):
                for statement in refusal.unmade_by(connection.vendor):
                    cursor.execute(statement)


def take_checks_away() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            return
        for table in (Happening, HappeningWords):
            for constraint in table._meta.constraints:
                if isinstance(constraint, CheckConstraint):
                    cursor.execute(f"ALTER TABLE {table._meta.db_table} DROP CONSTRAINT {constraint.name}")


@pytest.fixture
def tampering():
    """Inside, nothing is refused; afterwards all is as before."""

    @contextmanager
    def unguarded() -> Iterator[None]:
        with transaction.atomic():
            connection.check_constraints()  # PostgreSQL alters no table while these wait
            take_guards_away()
            take_checks_away()
            yield
            transaction.set_rollback(True)
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA ignore_check_constraints = OFF")

    return unguarded
