"""A procedure as a finite system: facts, knowns, lateness and inner procedures are free, and no date blocks anybody."""

from collections.abc import Iterator

from held.language.events import Lateness
from held.language.norms import Duty, Ends, Holds, InnerDuty, MustInclude, Only, Opening, Returning, Stop
from held.language.pack import Pack, Procedure
from held.language.steps import Step
from held.proof.formulas import NO, YES, Bit, Formula, both, either, nay
from held.proof.happening import ENDED, STARTED, Happening, hears, leads
from held.proof.memory import Fires, Memory, events_of
from held.proof.programs import Act, Model, Program, Tag


def model_of(pack: Pack, procedure: Procedure) -> Model:
    """The procedure with everything that may happen in it, and what is asked of its states."""
    building = _Building(pack, procedure)
    return Model(building.beginning(), tuple(building.acts()), building.formulas())


class _Building:
    def __init__(self, pack: Pack, procedure: Procedure) -> None:
        self.pack = pack
        self.procedure = procedure
        self.memory = Memory(pack, procedure)
        others = pack.procedures.values()
        self.is_born = any(ends.begins == procedure.name for other in others for ends in _ends(other))
        self.heard_late = {
            each.step
            for norm in procedure.norms
            for event in events_of(norm)
            for each in event.any_of
            if isinstance(each, Lateness)
        }

    # How it begins

    def beginning(self) -> Program:
        """The transition's own beginning, before anybody has taken a step."""
        happening = Happening(self.memory)
        for role in leads(self.memory):
            happening.let(YES, (("lead", role), role == self.procedure.lead_at_start))
        for name in self.memory.knowns:
            happening.choose(((("known", name), True),), ((("known", name), False),))
        happening.occur(("start", ""), "")
        return happening.program()

    # What may happen

    def acts(self) -> Iterator[Act]:
        """Everything that may happen, whoever does it."""
        for step in self.procedure.steps.values():
            for results in self.memory.results[step.name]:
                yield self._step(step, results)
        for norm in self.memory.duties:
            yield from self._late(norm, norm.step if isinstance(norm, Duty) else norm.inner)
        for period in self.memory.periods:
            if isinstance(period, Returning):
                yield from self._late(period, period.step)
        for inner in self.procedure.inside:
            yield self._begins(inner)
            for results in self.memory.endings[inner]:
                yield self._inner_ends(inner, results)
        for name in self.memory.knowns:
            for value in (True, False):
                happening = Happening(self.memory)
                happening.let(YES, (("known", name), value))
                now = Bit(("known", name))
                when = both(self.going_on, nay(now) if value else now)
                yield Act("known", name, ("yes" if value else "no",), when, happening.program())

    @property
    def going_on(self) -> Formula:
        """It has begun with a step, unless another procedure's end began it, and it has not ended."""
        return nay(ENDED) if self.is_born else both(STARTED, nay(ENDED))

    def _step(self, step: Step, results: tuple[str, ...]) -> Act:
        happening = Happening(self.memory)
        happening.take(step.name, results[0])
        for name, options in self._answers(step, results[0]):
            happening.choose(*(self.memory.set_fact(name, value) if value else () for value in options))
        happening.occur(("step", step.name), results[0])
        begun = YES if self.is_born or step.name in self.procedure.begins_with else STARTED
        when = both(nay(ENDED), begun, self.may_take(step.name))
        planned = both(nay(ENDED), begun, self.may_take(step.name, for_safety=False))
        return Act("step", step.name, results, when, happening.program(), planned)

    def _answers(self, step: Step, result: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What may be answered in this step; "" leaves the answer as it was, where no sentence insists on one."""
        insisted = {
            ask
            for norm in self.procedure.norms
            if isinstance(norm, MustInclude)
            for ask in norm.asks
            if any(hears(each, ("step", step.name), result) for each in norm.event.any_of)
        }
        for ask in step.asks:
            if ask.name in self.memory.facts:
                options = self.memory.facts[ask.name]
                yield ask.name, options if ask.name in insisted else ("", *options)

    def _late(self, norm: Fires | Returning, name: str) -> Iterator[Act]:
        """The clock says that this is late, once. It does so only where a sentence would hear of it."""
        if name not in self.heard_late:
            return
        owed = self.memory.returns(norm) if isinstance(norm, Returning) else self.memory.binds(norm)
        happening = Happening(self.memory)
        happening.let(YES, (("late", norm.id), True))
        happening.occur(("late", name), "")
        when = both(self.going_on, owed, nay(Bit(("late", norm.id))))
        yield Act("late", name, (norm.id,), when, happening.program())

    def _begins(self, inner: str) -> Act:
        happening = Happening(self.memory)
        happening.let(YES, (("open", inner), True), *self.memory.forget_inner_latest(inner))
        for norm in self.memory.duties:
            if isinstance(norm, InnerDuty) and norm.inner == inner:
                happening.forget(norm)
        return Act("begin", inner, (), both(self.going_on, nay(Bit(("open", inner)))), happening.program())

    def _inner_ends(self, inner: str, results: tuple[str, ...]) -> Act:
        happening = Happening(self.memory)
        happening.let(YES, (("open", inner), False), *self.memory.set_inner_latest(inner, results[0]))
        happening.occur(("inner", inner), results[0])
        return Act("end", inner, results, both(nay(ENDED), Bit(("open", inner))), happening.program())

    # When a step may be taken

    def opened(self, step: str, *, for_safety: bool = True) -> Formula:
        """Some sentence opens it, or it is a beginning and nothing has begun."""
        found: list[Formula] = []
        for norm in self.memory.duties:
            if isinstance(norm, Duty) and norm.step == step:
                found.append(both(self.memory.asked(norm), self.memory.awake(norm)))
        for period in self.memory.periods:
            during = Bit(("during", period.id))
            if isinstance(period, Opening) and period.step == step:
                if not period.for_safety and not self.procedure.steps[step].repeats:
                    during_once = both(during, nay(Bit(("used", period.id))))
                    found.append(during_once)
                elif for_safety or not period.for_safety:
                    found.append(during)
            elif isinstance(period, Returning) and period.step == step:
                found.append(during)
        if step in self.procedure.begins_with:
            found.append(nay(STARTED))
        return either(*found)

    def stopped(self, norm: Only | Stop) -> Formula:
        """This sentence stops its steps now."""
        unless = self.memory.so(norm.unless)
        if isinstance(norm, Only):
            return both(nay(self.memory.so(norm.needs)), nay(unless))
        meanwhile = Bit(("during", norm.id)) if norm.opens else NO
        return both(either(meanwhile, self.memory.so(norm.during)), nay(unless))

    def stopping(self, step: str) -> list[Only | Stop]:
        """The sentences that may stop a step."""
        gates = [gate for gate in self.memory.gates if gate.step == step]
        return [*gates, *(stop for stop in self.memory.stops if step in stop.steps)]

    def may_take(self, step: str, *, for_safety: bool = True) -> Formula:
        """Nothing stops it, whoever takes it; with `for_safety` false, its way for safety is not counted."""
        memory = self.memory
        routes = [norm for norm in memory.stand_ins if step in norm.steps]
        replaced = either(*(memory.is_latest(each) for norm in routes for each in norm.event.any_of))
        planned = both(
            self.opened(step, for_safety=for_safety),
            nay(replaced),
            *(nay(self.stopped(norm)) for norm in self.stopping(step)),
        )
        return either(memory.safe(step), planned) if for_safety else planned

    # What is asked of every state

    def formulas(self) -> dict[Tag, Formula]:
        """What is looked at, by name; see `promise` for what each means."""
        memory = self.memory
        found: dict[Tag, Formula] = {
            ("reached",): YES,
            ("going on",): self.going_on,
            ("ended",): ENDED,
            ("owed",): either(*memory.musts().values(), memory.inner_open()),
        }
        if not self.procedure.is_inner:
            holders = self._holders()
            found["held",] = either(*(when for _, when in holders))
            found["led",] = either(
                *(
                    both(Bit(("lead", role)), when)
                    for role in leads(memory)
                    for service, when in holders
                    if service == self.pack.roles[role].service
                )
            )
        for ending in memory.ends:
            ended = Bit(("ended by", ending.id))
            found["ended by", ending.id] = ended
            if not self.procedure.is_inner:
                theirs = [r for r in leads(memory) if self.pack.roles[r].service == ending.service]
                found["led after", ending.id] = either(*(Bit(("lead", role)) for role in theirs))
        for norm in memory.duties:
            found["binds", norm.id] = memory.binds(norm)
        for period in memory.periods:
            if isinstance(period, Returning):
                found["binds", period.id] = memory.returns(period)
        for assured in self.procedure.assured:
            meanwhile = Bit(("assured", assured.words))
            found["assured", assured.words] = either(nay(meanwhile), self.may_take(assured.step))
        for step in self.procedure.steps:
            found["may take", step] = self.may_take(step)
            for stop in self.stopping(step):
                others = (nay(self.stopped(each)) for each in self.stopping(step) if each is not stop)
                wanted = both(self.opened(step), nay(memory.replaced(step)), nay(memory.safe(step)), *others)
                found["stops", stop.id, step] = both(wanted, self.stopped(stop))
                for norm in memory.duties:
                    if isinstance(norm, Duty) and norm.step == step and norm.time and norm.force != "may":
                        against = both(memory.binds(norm), self.stopped(stop), nay(memory.safe(step)))
                        found["time against a stop", norm.id, stop.id] = against
        return found

    def _holders(self) -> list[tuple[str | None, Formula]]:
        """Each service with when it holds the child. A procedure that says nothing of it leaves them where they were."""
        holds = [norm for norm in self.memory.periods if isinstance(norm, Holds)]
        if not holds and self.procedure.comes_from:
            return [(self.procedure.comes_from, YES)]
        return [(norm.service, Bit(("during", norm.id))) for norm in holds]


def _ends(procedure: Procedure) -> Iterator[Ends]:
    for norm in procedure.norms:
        if isinstance(norm, Ends):
            yield norm
