"""What would let a step go ahead: the shortest lawful way from how things stand to where the step is open.

A search over what may happen next, the fewest acts first, then those that are owed already. It is bounded by how many
states it looks at, so that the same question has the same answer on every machine.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from heapq import heappop, heappush
from itertools import count

from held.engine.bearing import Bearing, bearing_on
from held.engine.folding import fold
from held.engine.history import History, StepTaken
from held.engine.moves import MOMENT, Move, after, is_for_safety, is_owed, moves
from held.engine.passable import may_pass, taken
from held.engine.state import Run, State
from held.engine.telling_ways import told
from held.engine.trial import imagined
from held.engine.wanting import Wanted, wanted_for
from held.engine.ways import Outlook
from held.language.pack import Pack

MOST = 500
"""How many moves a search tries before it gives up, and says so."""
MOST_OF_ALL = 200
"""The same where everything that bears on the step is tried, as it is where what is wanted next did not lead there."""
WEIGHTS = {"step": 2, "begin": 2, "named": 3, "gone": 9, "beside": 9, "over": 4, "late": 7}
"""A way on which somebody new is named, a date passes or a disagreement is begun that nobody owes is taken only where
no shorter one does without."""
NOT_ASKED_FOR = 5
FOR_SAFETY = 100
"""A way through a step that is for safety alone is no advice: any other comes first."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A step in a run, open for whoever it is for; with an outcome, open to come out so."""

    run: str
    step: str
    outcome: str | None = None

    def is_reached(self, state: State, moment: datetime) -> bool:
        run = state.runs.get(self.run)
        if run is None or not may_pass(state, run, self.step):
            return False
        tables = run.tables
        outcomes = (self.outcome,) if self.outcome else tables.procedure.steps[self.step].outcomes or (None,)
        if ("step", self.step) not in tables.ends and ("step", self.step) not in tables.leads:
            return True
        return any(taken(state, self._act(run, outcome, moment)) is not None for outcome in outcomes)

    def wants(self, state: State) -> Wanted | None:
        """What is wanted next; None where the run it is in is gone."""
        run = state.runs.get(self.run)
        return wanted_for(state, run, self.step) if run else None

    def _act(self, run: Run, outcome: str | None, moment: datetime) -> StepTaken:
        step = run.tables.procedure.steps[self.step]
        roles = (*step.between, *step.accompanied_by, *(ask.role for ask in step.asks if ask.role))
        act = imagined(run, self.step, outcome, moment)
        return replace(act, named={role: f"whoever is {role}" for role in roles})


Cost = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """A state on the way: how it was come by, and when that can have been."""

    state: State
    moment: datetime
    path: tuple[Move, ...]


def lets_proceed(*, pack: Pack, procedure: str, history: History, goal: Goal, moment: datetime) -> Outlook:
    """The shortest way to open a step, from a history. Raises KeyError for a step that the procedure lacks."""
    return outlook(fold(pack=pack, procedure=procedure, history=history), goal, moment)


def outlook(
    state: State, goal: Goal, moment: datetime, *, most: int = MOST, most_of_all: int = MOST_OF_ALL
) -> Outlook:
    """The same, from a state."""
    if goal.is_reached(state, moment):
        return Outlook("open")
    run = state.runs.get(goal.run)
    if run is None or run.ended or state.outer.ended:
        return Outlook("none")
    bearing = bearing_on(pack=state.pack, procedure=run.tables.procedure.name, step=goal.step)
    search = partial(_search, state, goal, bearing, moment)
    path, _ = search(most=most, all_that_bears=False)
    if not path:
        path, is_whole = search(most=most_of_all, all_that_bears=True)
        if not path:
            return Outlook("none" if is_whole else "not found")
    acts = told(state, path, goal, moment, bearing)
    return Outlook("for safety" if any(act.for_safety for act in acts) else "way", acts)


def _search(
    state: State,
    goal: Goal,
    bearing: Bearing,
    moment: datetime,
    *,
    most: int,
    all_that_bears: bool,
) -> tuple[tuple[Move, ...], bool]:
    """The cheapest path, empty where there is none; and whether everything was looked at."""
    serial = count()
    seen: set[object] = set()
    waiting: list[tuple[Cost, int, _Place]] = [((0, 0), next(serial), _Place(state, moment, ()))]
    tried = 0
    while waiting:
        cost, _, place = heappop(waiting)
        key = _key(place.state, bearing)
        if key in seen:
            continue
        if place.path and goal.is_reached(place.state, place.moment):
            return place.path, True
        if tried >= most:
            return (), False
        seen.add(key)
        wanted = None if all_that_bears else goal.wants(place.state)
        for move in moves(place.state, bearing, place.moment, wanted=wanted):
            tried += 1
            then = max(place.moment, move.due + MOMENT) if move.due else place.moment
            reached = after(place.state, move, then)
            if reached is not None and not reached.outer.ended:
                added = _cost(place.state, move)
                further = (cost[0] + added[0], cost[1] + added[1])
                heappush(waiting, (further, next(serial), _Place(reached, then, (*place.path, move))))
    return (), True


def _cost(state: State, move: Move) -> Cost:
    owed = is_owed(state, move)
    extra = NOT_ASKED_FOR if move.kind == "begin" and not owed else 0
    return WEIGHTS[move.kind] + extra + (FOR_SAFETY if is_for_safety(state, move) else 0), 0 if owed else 1


def _key(state: State, bearing: Bearing) -> object:
    """All that a later sentence could look at, and nothing of when it was."""
    runs = [_key_of(run, bearing) for run in (state.outer, *state.open_inner())]
    roles = frozenset(role for role in bearing.roles if role in state.named)
    return tuple(runs), roles, tuple(sorted(state.known.items()))


def _key_of(run: Run, bearing: Bearing) -> object:
    name = run.tables.procedure.name
    return (
        name,
        run.name,
        run.started,
        frozenset((step, result.outcome) for step, result in run.latest.items()),
        frozenset(run.stale),
        frozenset((fact, said) for fact, said in run.facts.items() if (name, fact) in bearing.facts),
        frozenset(
            (
                norm,
                fired.woke is None,
                fired.late,
                fired.set_aside,
                frozenset(c.occurrence for c in fired.causes),
            )
            for norm, fired in run.fired.items()
        ),
        frozenset((norm, span.used, span.late) for norm, span in run.spans.items()),
        frozenset(run.waiting),
        frozenset((inner, result.outcome) for inner, result in run.inner_latest.items()),
    )
