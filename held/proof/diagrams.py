"""Every state that a procedure can reach, as one binary decision diagram: sets of states that are never counted out.

An act only gives variables fixed values, so where it leads to is: forget those variables, and put the values in.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from held.proof.exploring import TooMany, Way
from held.proof.formulas import All, Bit, Formula, Not, Some, Var, variables
from held.proof.programs import Assign, Choose, Instruction, Mark, Model, Need, Program, Tag, Values

try:  # compiled, where the package was built with it; else the same in Python, and slower
    from dd.cudd import BDD
except ImportError:
    from dd.autoref import BDD

States = Any
"""A node of the diagram."""

BEGINNING = -1


class Diagram:
    """The reached states, layer by layer: `layers[n]` are those that take n acts and no fewer."""

    def __init__(self, model: Model, most_nodes: int) -> None:
        self.model = model
        self.most_nodes = most_nodes
        self.bdd = BDD()
        self.bdd.configure(reordering=True)
        self.names: dict[Var, str] = {}
        for var in _met(model):
            if var not in self.names:
                self.names[var] = f"v{len(self.names)}"
                self.bdd.declare(self.names[var])
        self.formulas: dict[Formula, States] = {}
        self.noted: dict[Tag, tuple[int, int, int]] = {}
        self.happened: set[int] = set()
        self.layers: list[States] = []
        self.all: States = self.bdd.false
        self._explore()

    # Formulas and programs, on sets

    def formula(self, formula: Formula) -> States:
        """The states in which a formula is so."""
        found = self.formulas.get(formula)
        if found is None:
            found = self.formulas[formula] = self._formula(formula)
        return found

    def _formula(self, formula: Formula) -> States:
        match formula:
            case Bit(var):
                return self.bdd.var(self.names[var])
            case Not(of):
                return ~self.formula(of)
            case All(parts):
                found = self.bdd.true
                for part in parts:
                    found = found & self.formula(part)
                return found
            case Some(parts):
                found = self.bdd.false
                for part in parts:
                    found = found | self.formula(part)
                return found

    def _values(self, values: Values) -> States:
        return self.bdd.cube({self.names[var]: value for var, value in values})

    def _given(self, states: States, values: Values) -> States:
        """These states, with these values."""
        return self.bdd.exist([self.names[var] for var, _ in values], states) & self._values(values)

    def _would_be(self, states: States, values: Values) -> States:
        """The states that are among these once they have these values."""
        return self.bdd.let({self.names[var]: value for var, value in values}, states)

    def after(self, program: Program, states: States, depth: int, act: int) -> States:
        """The states to which a program leads from these."""
        for place, line in enumerate(program):
            if states == self.bdd.false:
                break
            match line:
                case Assign(when, values):
                    there = states & self.formula(when)
                    if there != self.bdd.false:
                        states = (states & ~self.formula(when)) | self._given(there, values)
                case Choose(options):
                    found = self.bdd.false
                    for option in options:
                        found = found | (self._given(states, option) if option else states)
                    states = found
                case Need(that):
                    states = states & self.formula(that)
                case Mark(when, tag):
                    if tag not in self.noted and states & self.formula(when) != self.bdd.false:
                        self.noted[tag] = (depth, act, place)
        return states

    def before(self, program: Iterable[Instruction], states: States) -> States:
        """The states from which a program leads to one of these."""
        for line in reversed(tuple(program)):
            match line:
                case Assign(when, values):
                    there = self.formula(when)
                    states = (states & ~there) | (there & self._would_be(states, values))
                case Choose(options):
                    found = self.bdd.false
                    for option in options:
                        found = found | (self._would_be(states, option) if option else states)
                    states = found
                case Need(that):
                    states = states & self.formula(that)
                case Mark():
                    pass
        return states

    def _explore(self) -> None:
        nothing_yet = self.bdd.cube(dict.fromkeys(self.names.values(), False))
        new = self.after(self.model.begins, nothing_yet, BEGINNING, BEGINNING)
        while new != self.bdd.false:
            self.layers.append(new)
            self.all = self.all | new
            following = self.bdd.false
            for place, act in enumerate(self.model.acts):
                there = new & self.formula(act.when)
                if there != self.bdd.false:
                    led = self.after(act.program, there, len(self.layers) - 1, place)
                    if led != self.bdd.false:
                        self.happened.add(place)
                    following = following | led
            new = following & ~self.all
            if len(self.bdd) > self.most_nodes:
                raise TooMany

    # What a proof asks

    @property
    def count(self) -> int:
        return int(self.bdd.count(self.all, nvars=len(self.names)))

    @property
    def taken(self) -> frozenset[int]:
        return frozenset(self.happened)

    @cached_property
    def marks(self) -> dict[Tag, Way]:
        found: dict[Tag, Way] = {}
        for tag, (depth, place, line) in self.noted.items():
            if place == BEGINNING:
                found[tag] = ()
                continue
            act = self.model.acts[place]
            mark = act.program[line]
            assert isinstance(mark, Mark)
            at = self.before(act.program[:line], self.formula(mark.when)) & self.formula(act.when)
            found[tag] = (*self._way_to(at & self.layers[depth], depth), place)
        return found

    def where(self, tag: Tag) -> States:
        return self.all & self.formula(self.model.formulas[tag])

    def both(self, one: States, other: States) -> States:
        return one & other

    def less(self, one: States, other: States) -> States:
        return one & ~other

    def shortest(self, states: States) -> Way | None:
        for depth, layer in enumerate(self.layers):
            if layer & states != self.bdd.false:
                return self._way_to(layer & states, depth)
        return None

    def _way_to(self, states: States, depth: int) -> Way:
        acts: list[int] = []
        one = self._one_of(states)
        for layer in reversed(self.layers[:depth]):
            for place, act in enumerate(self.model.acts):
                came = self.before(act.program, one) & self.formula(act.when) & layer
                if came != self.bdd.false:
                    acts.append(place)
                    one = self._one_of(came)
                    break
        return tuple(acts[::-1])

    def _one_of(self, states: States) -> States:
        return self.bdd.cube(self.bdd.pick(states, care_vars=set(self.names.values())))

    def can_reach(self, goal: States, *, planned: bool) -> States:
        found = new = goal
        while new != self.bdd.false:
            earlier = self.bdd.false
            for act in self.model.acts:
                when = self.formula(act.when)
                if planned and act.unless_for_safety is not None:
                    when = when & self.formula(act.unless_for_safety)
                earlier = earlier | (self.before(act.program, new) & when & self.all)
            new = earlier & ~found
            found = found | new
        return found


def _met(model: Model) -> Iterable[Var]:
    """Every variable, those that change together near each other."""
    for act in model.acts:
        yield from variables(act.when)
        for line in act.program:
            match line:
                case Assign(when, values):
                    yield from (var for var, _ in values)
                    yield from variables(when)
                case Choose(options):
                    yield from (var for option in options for var, _ in option)
                case Need(formula) | Mark(formula, _):
                    yield from variables(formula)
        if act.unless_for_safety:
            yield from variables(act.unless_for_safety)
    for line in model.begins:
        if isinstance(line, Assign):
            yield from (var for var, _ in line.values)
            yield from variables(line.when)
        elif isinstance(line, Choose):
            yield from (var for option in line.options for var, _ in option)
        else:
            yield from variables(line.that if isinstance(line, Need) else line.when)
    for formula in model.formulas.values():
        yield from variables(formula)
