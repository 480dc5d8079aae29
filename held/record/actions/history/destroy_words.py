"""Destroying the words of an entry, because a court, the law on retention or a wrong child asks for it."""

from django.db import transaction

from held.record import clock
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.tables.history.happening import WORDS_DESTROYED, Happening
from held.record.tables.history.words import HappeningWords
from held.record.tables.people.worker import Worker


def destroy_words(*, happening: Happening, by: Worker, why: str) -> Happening:
    """Words and salt go for good; that they were written stays. A new entry says who did it and why.

    `why` repeats nothing of them. Raises ValueError without a reason, or for words already destroyed.
    """
    if not why.strip():
        raise ValueError("Words are destroyed only with a reason: say why.")
    with transaction.atomic():
        return _destroyed(happening, by, why)


def _destroyed(happening: Happening, by: Worker, why: str) -> Happening:
    (child,) = lock([happening.child])
    words = HappeningWords.objects.get(happening=happening)
    if words.text is None:
        raise ValueError("These words have been destroyed already.")
    entry = append(
        child=child,
        kind=WORDS_DESTROYED,
        words={"number": happening.number, "why": why},
        by=by,
        happened=clock.now(),
        transition=happening.transition,
        run=happening.run,
        pack_hash=happening.pack_hash,
    )
    words.salt = words.text = None
    words.destroyed_at, words.destroyed_by, words.destroyed_why = entry.recorded, by, why
    words.save()
    return entry
