"""Who was told and sent what by one entry of a history."""

from held.engine.folding import fold
from held.engine.history import History
from held.engine.rereading import as_it_counts
from held.engine.situation import Sending, Telling
from held.engine.taking import following
from held.language.pack import Pack


def set_off(
    *, pack: Pack, procedure: str, history: History, number: int
) -> tuple[tuple[Telling, ...], tuple[Sending, ...]]:
    """By the entry of this number, as the history counts; nobody and nothing where it doesn't count."""
    counted = as_it_counts(history)
    place = next((place for place, each in enumerate(counted) if each.number == number), None)
    if place is None:
        return (), ()
    return following(fold(pack=pack, procedure=procedure, history=counted[: place + 1]).effects)
