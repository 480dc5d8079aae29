"""What passed its due date and is not yet written down. The clock's only word is "late", once for each duty."""

from datetime import datetime

from held.engine.folding import fold, read_on
from held.engine.history import History, WentLate
from held.engine.looking import look_at
from held.engine.situation import OwedDuty, Sending, Situation, Telling
from held.engine.standing import standing
from held.engine.state import State
from held.engine.taking import following
from held.language.pack import Pack


def went_late(*, pack: Pack, procedure: str, history: History, moment: datetime) -> tuple[OwedDuty, ...]:
    """The duties that are late at this moment and of which the history does not say so yet, longest first."""
    return not_written(fold(pack=pack, procedure=procedure, history=history), moment)


def not_written(state: State, moment: datetime) -> tuple[OwedDuty, ...]:
    """What is late in a state and not yet said."""
    return tuple(duty for duty in look_at(state, moment).owed if duty.late and not _written(state, duty))


def _written(state: State, duty: OwedDuty) -> bool:
    run = state.runs[duty.run]
    kept = run.fired.get(duty.norm.id) or run.spans.get(duty.norm.id)
    return kept is not None and kept.late


def lateness_follows(
    *, pack: Pack, procedure: str, history: History, late: WentLate, moment: datetime
) -> tuple[Situation, tuple[Telling, ...], tuple[Sending, ...]]:
    """What follows when the clock writes "late": how things stand then, and who is told and sent what."""
    state = fold(pack=pack, procedure=procedure, history=history)
    read_on(state, late)
    told, sent = following(state.effects)
    return standing(state, moment), told, sent
