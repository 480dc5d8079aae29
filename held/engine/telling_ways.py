"""A path that a search found, told as acts: whose each is, why it is asked, and what it has to come out as."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product
from math import prod
from typing import Protocol

from held.engine.bearing import Bearing
from held.engine.history import Answer
from held.engine.moves import MOMENT, Move, after, answers_of, is_for_safety, is_somebody
from held.engine.owing import openers, owed
from held.engine.reasons import PROMISE
from held.engine.situation import OwedDuty
from held.engine.state import Run, State
from held.engine.ways import WayAct
from held.language.norms import Citation, Duty, InnerDuty, Norm, Opening, Returning
from held.language.pack import Procedure

MOST_TOGETHER = 64
"""Where there are more ways than these to put what acts may come out as together, each is told as the path has it."""


class Reachable(Protocol):
    """What the path leads to."""

    def is_reached(self, state: State, moment: datetime) -> bool:
        """Whether it is so in this state."""


def told(
    state: State, path: Sequence[Move], goal: Reachable, moment: datetime, bearing: Bearing
) -> tuple[WayAct, ...]:
    """Each act of a path that leads from this state to the goal. What it may come out as is told only where every way of
    putting these together leads there too."""
    duties = owed(state, moment)
    places = list(_places(state, path, moment))
    instead = [
        tuple(_instead(place.state, path, number, goal, place.moment, bearing))
        for number, place in enumerate(places)
    ]
    many = prod(len(each) for each in instead)
    if many > MOST_TOGETHER or not all(leads_on(state, one, goal, moment) for one in product(*instead)):
        instead = [(move,) for move in path]
    return tuple(
        _act(state, place, move, others, duties, bearing)
        for place, move, others in zip(places, path, instead, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """How things stand as an act's turn comes, and the moment it is taken."""

    state: State
    moment: datetime


def _places(state: State, path: Sequence[Move], moment: datetime) -> Iterator[_Place]:
    for move in path:
        moment = _then(move, moment)
        yield _Place(state, moment)
        reached = after(state, move, moment)
        assert reached is not None, "a path that was found can be walked"
        state = reached


def _then(move: Move, now: datetime) -> datetime:
    return max(now, move.due + MOMENT) if move.due else now


def leads_on(state: State, path: Sequence[Move], goal: Reachable, moment: datetime) -> bool:
    """Whether a path can be walked from a state, and reaches the goal."""
    for move in path:
        moment = _then(move, moment)
        reached = after(state, move, moment)
        if reached is None or reached.outer.ended:
            return False
        state = reached
    return goal.is_reached(state, moment)


def _instead(
    at: State, path: Sequence[Move], number: int, goal: Reachable, moment: datetime, bearing: Bearing
) -> Iterator[Move]:
    """The move itself, and every other way it may come out or be answered that leads on as well."""
    move = path[number]
    yield move
    if move.kind not in ("step", "begin"):
        return
    for outcome in _procedure(at, move).steps[move.step].outcomes:
        if outcome != move.outcome:
            other = replace(move, outcome=outcome)
            if leads_on(at, (other, *path[number + 1 :]), goal, moment):
                yield other
    for name, values in _asked(at, move, bearing):
        for value in values:
            other = _answering(move, name, value)
            if other != move and leads_on(at, (other, *path[number + 1 :]), goal, moment):
                yield other


def _answering(move: Move, name: str, value: Answer) -> Move:
    others = tuple((each, said) for each, said in move.facts if each != name)
    return replace(move, facts=tuple(sorted((*others, (name, value)), key=lambda fact: fact[0])))


def _asked(at: State, move: Move, bearing: Bearing) -> Iterator[tuple[str, tuple[Answer, ...]]]:
    """What the step asks that a sentence looks at, with the answers there are."""
    procedure = _procedure(at, move)
    for ask in procedure.steps[move.step].asks:
        if (procedure.name, ask.name) in bearing.facts:
            yield ask.name, answers_of(ask)


def _act(
    start: State,
    place: _Place,
    move: Move,
    instead: Sequence[Move],
    duties: Sequence[OwedDuty],
    bearing: Bearing,
) -> WayAct:
    if move.kind in ("named", "gone"):
        return WayAct(kind=move.kind, step=move.step, run="", role=move.step, cites=PROMISE, is_open=True)
    if move.kind in ("beside", "over"):
        # A whole procedure, and no one act that somebody could be told to do now.
        return WayAct(kind=move.kind, step=move.step, run="", cites=PROMISE)
    duty = _owed(move, duties)
    asking = duty.norm if duty else next(iter(_asking(place.state, move)), None)
    if move.kind == "late":
        return WayAct(kind="late", step=move.step, run=move.run, cites=_cites(asking), due=move.due)
    outcomes = _procedure(place.state, move).steps[move.step].outcomes
    good = tuple(each for each in outcomes if any(other.outcome == each for other in instead))
    run = place.state.runs.get(move.run)
    return WayAct(
        kind=move.kind,
        step=move.step,
        run=move.run,
        inner=move.inner,
        outcomes=() if good == outcomes else good,
        answers=tuple(_answers(place.state, move, instead, bearing)),
        role=asking.role if isinstance(asking, Duty | Opening | Returning | InnerDuty) else None,
        anyone=isinstance(asking, Opening) and asking.anyone,
        cites=_cites(asking),
        due=duty.due if duty else None,
        is_open=after(start, move, place.moment) is not None,
        other_than=_other_than(run, move) if run else None,
        for_safety=is_for_safety(place.state, move),
    )


def _answers(
    at: State, move: Move, instead: Sequence[Move], bearing: Bearing
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What has to be answered so, and not otherwise; left out where any answer would do, and none."""
    for name, values in _asked(at, move, bearing):
        said = {dict(other.facts).get(name) for other in instead}
        good = [value for value in values if value in said]
        if good and len(good) < len(values):
            yield name, tuple(value if isinstance(value, str) else value[0] for value in good)


def _owed(move: Move, duties: Sequence[OwedDuty]) -> OwedDuty | None:
    """The soonest of the duties that ask for it now."""
    for duty in duties:
        if move.kind == "late" and (duty.run, duty.norm.id) == (move.run, move.norm):
            return duty
        if move.kind == "begin" and isinstance(duty.norm, InnerDuty) and duty.norm.inner == move.inner:
            return duty
        is_step = not isinstance(duty.norm, InnerDuty) and move.kind == "step"
        if is_step and (duty.run, duty.step) == (move.run, move.step):
            return duty
    return None


def _asking(at: State, move: Move) -> tuple[Norm, ...]:
    """The sentences that open the step when its turn comes."""
    run = at.runs.get(move.run)
    return openers(run, move.step) if run and move.kind == "step" else ()


def _cites(norm: Norm | None) -> Citation:
    return norm.cites if norm else PROMISE


def _procedure(at: State, move: Move) -> Procedure:
    return at.pack.procedures[move.inner] if move.inner else at.outer.tables.procedure


def _other_than(run: Run, move: Move) -> str | None:
    """Who did the step that has to be another person's."""
    for norm in run.tables.about[move.step].someone_else:
        other = run.latest.get(norm.other)
        if other and other.by and not is_somebody(other.by):
            return other.by
    return None
