"""What has to be remembered of a procedure to tell how it stands, as small yes-or-no variables, and conditions over them.

Outcomes and values that no sentence tells apart count as one. Who acts, what is told, sent and asked is left out.
"""

from collections.abc import Iterator
from functools import cached_property

from held.language.conditions import Condition, Done, Ended, InnerOpen, Part, Stands
from held.language.events import Event, InnerEnd, Occurrence, Taking
from held.language.norms import (
    Duty,
    Ends,
    Holds,
    InnerDuty,
    LeadPasses,
    MustInclude,
    Norm,
    Only,
    Opening,
    Returning,
    StandsIn,
    Stop,
)
from held.language.pack import Pack, Procedure
from held.language.steps import AskKind
from held.proof.formulas import NO, YES, Bit, Formula, Var, both, either, nay
from held.proof.programs import Values

Fires = Duty | InnerDuty
Period = Opening | Returning | Holds | Stop
Mention = tuple[str, tuple[str, ...]]
OTHER = "another answer"


class Memory:
    """The variables of one procedure. Its inner procedures are free: each may begin, and end in any way."""

    def __init__(self, pack: Pack, procedure: Procedure) -> None:
        self.pack = pack
        self.procedure = procedure
        norms = procedure.norms
        self.duties = tuple(n for n in norms if isinstance(n, Duty | InnerDuty))
        self.periods = tuple(
            n for n in norms if isinstance(n, Opening | Returning | Holds | Stop) and n.opens is not None
        )
        self.ends = tuple(n for n in norms if isinstance(n, Ends))
        self.stand_ins = tuple(n for n in norms if isinstance(n, StandsIn))
        self.gates = tuple(n for n in norms if isinstance(n, Only) and not n.if_possible)
        self.stops = tuple(n for n in norms if isinstance(n, Stop))
        self.passings = tuple(n for n in norms if isinstance(n, LeadPasses))
        self.includes = tuple(n for n in norms if isinstance(n, MustInclude))
        self.results = {
            step.name: self._classes(step.name, step.outcomes) for step in procedure.steps.values()
        }
        self.endings = {
            inner: self._classes(inner, pack.procedures[inner].endings) for inner in procedure.inside
        }
        self.routes = {name for norm in self.stand_ins for name in _named(norm.event)}
        self.remembered = {
            step.name: self._classes(step.name, step.outcomes, lasting=True)
            for step in procedure.steps.values()
        } | {
            inner: self._classes(inner, pack.procedures[inner].endings, lasting=True)
            for inner in procedure.inside
        }

    # What counts as one

    def _classes(
        self, name: str, outcomes: tuple[str, ...], *, lasting: bool = False
    ) -> tuple[tuple[str, ...], ...]:
        """Outcomes that no event and no condition tells apart stand together. A step without outcomes has one result.

        `lasting`: only what is looked at later counts, which is conditions and the routes that stand in for a step.
        """
        if not outcomes:
            return (("",),)
        mentions = self._lasting_mentions if lasting else [*self._passing_mentions, *self._lasting_mentions]
        told = [set(named) for who, named in mentions if who == name and named]
        classes: dict[tuple[bool, ...], list[str]] = {}
        for outcome in outcomes:
            classes.setdefault(tuple(outcome in named for named in told), []).append(outcome)
        return tuple(tuple(each) for each in classes.values())

    @cached_property
    def _passing_mentions(self) -> list[Mention]:
        events = (event for norm in self.procedure.norms for event in events_of(norm))
        return [mention for event in events for mention in _mentioned(event)]

    @cached_property
    def _lasting_mentions(self) -> list[Mention]:
        found = [mention for norm in self.stand_ins for mention in _mentioned(norm.event)]
        for norm in self.procedure.norms:
            for condition in conditions_of(norm):
                for part in condition.parts:
                    if isinstance(part, Done):
                        found.append((part.step, part.outcomes))
                    elif isinstance(part, Ended):
                        found.append((part.inner, part.results))
        return found

    @cached_property
    def facts(self) -> dict[str, tuple[str, ...]]:
        """Every answer that a condition looks at, with the values it names and one for all the others."""
        named: dict[str, dict[str, None]] = {}
        for norm in self.procedure.norms:
            for condition in conditions_of(norm):
                for part in condition.parts:
                    if isinstance(part, Stands) and part.name not in self.procedure.known:
                        named.setdefault(part.name, {})[part.value] = None
        asked = {ask.name: ask for step in self.procedure.steps.values() for ask in step.asks}
        found: dict[str, tuple[str, ...]] = {}
        for name, values in named.items():
            ask = asked.get(name)
            all_of_them = (
                ("yes", "no") if ask and ask.kind is AskKind.YES_OR_NO else ask.values if ask else ()
            )
            rest = (OTHER,) if set(all_of_them) - set(values) or not all_of_them else ()
            found[name] = (*values, *rest)
        return found

    @cached_property
    def knowns(self) -> tuple[str, ...]:
        """Every known that a condition looks at."""
        parts = [part for n in self.procedure.norms for c in conditions_of(n) for part in c.parts]
        named = {part.name for part in parts if isinstance(part, Stands)}
        return tuple(name for name in self.procedure.known if name in named)

    # Variables

    def latest(self, step: str, outcomes: tuple[str, ...] = ()) -> Formula:
        """The latest result of the step is one of these, whether or not it was asked for again since."""
        return either(
            *(
                Bit(("latest", step, each[0]))
                for each in self.remembered[step]
                if not outcomes or each[0] in outcomes
            )
        )

    def counts(self, step: str, outcomes: tuple[str, ...] = ()) -> Formula:
        """The same, and it was not asked for again. Where no route hangs on it, asking again forgets the result."""
        said = self.latest(step, outcomes)
        return both(said, nay(Bit(("asked again", step)))) if step in self.routes else said

    def ask_again(self, step: str) -> Values:
        """From now on its result meets no condition."""
        if step in self.routes:
            return ((("asked again", step), True),)
        return tuple((("latest", step, each[0]), False) for each in self.remembered[step])

    def inner_latest(self, inner: str, results: tuple[str, ...] = ()) -> Formula:
        """The inner procedure ended last with one of these."""
        return either(
            *(
                Bit(("ended last", inner, each[0]))
                for each in self.remembered.get(inner, ())
                if not results or each[0] in results
            )
        )

    def set_latest(self, step: str, result: str) -> Values:
        """This is the latest result of the step now, and no other."""
        now = tuple((("latest", step, each[0]), result in each) for each in self.remembered[step])
        return (*now, (("asked again", step), False)) if step in self.routes else now

    def set_inner_latest(self, inner: str, result: str) -> Values:
        """This is how the inner procedure ended last."""
        return tuple((("ended last", inner, each[0]), result in each) for each in self.remembered[inner])

    def forget_inner_latest(self, inner: str) -> Values:
        """While it runs, how it ended before is looked at by routes alone."""
        if inner in self.routes:
            return ()
        return tuple((("ended last", inner, each[0]), False) for each in self.remembered[inner])

    def set_fact(self, name: str, value: str) -> Values:
        """This is the answer now."""
        return tuple((("answer", name, each), each == value) for each in self.facts[name])

    @staticmethod
    def causes(norm: Fires) -> tuple[Var, ...]:
        """One for each occurrence that may have asked for this duty."""
        return tuple(("asked", norm.id, str(place)) for place in range(len(norm.after.any_of)))

    def asked(self, norm: Fires) -> Formula:
        """Its event happened and it is not yet done, nor has it lapsed."""
        return either(*map(Bit, self.causes(norm)))

    @staticmethod
    def waits(norm: Ends) -> tuple[Var, ...]:
        """One for each occurrence by which this ending may have come."""
        return tuple(("waits", norm.id, str(place)) for place in range(len(norm.event.any_of)))

    # Conditions

    def so(self, condition: Condition | None) -> Formula:
        """Known to be true. Never, where there is no condition."""
        if condition is None:
            return NO
        parts = [self._part(part) for part in condition.parts]
        return both(*parts) if condition.joined == "and" else either(*parts)

    def _part(self, part: Part) -> Formula:
        match part:
            case Done(step, outcomes, negated):
                said = self.counts(step, outcomes)
            case InnerOpen(inner, negated):
                said = Bit(("open", inner)) if inner in self.procedure.inside else NO
            case Ended(inner, results, negated):
                running = Bit(("open", inner)) if inner in self.procedure.inside else NO
                said = both(self.inner_latest(inner, results), nay(running))
            case Stands(name, value, negated) if name in self.procedure.known:
                said = Bit(("known", name))
                negated = negated != (value != "yes")
            case Stands(name, value, negated):
                wanted = [each for each in self.facts[name] if (each == value) is not negated]
                return either(*(Bit(("answer", name, each)) for each in wanted))
        return nay(said) if negated else said

    def awake(self, norm: Fires) -> Formula:
        """Its `when` is so and its `unless` is not."""
        return both(YES if norm.when is None else self.so(norm.when), nay(self.so(norm.unless)))

    def is_latest(self, occurrence: Occurrence) -> Formula:
        """Whether it is still the latest result of what it speaks of."""
        match occurrence:
            case Taking(step, outcomes):
                return self.latest(step, outcomes)
            case InnerEnd(inner, results):
                return self.inner_latest(inner, results)
            case _:
                return YES

    def safe(self, step: str) -> Formula:
        """Open for safety now."""
        openings = [n for n in self.periods if isinstance(n, Opening) and n.for_safety and n.step == step]
        return either(*(Bit(("during", norm.id)) for norm in openings))

    def replaced(self, step: str) -> Formula:
        """Another route stands in for the step."""
        routes = [norm for norm in self.stand_ins if step in norm.steps]
        taken = either(*(self.is_latest(each) for norm in routes for each in norm.event.any_of))
        return both(taken, nay(self.safe(step)))

    def binds(self, norm: Fires) -> Formula:
        """Owed now: asked for, awake, and not replaced by another route."""
        if isinstance(norm, Duty) and norm.force == "may":
            return NO
        replaced = self.replaced(norm.step) if isinstance(norm, Duty) else NO
        return both(self.asked(norm), self.awake(norm), nay(replaced))

    def returns(self, norm: Returning) -> Formula:
        """A duty that comes back, while its period is open."""
        return both(Bit(("during", norm.id)), nay(self.replaced(norm.step)))

    def musts(self) -> dict[Fires | Returning, Formula]:
        """What an ending waits for, each with when it is owed."""
        found: dict[Fires | Returning, Formula] = {}
        for norm in self.duties:
            if isinstance(norm, InnerDuty) or norm.force == "must":
                found[norm] = self.binds(norm)
        for period in self.periods:
            if isinstance(period, Returning):
                found[period] = self.returns(period)
        return found

    def inner_open(self) -> Formula:
        """Some inner procedure is running: by its own proof it owes something."""
        return either(*(Bit(("open", inner)) for inner in self.procedure.inside))


def _mentioned(event: Event) -> Iterator[Mention]:
    for each in event.any_of:
        if isinstance(each, Taking):
            yield each.step, each.outcomes
        elif isinstance(each, InnerEnd):
            yield each.inner, each.results


def _named(event: Event) -> Iterator[str]:
    return (name for name, _ in _mentioned(event))


def events_of(norm: Norm) -> tuple[Event, ...]:
    """Every event that a sentence listens for."""
    found = [getattr(norm, part, None) for part in ("after", "event", "opens", "closes")]
    return tuple(event for event in found if isinstance(event, Event))


def conditions_of(norm: Norm) -> tuple[Condition, ...]:
    """Every condition that stops somebody or lets a duty sleep. What only warns stops nobody, and is left out."""
    if isinstance(norm, Only) and norm.if_possible:
        return ()
    found = [getattr(norm, part, None) for part in ("when", "unless", "needs", "during")]
    return tuple(condition for condition in found if isinstance(condition, Condition))
