"""Every state that a procedure can reach, as one binary decision diagram: sets of states that are never counted out."""

from functools import cached_property

from held.proof.compiled import BDD, Node, reorder
from held.proof.exploring import TooMany, Way
from held.proof.formulas import All, Bit, Formula, Not, Some, Var
from held.proof.ordering import at_rest, ordered
from held.proof.programs import Assign, Choose, Mark, Model, Need, Program, Tag
from held.proof.relations import Step, after

GROUPS = 8
WIDE = 1_000
"""Sets with more nodes than these want a better order of their variables."""

LARGE = 20
"""A change of more variables than these is looked at apart from where there is none."""


class Diagram:
    """The reached states. Shortest ways are looked for layer by layer, and only as far as they are asked for.

    TooMany where a set has more nodes than `most_nodes`. Each `attempt` begins with another order of the variables.
    """

    def __init__(self, model: Model, most_nodes: int, attempt: int = 0) -> None:
        self.model = model
        self.most_nodes = most_nodes
        self.bdd = BDD()
        self.wide = WIDE
        self.bdd.configure(reordering=False)
        self.names = {var: f"v{place}" for place, var in enumerate(ordered(model, at_rest(model), attempt))}
        for name in self.names.values():
            self.bdd.declare(name, after(name))
        self.steps = [self._steps(act.program, act.when) for act in model.acts]
        self.all = self._closed(self._beginning())
        self.layers = [self._beginning()]
        self.seen = self.layers[0]

    def var(self, var: Var) -> Node:
        """What passes within one happening is never so between two."""
        return self.bdd.var(self.names[var]) if var in self.names else self.bdd.false

    # What acts do

    def formula(self, formula: Formula, now: dict[Var, Node]) -> Node:
        """In which states a formula is so; `now` tells the variables that have changed since."""
        match formula:
            case Bit(var):
                return now[var] if var in now else self.var(var)
            case Not(of):
                return ~self.formula(of, now)
            case All(parts):
                found = self.bdd.true
                for part in parts:
                    found = found & self.formula(part, now)
                return found
            case Some(parts):
                found = self.bdd.false
                for part in parts:
                    found = found | self.formula(part, now)
                return found

    def _steps(self, program: Program, when: Formula) -> list[Step]:
        """One for each choice that is free."""
        found: list[Step] = []
        self._run(program, self.formula(when, {}), {}, {}, found)
        return found

    def _run(
        self, program: Program, when: Node, now: dict[Var, Node], marks: dict[Tag, Node], found: list[Step]
    ) -> None:
        for place, line in enumerate(program):
            match line:
                case Assign(where, values):
                    there = self.formula(where, now)
                    if len(values) > LARGE and there not in (self.bdd.true, self.bdd.false):
                        chosen = {var: self.bdd.true if value else self.bdd.false for var, value in values}
                        self._run(program[place + 1 :], when & there, now | chosen, dict(marks), found)
                        self._run(program[place + 1 :], when & ~there, dict(now), dict(marks), found)
                        return
                    for var, value in values:
                        old = now[var] if var in now else self.var(var)
                        now[var] = (old | there) if value else (old & ~there)
                case Need(that):
                    when = when & self.formula(that, now)
                case Mark(where, tag):
                    noted = when & self.formula(where, now)
                    marks[tag] = noted | marks[tag] if tag in marks else noted
                case Choose(options):
                    for option in options:
                        chosen = {var: self.bdd.true if value else self.bdd.false for var, value in option}
                        self._run(program[place + 1 :], when, now | chosen, dict(marks), found)
                    return
        left = {self.names[var]: value for var, value in now.items() if var in self.names}
        found.append(Step(self.bdd, when, left, marks))

    # What is reached

    def _beginning(self) -> Node:
        self.nothing_yet = self.bdd.cube(dict.fromkeys(self.names.values(), False))
        found = self.bdd.false
        self.begins = self._steps(self.model.begins, All(()))
        for step in self.begins:
            found = found | step.image(self.nothing_yet)
        return found

    def _closed(self, states: Node) -> Node:
        """All that can be reached from these: first by what changes the lowest variables alone, then by more and more.

        So the sets in between stay small.
        """
        order = sorted(self._every_step(), key=lambda at: self._depth(self.steps[at[0]][at[1]]))
        done: dict[tuple[int, int], int] = {}
        added = 0
        size = -(-len(order) // GROUPS)
        for last in range(size, len(order) + size, size):
            changes = True
            while changes:
                changes = False
                for at in order[:last]:
                    if done.get(at) == added:
                        continue
                    done[at] = added
                    more = states | self.steps[at[0]][at[1]].image(states)
                    if more != states:
                        states, changes = more, True
                        added += 1
                        if len(states) > self.most_nodes:
                            raise TooMany
                        if len(states) > self.wide:
                            states = self._in_better_order(states)
        return states

    def _every_step(self) -> list[tuple[int, int]]:
        return [(act, choice) for act, steps in enumerate(self.steps) for choice in range(len(steps))]

    def _in_better_order(self, states: Node) -> Node:
        """Find a better order of the variables with these states alone, where that is quick, and go on with it.

        What acts do is worked out anew: to carry it over leads through orders in which it is large.
        """
        apart = BDD()
        apart.configure(reordering=False)
        apart.declare(*sorted(self.names.values(), key=self.bdd.level_of_var))
        was = len(states)
        states = self.bdd.copy(states, apart)
        before = 0
        while len(states) * 10 < before * 9 or not before:
            before = len(states)
            reorder(apart)
        names = sorted(self.names.values(), key=apart.level_of_var)
        apart.declare(*(after(name) for name in names))
        reorder(
            apart,
            {
                each: level
                for level, each in enumerate(each for name in names for each in (name, after(name)))
            },
        )
        self.bdd = apart
        self.steps = [self._steps(act.program, act.when) for act in self.model.acts]
        self.wide = max(self.wide, 2 * len(states)) if len(states) * 10 < was * 8 else 2 * self.wide
        return states

    def _depth(self, step: Step) -> int:
        """How far down the variables stand that a step looks at or changes; the lowest first."""
        names = self.bdd.support(step.relation) | set(step.changed)
        return -max((self.bdd.level_of_var(name) for name in names), default=0)

    def _layer(self, depth: int) -> Node:
        """The states that take so many acts and no fewer."""
        while len(self.layers) <= depth:
            led = self.bdd.false
            for steps in self.steps:
                for step in steps:
                    led = led | step.image(self.layers[-1])
            self.layers.append(led & ~self.seen)
            self.seen = self.seen | led
        return self.layers[depth]

    # What a proof asks

    @property
    def count(self) -> int:
        return int(self.bdd.count(self.all, nvars=2 * len(self.names))) >> len(self.names)

    @cached_property
    def taken(self) -> frozenset[int]:
        return frozenset(
            place
            for place, steps in enumerate(self.steps)
            if any(step.when & self.all != self.bdd.false for step in steps)
        )

    @cached_property
    def noted(self) -> frozenset[Tag]:
        later = {tag for steps in self.steps for step in steps for tag in step.noted_in(self.all)}
        return frozenset(later | {tag for step in self.begins for tag in step.noted_in(self.nothing_yet)})

    def way_to_mark(self, tag: Tag) -> Way:
        if any(tag in step.noted_in(self.nothing_yet) for step in self.begins):
            return ()
        ways: list[Way] = []
        for place, steps in enumerate(self.steps):
            for step in steps:
                way = self.shortest(step.marks[tag]) if tag in step.marks else None
                if way is not None:
                    ways.append((*way, place))
        return min(ways, key=len)

    def where(self, tag: Tag) -> Node:
        return self.all & self.formula(self.model.formulas[tag], {})

    def both(self, one: Node, other: Node) -> Node:
        return one & other

    def less(self, one: Node, other: Node) -> Node:
        return one & ~other

    def any(self, states: Node) -> bool:
        return bool(states != self.bdd.false)

    def shortest(self, states: Node) -> Way | None:
        if states & self.all == self.bdd.false:
            return None
        depth = 0
        while self._layer(depth) & states == self.bdd.false:
            depth += 1
        return self._way_to(self._layer(depth) & states, depth)

    def _way_to(self, states: Node, depth: int) -> Way:
        acts: list[int] = []
        one = self._one_of(states)
        for layer in reversed(self.layers[:depth]):
            place, came = next(
                (place, came)
                for place, steps in enumerate(self.steps)
                for came in (step.before(one) & layer for step in steps)
                if came != self.bdd.false
            )
            acts.append(place)
            one = self._one_of(came)
        return tuple(acts[::-1])

    def _one_of(self, states: Node) -> Node:
        return self.bdd.cube(self.bdd.pick(states, care_vars=set(self.names.values())))

    def can_reach(self, goal: Node, *, planned: bool) -> Node:
        ways = [
            (step, (self._planned(place) if planned else self.bdd.true) & self.all)
            for place, steps in enumerate(self.steps)
            for step in steps
        ]
        ways.sort(key=lambda way: self._depth(way[0]))
        found, changes = goal, True
        done: dict[Step, Node] = {}
        while changes:
            changes = False
            for step, when in ways:
                if found == self.all:
                    return found
                if done.get(step) == found:
                    continue
                done[step] = found
                more = found | (step.before(found) & when)
                changes = changes or more != found
                found = more
        return found

    def _planned(self, place: int) -> Node:
        unless = self.model.acts[place].unless_for_safety
        return self.bdd.true if unless is None else self.formula(unless, {})
