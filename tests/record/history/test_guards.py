"""The refusals are in the database once it is migrated, can be taken out by going back, and come again."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from held.record.chain.declared import STANDING
from held.record.chain.guards import missing_guards
from held.record.migrations.triggers.every import EVERY, WRITTEN_BY_ITSELF
from held.record.migrations.triggers.refusal import Refusal


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
    assert standing() - listed == {writing.name for writing in WRITTEN_BY_ITSELF}


def test_names_are_unique_and_short_enough_for_both_databases() -> None:
    names = [trigger.name for trigger in (*EVERY, *WRITTEN_BY_ITSELF)]
    assert len(names) == len(set(names))
    assert [name for name in names if len(name) > 63] == []


@pytest.mark.usefixtures("own_database")
def test_the_migrations_can_be_taken_back_and_made_again() -> None:
    call_command("migrate", "record", "0001", verbosity=0)
    assert standing() == set()
    call_command("migrate", "record", verbosity=0)
    assert list(missing_guards()) == []


def found_after(*statements: str) -> list[str]:
    """What is said of the database once these were done in it; they are undone."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        said = [fault.says for fault in missing_guards()]
        transaction.set_rollback(True)
    return said


def emptied(name: str) -> list[str]:
    """A trigger of the same name, on the same table, that never refuses."""
    (refusal,) = (one for one in EVERY if one.name == name)
    idle = Refusal(name=name, table=refusal.table, on=refusal.on, says=refusal.says, when="1 = 0")
    return [*refusal.unmade_by(connection.vendor), *idle.made_by(connection.vendor)]


def test_a_trigger_of_the_same_name_that_refuses_nothing_is_found(db) -> None:
    (said,) = found_after(*emptied("record_happening_never_changed"))
    assert "Another trigger stands in the place of record_happening_never_changed" in said


def test_a_trigger_that_is_switched_off_is_found(db) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite switches none off")
    for off in ("DISABLE", "ENABLE REPLICA"):
        (said,) = found_after(f"ALTER TABLE record_look {off} TRIGGER record_look_never_changed")
        assert "record_look_never_changed" in said


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("transition_open_once_a_child", None),
        (
            "transition_open_once_a_child",
            'UNIQUE INDEX {} ON record_transition ("id") WHERE "ended_at" IS NULL',
        ),
        ("transition_open_once_a_child", 'INDEX {} ON record_transition ("child_id", "procedure")'),
    ],
)
def test_a_unique_index_that_is_gone_or_another_is_found(db, name: str, instead: str | None) -> None:
    made = [f"CREATE {instead.format(name)}"] if instead else []
    (said,) = found_after(f"DROP INDEX {name}", *made)
    assert said == f"The database no longer keeps a rule of record_transition as it was declared: {name}."


def test_a_check_that_says_something_else_is_found(db) -> None:
    name = "account_entry_says_something"
    if connection.vendor == "postgresql":
        statements = [
            f"ALTER TABLE record_accountentry DROP CONSTRAINT {name}",
            f"ALTER TABLE record_accountentry ADD CONSTRAINT {name} CHECK (says IS NOT NULL)",
        ]
    else:
        statements = [
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET sql = replace(sql, 'NOT (\"says\" =', 'NOT (\"says\" <>') "
            "WHERE name = 'record_accountentry'",
            "PRAGMA writable_schema = OFF",
        ]
    assert found_after(*statements) == [
        f"The database no longer keeps a rule of record_accountentry as it was declared: {name}."
    ]


def test_a_column_that_may_be_empty_is_found(db) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite alters no column")
    assert found_after("ALTER TABLE record_owed ALTER COLUMN due DROP NOT NULL") == [
        "The database no longer keeps a rule of record_owed as it was declared: due is never empty."
    ]


def test_a_table_made_anew_without_its_rules_is_found(db: None) -> None:
    said = found_after(
        "CREATE TABLE bare AS SELECT * FROM record_transition",
        f"DROP TABLE record_transition {'CASCADE' if connection.vendor == 'postgresql' else ''}",
        "CREATE TABLE record_transition AS SELECT * FROM bare",
    )
    for lost in ("public is unique", "child_id refers to record_child", "public is never empty"):
        rule = f"The database no longer keeps a rule of record_transition as it was declared: {lost}."
        assert said.count(rule) == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps the words themselves")
def test_each_rule_of_a_table_is_read_once(db: None) -> None:
    """Read twice under one name, which of the two is compared would hang on the order they come in."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING, {"table": "record_happening"})
        names = [name for name, _ in cursor.fetchall()]
    assert "happening_has_one_place" in names
    assert sorted(names) == sorted(set(names))
