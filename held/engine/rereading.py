"""A history as it counts: what was struck is left out, what was corrected is read as it should have been."""

from dataclasses import replace

from held.engine.history import Corrected, Happening, History, StepTaken, Struck

SETS_RIGHT = (Struck, Corrected)


def as_it_counts(history: History) -> History:
    """The entries that count, in the order of recording. Setting right can itself be set right: the later word wins.

    What was recorded keeps its number, its place, when it was recorded and by whom; a correction gives the rest.
    The transition's own beginning can't be struck: begun in error is a built-in end.
    """
    set_right = [entry for entry in history if isinstance(entry, SETS_RIGHT)]
    if not set_right:
        return history
    struck: set[int] = set()
    instead: dict[int, StepTaken] = {}
    for entry in reversed(set_right):
        if entry.number in struck:
            continue
        if isinstance(entry, Struck):
            struck.add(entry.strikes)
        else:
            instead.setdefault(entry.corrects, entry.instead)
    struck.discard(history[0].number)
    return tuple(_read(entry, instead.get(entry.number)) for entry in history if entry.number not in struck)


def _read(entry: Happening, instead: StepTaken | None) -> Happening:
    if instead is None or not isinstance(entry, StepTaken):
        return entry
    return replace(instead, number=entry.number, recorded=entry.recorded, by=entry.by, run=entry.run)
