"""What an open transition has not heard yet: who leads, and what the record answers, where that is no longer what its
history says. A day came, or something was recorded elsewhere on the child's record."""

from datetime import datetime

from held.engine.history import Happening, History, KnownChanged, Named
from held.engine.state import State
from held.language.pack import Known
from held.record.reading.transitions.named_now import NamedNow

YES, NO = "yes", "no"


def unheard(
    state: State,
    *,
    history: History,
    named: NamedNow,
    moment: datetime,
    number: int | None = None,
    by: str | None = None,
) -> tuple[Named | KnownChanged, ...]:
    """The entries that would tell it, numbered on from `number`. None where it has ended, or knows all there is.

    `state`: what the history comes to."""
    if state.outer.ended:
        return ()
    first = history[-1].number + 1 if number is None else number
    lead = _lead(state, history[-1], named, first, moment, by)
    told: dict[str, str] = {entry.known: entry.value for entry in history if isinstance(entry, KnownChanged)}
    changed = [
        (known.name, answer)
        for known in state.outer.tables.procedure.known.values()
        if told.get(known.name) != (answer := answer_to(known, named))
    ]
    first += len(lead)
    return (
        *lead,
        *(
            KnownChanged(
                number=first + place, happened=moment, recorded=moment, by=by, known=name, value=value
            )
            for place, (name, value) in enumerate(changed)
        ),
    )


def answer_to(known: Known, named: NamedNow) -> str:
    """Whether the record names somebody, still at work, in the role that the known asks about, or has an open transition
    of the procedure."""
    return YES if known.names in named.in_roles or known.running in named.running else NO


def _lead(
    state: State, last: Happening, named: NamedNow, number: int, moment: datetime, by: str | None
) -> tuple[Named, ...]:
    """Another lead than the history's; or the same in another role, since nothing was recorded here."""
    if named.lead is None or named.since is None:
        return ()
    same_role = state.named.get(named.role) == named.lead or named.since <= last.recorded
    if state.lead == named.lead and same_role:
        return ()
    return (
        Named(
            number=number,
            happened=moment,
            recorded=moment,
            by=by,
            role=named.role,
            person=named.lead,
            leads=True,
        ),
    )
