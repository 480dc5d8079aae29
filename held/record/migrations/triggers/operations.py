"""A list of refusals as one step of a migration."""

from collections.abc import Callable, Iterable

from django.db.migrations import RunPython

from held.record.migrations.triggers.refusal import Refusal

Statements = Callable[[Refusal, str], tuple[str, ...]]


def refuse(refusals: Iterable[Refusal]) -> RunPython:
    """Makes them going forward, takes them away going back."""
    kept = tuple(refusals)

    def each(statements: Statements, apps: object, schema_editor) -> None:
        vendor = schema_editor.connection.vendor
        for refusal in kept:
            if refusal.stands_on(vendor):
                for statement in statements(refusal, vendor):
                    schema_editor.execute(statement, params=None)

    return RunPython(
        lambda apps, editor: each(Refusal.made_by, apps, editor),
        lambda apps, editor: each(Refusal.unmade_by, apps, editor),
    )
