"""A list of refusals as one step of a migration."""

from collections.abc import Callable, Iterable

from django.db.migrations import RunPython

from held.record.migrations.triggers.refusal import Refusal

Statements = Callable[[Refusal, str], tuple[str, ...]]


def refuse(refusals: Iterable[Refusal]) -> RunPython:
    """Makes them going forward, takes them away going back."""
    return _both_ways(refusals, Refusal.made_by, Refusal.unmade_by)


def no_longer_refuse(refusals: Iterable[Refusal]) -> RunPython:
    """The other way about: before a table is altered, which SQLite makes anew without them. Make them again after it."""
    return _both_ways(refusals, Refusal.unmade_by, Refusal.made_by)


def _both_ways(refusals: Iterable[Refusal], forward: Statements, back: Statements) -> RunPython:
    kept = tuple(refusals)

    def each(statements: Statements, apps: object, schema_editor) -> None:
        vendor = schema_editor.connection.vendor
        for refusal in kept:
            if refusal.stands_on(vendor):
                for statement in statements(refusal, vendor):
                    schema_editor.execute(statement, params=None)

    return RunPython(
        lambda apps, editor: each(forward, apps, editor),
        lambda apps, editor: each(back, apps, editor),
    )
