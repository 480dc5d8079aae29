"""Where a child arrives: `on arrival [when C], goes to SERVICE`, the first that is so. A person may overrule it."""

from held.engine.folding import fold
from held.engine.history import History
from held.engine.judging import stands
from held.language.norms import GoesTo
from held.language.pack import Pack


def arrives_at(*, pack: Pack, procedure: str, history: History) -> GoesTo | None:
    """The sentence that says which service the child goes to; None where the procedure has none that is so."""
    state = fold(pack=pack, procedure=procedure, history=history)
    view = state.view(state.outer)
    for norm in state.outer.tables.goes_to:
        if norm.when is None or stands(norm.when, view):
            return norm
    return None
