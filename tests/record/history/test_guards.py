"""The refusals are in the database once it is migrated, can be taken out by going back, and come again."""

import pytest
from django.core.management import call_command
from django.db import connection

from held.record.chain.guards import missing_guards
from held.record.migrations.triggers.every import EVERY


def standing() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            if connection.vendor == "sqlite"
            else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        )
        return {name for (name,) in cursor.fetchall()}


def test_after_every_migration_all_refusals_stand(db) -> None:
    """On SQLite a later migration that alters a table makes it anew, without its triggers, and must bring them back."""
    assert [fault.says for fault in missing_guards()] == []


def test_the_database_has_no_refusal_that_is_not_listed(db) -> None:
    listed = {refusal.name for refusal in EVERY if refusal.stands_on(connection.vendor)}
    assert standing() - listed == set()


def test_names_are_unique_and_short_enough_for_both_databases() -> None:
    names = [refusal.name for refusal in EVERY]
    assert len(names) == len(set(names))
    assert [name for name in names if len(name) > 63] == []


@pytest.mark.usefixtures("own_database")
def test_the_migrations_can_be_taken_back_and_made_again() -> None:
    call_command("migrate", "record", "0001", verbosity=0)
    assert standing() == set()
    call_command("migrate", "record", verbosity=0)
    assert list(missing_guards()) == []
