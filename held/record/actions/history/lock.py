"""Locking children, and rounds, before their histories are read and added to."""

from collections.abc import Collection, Iterable

from django.db import connection
from django.db.models import QuerySet

from held.record.prepared import prepared
from held.record.tables.people.child import Child
from held.record.tables.procedures.pack_text import PackText
from held.record.tables.transitions.transition import Transition


def lock(children: Iterable[Child]) -> tuple[Child, ...]:
    """These children, read anew, in the order of their ids: two people at once wait, never for each other.

    Until the transaction ends nobody else adds to their histories; looking goes on. On SQLite the transaction
    already holds the only right to write (IMMEDIATE).
    """
    ids = {child.pk for child in children}
    _in_a_transaction("Children are")
    return tuple(_to_lock(Child.objects.filter(pk__in=ids)))


def lock_named(children: Collection[str]) -> tuple[Child, ...]:
    """The same by the ids in their addresses. Whoever is not in the record is left out."""
    _in_a_transaction("Children are")
    return tuple(_named(children=sorted(set(children)))) if children else ()


@prepared
def _named(*, children: list[str]) -> QuerySet[Child]:
    return _to_lock(Child.objects.filter(public__in=children))


def _to_lock(children: QuerySet[Child]) -> QuerySet[Child]:
    # NO KEY: rows that merely point at a child, such as a look, need not wait.
    return children.select_for_update(no_key=True).order_by("pk")


def lock_round(procedure: str, *, begins_under: str) -> Transition | None:
    """The open round of this procedure, read anew; None where none is open, and then nobody else begins one meanwhile.

    `begins_under`: the content hash of the pack that a new one would begin under.
    """
    _in_a_transaction("A round is")
    # Where there is no row of the round to wait at, whoever comes at the same time waits at the procedures themselves.
    tuple(PackText.objects.select_for_update(no_key=True).filter(hash=begins_under).values_list("pk"))
    return _locked(Transition.objects.filter(child=None, procedure=procedure, ended_at=None))


def lock_this_round(public: str) -> Transition | None:
    """By the id in its address, open or ended. None where there is no such round."""
    _in_a_transaction("A round is")
    return _locked(Transition.objects.filter(child=None, public=public))


def _locked(rounds: QuerySet[Transition]) -> Transition | None:
    return rounds.select_for_update(no_key=True, of=("self",)).first()


def _in_a_transaction(what: str) -> None:
    if not connection.in_atomic_block:
        raise RuntimeError(f"{what} locked inside a transaction: open one with transaction.atomic() first.")
