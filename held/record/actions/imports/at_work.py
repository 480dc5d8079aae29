"""One process works on an extract at a time: it says so with each piece, and stops when another has taken over."""

from datetime import timedelta

from django.db.models import Q

from held.record.clock import now
from held.record.tables.imports.extract import Extract
from held.record.tables.public_id import new_public_id

THOUGHT_DEAD = timedelta(seconds=10)
"""After so long without a word from it, a process is thought to be gone, and another goes on with its work."""


class TakenOver(Exception):
    """Another process works on this extract now, or somebody gave it up. The piece at hand is undone."""


def take_up(extract: Extract) -> bool:
    """Whether this process may work on it now. `extract.read_by` is then its own word."""
    moment = now()
    mine = new_public_id()
    free = Q(read_by="") | Q(read_at__lt=moment - THOUGHT_DEAD)
    taken = Extract.objects.filter(free, pk=extract.pk, state=extract.state).update(
        read_by=mine, read_at=moment
    )
    extract.read_by = mine if taken else ""
    return bool(taken)


def still_mine(extract: Extract) -> None:
    """Call in the transaction of each piece. Raises TakenOver, which undoes it."""
    mine = Extract.objects.filter(pk=extract.pk, read_by=extract.read_by, state=extract.state)
    if not mine.update(read_at=now()):
        raise TakenOver


def so_far(extract: Extract, done: int) -> None:
    """Says how far it is, between two pieces."""
    Extract.objects.filter(pk=extract.pk, read_by=extract.read_by).update(done=done, read_at=now())


def now_is(extract: Extract, state: str, **more: object) -> None:
    """Within the transaction of the last piece: what comes next is another's, or this one's again."""
    still_mine(extract)
    Extract.objects.filter(pk=extract.pk).update(state=state, **more)
    extract.state = state


def lay_down(extract: Extract) -> None:
    """Somebody else may go on at once."""
    Extract.objects.filter(pk=extract.pk, read_by=extract.read_by).update(read_by="", read_at=None)
