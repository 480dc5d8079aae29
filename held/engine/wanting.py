"""What is wanted next on the way to a step: the acts, open now, without one of which it stays as it is.

Read backwards from the step: what it lacks, and what that lacks in its turn, down to what may be done now.
"""

from dataclasses import dataclass, field

from held.engine.endings import owed_before_end
from held.engine.gates import is_standing, is_unmet
from held.engine.judging import judge_part, stands
from held.engine.passable import may_pass
from held.engine.state import Run, State
from held.language.conditions import Condition, Done, Ended, InnerOpen, Part, Stands
from held.language.events import Event, InnerEnd, Lateness, Taking
from held.language.norms import Duty, InnerDuty, LeadPasses, Opening, Returning
from held.language.steps import AskKind


@dataclass
class Wanted:
    """`steps`: by their run, open now. `inner`: to be begun. `roles`: to be named, or no longer.
    `beside`: procedures to be begun or ended beside this one. `late`: by their
    procedure, steps whose lateness is waited for."""

    state: State
    steps: set[tuple[str, str]] = field(default_factory=set)
    inner: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    late: set[tuple[str, str]] = field(default_factory=set)
    looked_at: set[object] = field(default_factory=set)

    def step(self, run: Run, step: str) -> None:
        """That this step be taken: it itself where it may be, else what it lacks; and what its end would wait for."""
        if not self._is_new(("step", run.name, step)):
            return
        if may_pass(self.state, run, step):
            self.steps.add((run.name, step))
            self._ends(run, step)
        else:
            self._lacks(run, step)

    def _is_new(self, what: object) -> bool:
        if what in self.looked_at:
            return False
        self.looked_at.add(what)
        return True

    def _ends(self, run: Run, step: str) -> None:
        if any(not each.norm.whatever_is_owed for each in run.tables.ends.get(("step", step), ())):
            # Each has to be discharged, in whatever order: the first will do.
            for owing, duty in owed_before_end(self.state, run)[:1]:
                self._discharged(owing, duty.norm)
        for passing in run.tables.leads.get(("step", step), ()):
            self._named(run, passing.norm)

    def _discharged(self, run: Run, norm: object) -> None:
        """By being done; or, where it sleeps meanwhile, by what puts it to sleep."""
        if isinstance(norm, InnerDuty):
            self._begun_or_ended(norm.inner)
        elif isinstance(norm, Duty | Returning):
            self.step(run, norm.step)
            for stand_in in run.tables.about[norm.step].stand_ins:
                self._event(run, stand_in.event)
        if isinstance(norm, Duty | InnerDuty):
            self._event(run, norm.after)
            self._condition(run, norm.when)
            self._condition(run, norm.unless)

    def _named(self, run: Run, norm: LeadPasses) -> None:
        if norm.role not in self.state.named:
            self._role(run, norm.role)

    def _lacks(self, run: Run, step: str) -> None:
        about, view = run.tables.about[step], self.state.view(run)
        instead = run.stand_in(step)
        if instead:
            self._event(run, instead.event)
        self._opened(run, step)
        for gate in about.gates:
            if not gate.if_possible and is_unmet(gate, view):
                for part in gate.needs.parts:
                    if judge_part(part, view) is not True:
                        self._part(run, part)
                self._condition(run, gate.unless)
        for stop in about.stops:
            if is_standing(stop, run, view):
                self._condition(run, stop.during)
                self._condition(run, stop.unless)
                self._event(run, stop.closes)

    def _opened(self, run: Run, step: str) -> None:
        about = run.tables.about[step]
        for duty in about.duties:
            fired, view = run.fired.get(duty.id), self.state.view(run)
            if fired is None:
                self._event(run, duty.after)
            elif fired.woke is None:
                if duty.when is not None and not stands(duty.when, view):
                    self._condition(run, duty.when)
                self._condition(run, duty.unless)
        periods: tuple[Opening | Returning, ...] = (*about.openings, *about.returnings)
        for period in periods:
            span = run.spans.get(period.id)
            if span is None or span.used:
                self._event(run, period.opens)

    def _event(self, run: Run, event: Event | None) -> None:
        for occurrence in event.any_of if event else ():
            match occurrence:
                case Taking(step):
                    self.step(run, step)
                case InnerEnd(inner):
                    self._begun_or_ended(inner)
                case Lateness(step):
                    self._late(run, step)
                case _:
                    pass

    def _late(self, run: Run, step: str) -> None:
        if self._is_new(("late", run.name, step)):
            self.late.add((run.tables.procedure.name, step))
            self._asked(run, step)

    def _asked(self, run: Run, step: str) -> None:
        """That somebody is asked for it, or asked anew."""
        if self._is_new(("asked", run.name, step)):
            for duty in run.tables.about[step].duties:
                self._event(run, duty.after)
                self._condition(run, duty.when)
                self._condition(run, duty.unless)

    def _condition(self, run: Run, condition: Condition | None) -> None:
        for part in condition.parts if condition else ():
            self._part(run, part)

    def _part(self, run: Run, part: Part) -> None:
        match part:
            case Done(step):
                self.step(run, step)
                if run.counts(step, ()):
                    self._asked(run, step)
            case InnerOpen(inner) | Ended(inner):
                self._begun_or_ended(inner)
            case Stands(name) if name in run.tables.procedure.known:
                known = run.tables.procedure.known[name]
                if known.running:
                    self.beside.add(known.running)
                else:
                    self._role(run, known.names)
            case Stands(name):
                for asking in run.tables.procedure.steps.values():
                    if any(ask.name == name for ask in asking.asks):
                        self.step(run, asking.name)

    def _role(self, run: Run, role: str) -> None:
        self.roles.add(role)
        for step in run.tables.procedure.steps.values():
            asked = any(ask.kind is AskKind.WORKER and ask.role == role for ask in step.asks)
            if asked or role in step.between or role in step.accompanied_by:
                self.step(run, step.name)

    def _begun_or_ended(self, inner: str) -> None:
        if not self._is_new(("inner", inner)):
            return
        running = [run for run in self.state.open_inner() if run.tables.procedure.name == inner]
        if not running:
            self.inner.add(inner)
        for run in running:
            for step in run.tables.procedure.steps:
                self.step(run, step)


def wanted_for(state: State, run: Run, step: str) -> Wanted:
    """What is wanted next for a step of this run."""
    found = Wanted(state)
    found.step(run, step)
    return found
