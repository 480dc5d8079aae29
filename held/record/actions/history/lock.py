"""Locking children before their histories are read and added to."""

from collections.abc import Iterable

from django.db import connection

from held.record.tables.people.child import Child


def lock(children: Iterable[Child]) -> tuple[Child, ...]:
    """These children, read anew, in the order of their ids: two people at once wait, never for each other.

    Until the transaction ends nobody else adds to their histories; looking goes on. On SQLite the transaction
    already holds the only right to write (IMMEDIATE).
    """
    if not connection.in_atomic_block:
        raise RuntimeError(
            "Children are locked inside a transaction: open one with transaction.atomic() first."
        )
    ids = {child.pk for child in children}
    # NO KEY: rows that merely point at a child, such as a look, need not wait.
    found = Child.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    return tuple(found)
