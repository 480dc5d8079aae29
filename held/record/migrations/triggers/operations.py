"""A list of triggers as one step of a migration."""

from collections.abc import Callable, Iterable

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

from held.record.migrations.triggers.refusal import Refusal
from held.record.migrations.triggers.writing import Writing

Trigger = Refusal | Writing
Statements = Callable[[Trigger, str], tuple[str, ...]]


def refuse(refusals: Iterable[Refusal]) -> RunPython:
    """Makes them going forward, takes them away going back."""
    return _both_ways(refusals, _made, _unmade)


def no_longer_refuse(refusals: Iterable[Refusal]) -> RunPython:
    """The other way about: before a table is altered, which SQLite makes anew without them. Make them again after it."""
    return _both_ways(refusals, _unmade, _made)


def write_by_itself(writings: Iterable[Writing]) -> RunPython:
    """From here on the database writes these by itself; going back no more."""
    return _both_ways(writings, _made, _unmade)


def no_longer_write(writings: Iterable[Writing]) -> RunPython:
    """The other way about, before a table they stand on is altered. Make them again after it."""
    return _both_ways(writings, _unmade, _made)


def _made(trigger: Trigger, vendor: str) -> tuple[str, ...]:
    return trigger.made_by(vendor)


def _unmade(trigger: Trigger, vendor: str) -> tuple[str, ...]:
    return trigger.unmade_by(vendor)


def _both_ways(triggers: Iterable[Trigger], forward: Statements, back: Statements) -> RunPython:
    kept = tuple(triggers)

    def each(statements: Statements, apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
        vendor = schema_editor.connection.vendor
        for trigger in kept:
            if trigger.stands_on(vendor):
                for statement in statements(trigger, vendor):
                    schema_editor.execute(statement, params=None)

    return RunPython(
        lambda apps, editor: each(forward, apps, editor),
        lambda apps, editor: each(back, apps, editor),
    )
