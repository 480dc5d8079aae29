"""What is promised of every procedure, and whether it is so in every state that can be reached."""

from collections.abc import Callable, Iterator
from typing import Any, Self

from held.language.norms import Citation, Duty, Ends, InnerDuty, Returning
from held.language.pack import Pack, Procedure
from held.proof.abstraction import model_of
from held.proof.exploring import Explored, Way
from held.proof.happening import WAITS
from held.proof.loose_steps import loose_steps, without_steps
from held.proof.programs import Model
from held.proof.reducing import reduced
from held.proof.telling import named, told
from held.proof.verdict import Broken, Claim, Remark

Explorer = Callable[[Model], Explored[Any]]

NOBODY_NOW = "Nobody owes anything now."
NOBODY_YET = (
    "Another procedure's end begins this one, and nobody owes its first step. Write “after the start, must …”, and "
    "“unless already done”."
)


class Promise:
    """The promise over the states that one procedure can reach, but for the steps on which nothing depends.

    `near`: the same of its nearest states alone, whose models are looked at again.
    """

    def __init__(self, pack: Pack, procedure: Procedure, explore: Explorer, near: Self | None = None) -> None:
        self.pack = pack
        self.whole = procedure
        self.procedure = without_steps(procedure, loose_steps(procedure))
        self.by_id = {norm.id: norm for norm in procedure.norms}
        self.model: Model = near.model if near else model_of(pack, self.procedure)
        self.models: dict[frozenset[str], Model] = near.models if near else {}
        self.reached = self._explore(explore)
        self.acts = self.reached.model.acts
        self.formulas = self.reached.model.formulas
        self.ended = self.reached.where(("ended",))
        self.alive = self.reached.where(("going on",))

    def _explore(self, explore: Explorer) -> Explored[Any]:
        """Endings come at once; where one is found to wait, all is looked at again with it as one that may."""
        may_wait: frozenset[str] = frozenset()
        while True:
            if may_wait not in self.models:
                self.models[may_wait] = reduced(self.model, may_wait=may_wait)
            reached = explore(self.models[may_wait])
            waiting = {tag[1] for tag in reached.noted if tag[0] == WAITS}
            if waiting <= may_wait:
                return reached
            may_wait |= waiting

    def _story(self, way: Way) -> tuple[str, ...]:
        return told(self.procedure, tuple(self.acts[act] for act in way))

    def _name(self, norm_id: str) -> str:
        return named(self.by_id[norm_id])

    def _break(self, claim: Claim, says: str, way: Way = ()) -> Broken:
        return Broken(self.whole.name, claim, says, self._story(way))

    def _where_not(self, states: Any, tag: tuple[str, ...]) -> Way | None:
        """A shortest way to one of these states in which this is not so."""
        return self.reached.shortest(self.reached.less(states, self.reached.where(tag)))

    def _ever(self, tag: tuple[str, ...]) -> bool:
        """Whether this is so at any time before the end."""
        there = self.reached.both(self.alive, self.reached.where(tag))
        return self.reached.any(there)

    # The promise

    def broken(self) -> Iterator[Broken]:
        """Every promise that is not kept, each with its shortest story."""
        yield from self.broken_so_far()
        yield from self._can_end()
        yield from self._owners()

    def broken_so_far(self) -> Iterator[Broken]:
        """What can be seen to be broken from the states that were reached, also where these are not all."""
        if not self.procedure.is_inner:
            yield from self._held_and_led()
            yield from self._after_the_end()
        nobody = self._where_not(self.alive, ("owed",))
        if nobody is not None:
            yield self._break("something is owed until the end", NOBODY_NOW if nobody else NOBODY_YET, nobody)
        yield from self._assured()
        yield from self.asked_again()

    def _held_and_led(self) -> Iterator[Broken]:
        unheld = self._where_not(self.alive, ("held",))
        if unheld is not None:
            says = "No sentence says which service holds the child now."
            yield self._break("some service holds the child", says, unheld)
        held = self.reached.both(self.alive, self.reached.where(("held",)))
        unled = self._where_not(held, ("led",))
        if unled is not None:
            says = "Whoever leads works for no service that holds the child now."
            yield self._break("the lead works for a service that holds the child", says, unled)

    def _after_the_end(self) -> Iterator[Broken]:
        for norm in self.procedure.norms:
            if isinstance(norm, Ends):
                left = self.reached.where(("ended by", norm.id))
                wrong = self._where_not(left, ("led after", norm.id))
                if wrong is not None:
                    says = (
                        f"The child is left with {norm.service}, and whoever leads works for another service."
                    )
                    yield self._break("the end leaves the child with a lead of its service", says, wrong)

    def _can_end(self) -> Iterator[Broken]:
        ways: tuple[tuple[bool, Claim], ...] = (
            (False, "it can still end"),
            (True, "it can still end without the ways for safety"),
        )
        if self._stuck(planned=True) is None:
            return  # nor is it with one way more
        for planned, claim in ways:
            stuck = self._stuck(planned=planned)
            if stuck is None:
                continue
            way = self.reached.shortest(stuck) or ()
            but = ", but by a way for safety" if planned else ""
            yield self._break(claim, f"From here it can never end{but}.", way)
            for norm in self.procedure.norms:
                if isinstance(norm, Duty | InnerDuty | Returning):
                    yield from self._never_done(norm.id, stuck, but, planned=planned)
            return

    def _stuck(self, *, planned: bool) -> Any | None:
        """The states from which it can never end; None where there are none."""
        stuck = self.reached.less(self.alive, self.reached.can_reach(self.ended, planned=planned))
        return stuck if self.reached.any(stuck) else None

    def _never_done(self, norm_id: str, stuck: Any, but: str, *, planned: bool) -> Iterator[Broken]:
        everything = self.reached.where(("reached",))
        owed = self.reached.where(("binds", norm_id))
        done = self.reached.can_reach(self.reached.less(everything, owed), planned=planned)
        way = self.reached.shortest(self.reached.less(self.reached.both(stuck, owed), done))
        if way is not None:
            says = (
                f"This is owed, and from here it is never done{but}, nor does it lapse: {self._name(norm_id)}"
            )
            yield self._break("every duty can still be done, or lapses", says, way)

    def _assured(self) -> Iterator[Broken]:
        for tag in self.formulas:
            if tag[0] == "assured":
                way = self._where_not(self.alive, tag)
                if way is not None:
                    says = f"Not so now: {tag[1]}."
                    yield self._break("what is for safety is open throughout its period", says, way)

    def asked_again(self) -> Iterator[Broken]:
        """A duty that can be asked for while it is done says whether it is to be done anew."""
        again = (
            (self.reached.way_to_mark(tag), tag) for tag in self.reached.noted if tag[0] == "asked again"
        )
        for way, tag in sorted(again, key=lambda mark: (len(mark[0]), mark[1])):
            says = (
                "This is asked for when it was done already. Write “each time after …” if it is to be done anew, "
                f"“unless already done” if not: {self._name(tag[1])}"
            )
            yield self._break("what is asked for again says so", says, way)

    def _owners(self) -> Iterator[Broken]:
        for norm in self.whole.norms:
            if not isinstance(norm, Duty | Returning) or (isinstance(norm, Duty) and norm.force == "may"):
                continue
            roles = (norm.role,) if norm.role else self.whole.steps[norm.step].roles
            if not roles:
                says = (
                    f"Anyone may do this, so nobody in particular owes it. Name a role: {self._name(norm.id)}"
                )
                yield self._break("every duty has an owner", says)
            for role in roles[:1]:
                service = self.pack.roles[role].service
                if not any(each.manages and each.service == service for each in self.pack.roles.values()):
                    says = f"No role manages {service}, so where nobody is named nobody owes this: {self._name(norm.id)}"
                    yield self._break("every duty has an owner", says)

    # What an author should look at

    def remarks(self) -> Iterator[Remark]:
        """What never stops, never binds or is never reached, what an ending may leave, and times against stops."""
        name = self.whole.name
        for tag in self.formulas:
            if tag[0] == "time against a stop" and self._ever(tag):
                duty, stop = self.by_id[tag[1]], self.by_id[tag[2]]
                says = f"{named(duty)}, may be stopped by {named(stop)}"
                yield Remark(
                    name, "a time against a stop", says, asked=self._is_asked(duty.cites, stop.cites)
                )
        yield from self.never()
        for norm in self.procedure.norms:
            left = [tag[2] for tag in sorted(self.reached.noted) if tag[:2] == ("left owed", norm.id)]
            if left:
                duties = ", ".join(
                    f"“{self._asked_of(each)}” [{self.by_id[each].cites.words}]" for each in left
                )
                yield Remark(name, "left owed", f"{named(norm)} may leave owed {duties}")
        for tag in sorted(self.reached.noted):
            if tag[0] == "two endings":
                yield Remark(name, "two endings at once", f"{self._name(tag[1])}, and {self._name(tag[2])}")

    def _asked_of(self, norm_id: str) -> str:
        """The step, or the inner procedure, that a duty asks for."""
        norm = self.by_id[norm_id]
        return f"begin {norm.inner}" if isinstance(norm, InnerDuty) else str(getattr(norm, "step", ""))

    def never(self) -> Iterator[Remark]:
        """Duties that never bind, steps that are never reached, and sentences that never stop anybody."""
        name = self.whole.name
        stops: dict[str, bool] = {}
        for tag in self.formulas:
            if (
                tag[0] == "binds"
                and getattr(self.by_id[tag[1]], "force", "") != "may"
                and not self._ever(tag)
            ):
                yield Remark(name, "never binds", self._name(tag[1]))
            elif tag[0] == "stops":
                stops[tag[1]] = stops.get(tag[1], False) or self._ever(tag)
        yield from (Remark(name, "never stops", self._name(each)) for each, ever in stops.items() if not ever)
        for step in self.procedure.steps:
            if not self._ever(("may take", step)) and step not in self.procedure.begins_with:
                yield Remark(name, "never reached", step)

    def _is_asked(self, *cites: Citation) -> bool:
        """A question stands under one of the two, or under a clause that one of them cites."""
        if any(each.question for each in cites):
            return True
        clauses = {clause for each in cites for clause in each.clauses}
        return any(rule.questions for rule in self.whole.rules if clauses & set(rule.clauses))
