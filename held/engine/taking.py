"""Taking a step: refused with every reason, or taken with what follows at once. Nothing is stored here."""

from datetime import datetime

from held.engine.folding import fold
from held.engine.history import Began, History, StepTaken
from held.engine.reasons import not_a_beginning
from held.engine.situation import Refused, Sending, Taken, Telling
from held.engine.standing import standing
from held.engine.state import Effects, State
from held.engine.weighing import Weighed, weigh, weigh_inner
from held.language.pack import Pack


def take(
    *,
    pack: Pack,
    procedure: str,
    history: History,
    act: StepTaken,
    acting: frozenset[str],
    moment: datetime,
    reasons_given: frozenset[str] = frozenset(),
) -> Taken | Refused:
    """Take a step of the transition, or of the inner run that `act.run` names.

    `acting`: the roles in which this person may act for this child; deputies are worked out from the pack.
    `reasons_given`: ids of the `if possible` norms that are departed from with a reason.
    Raises ValueError for a step, outcome or run that the procedure doesn't know: no form offers those.
    """
    state = fold(pack=pack, procedure=procedure, history=history)
    return take_in(state, act=act, acting=acting, moment=moment, reasons_given=reasons_given)


def take_in(
    state: State,
    *,
    act: StepTaken,
    acting: frozenset[str],
    moment: datetime,
    reasons_given: frozenset[str] = frozenset(),
) -> Taken | Refused:
    """The same, of a history that has been read."""
    return _answer(state, weigh(state, act, acting, moment, reasons_given), act, moment)


def begin(
    *,
    pack: Pack,
    procedure: str,
    began: Began,
    act: StepTaken | None,
    acting: frozenset[str],
    moment: datetime,
    reasons_given: frozenset[str] = frozenset(),
) -> Taken | Refused:
    """Begin a transition with its first step, or with none where another procedure's end begins it.

    `before` is how it stands with nothing but its beginning.
    """
    state = fold(pack=pack, procedure=procedure, history=(began,))
    if act is None:
        return _answer(state, Weighed(state), None, moment)
    weighed = weigh(state, act, acting, moment, reasons_given)
    beginnings = pack.procedures[procedure].begins_with
    if act.step not in beginnings:
        return Refused((not_a_beginning(state.outer, act.step), *weighed.refused))
    if not weighed.refused:
        weighed.after.effects = state.effects.then(weighed.after.effects)
    return _answer(state, weighed, act, moment)


def begin_inner(
    *,
    pack: Pack,
    procedure: str,
    history: History,
    inner: str,
    began: Began,
    act: StepTaken | None,
    acting: frozenset[str],
    moment: datetime,
    reasons_given: frozenset[str] = frozenset(),
) -> Taken | Refused:
    """Begin an inner procedure, which may begin at any moment of the transition, once at a time.

    `began` names the run, as in "NAME 1", and `inner` the procedure. Raises ValueError where the transition's
    procedure has no such inner one.
    """
    state = fold(pack=pack, procedure=procedure, history=history)
    weighed = weigh_inner(state, inner, began, act, acting, moment, reasons_given)
    return _answer(state, weighed, act, moment)


def following(effects: Effects) -> tuple[tuple[Telling, ...], tuple[Sending, ...]]:
    """Who is told and sent what by the entry that was read last."""
    return (
        tuple(Telling(norm.role, norm) for norm in effects.tells),
        tuple(Sending(norm.paper, norm.service, norm) for norm in effects.sends),
    )


def _answer(before: State, weighed: Weighed, act: StepTaken | None, moment: datetime) -> Taken | Refused:
    if weighed.refused:
        return Refused(weighed.refused)
    told, sent = following(weighed.after.effects)
    return Taken(
        before=standing(before, moment),
        after=standing(weighed.after, moment),
        told=told,
        sent=sent,
        recorded_as=weighed.after.runs[act.run].tables.recorded_as.get(act.step) if act else None,
        warnings=weighed.warnings,
    )
