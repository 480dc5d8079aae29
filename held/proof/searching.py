"""Every state that a procedure can reach, one by one."""

from dataclasses import dataclass, field
from functools import cached_property

from held.proof.exploring import TooMany, Way
from held.proof.formulas import Cube
from held.proof.numbering import Line, Numbering
from held.proof.programs import Model, Tag

BEGINNING = -1
States = frozenset[int]


@dataclass
class Reached:
    """Every state with its shortest way from the beginning: the state before, and the act that led from there."""

    model: Model
    numbering: Numbering
    states: list[int] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    came_by: list[tuple[int, int]] = field(default_factory=list)
    follows: list[list[tuple[int, int]]] = field(default_factory=list)
    notes: dict[Tag, tuple[int, int]] = field(default_factory=dict)
    known: dict[Tag, States] = field(default_factory=dict)
    cut_short: bool = False

    @property
    def count(self) -> int:
        return len(self.states)

    @property
    def noted(self) -> frozenset[Tag]:
        return frozenset(self.notes)

    def way_to_mark(self, tag: Tag) -> Way:
        number, act = self.notes[tag]
        return () if act == BEGINNING else (*self.way_to(number), act)

    @cached_property
    def taken(self) -> frozenset[int]:
        return frozenset(act for following in self.follows for act, _ in following)

    def where(self, tag: Tag) -> States:
        if tag not in self.known:
            found = self.numbering.formulas[tag]
            self.known[tag] = frozenset(n for n, state in enumerate(self.states) if holds(found, state))
        return self.known[tag]

    def both(self, one: States, other: States) -> States:
        return one & other

    def less(self, one: States, other: States) -> States:
        return one - other

    def any(self, states: States) -> bool:
        return bool(states)

    def shortest(self, states: States) -> Way | None:
        return self.way_to(min(states)) if states else None

    def way_to(self, number: int) -> Way:
        """The acts by which a state is reached in the fewest steps."""
        acts: list[int] = []
        while number != BEGINNING:
            number, act = self.came_by[number]
            if act != BEGINNING:
                acts.append(act)
        return tuple(acts[::-1])

    def can_reach(self, goal: States, *, planned: bool) -> States:
        before: list[list[int]] = [[] for _ in self.states]
        for number, following in enumerate(self.follows):
            for act, after in following:
                if not planned or holds(self.numbering.planned[act], self.states[number]):
                    before[after].append(number)
        found, new = set(goal), list(goal)
        while new:
            for number in before[new.pop()]:
                if number not in found:
                    found.add(number)
                    new.append(number)
        return frozenset(found)


def holds(found: tuple[Cube, ...], state: int) -> bool:
    """Whether a formula is so in a state."""
    return any(state & mask == value for mask, value in found)


def search(model: Model, most: int, *, cut_short: bool = False) -> Reached:
    """Look at every state, breadth first. TooMany where there are more than `most`; with `cut_short`, only the nearest."""
    numbering = Numbering(model)
    reached = Reached(model, numbering)
    for state in follow(numbering.begins, 0, reached, (BEGINNING, BEGINNING)):
        _add(reached, state, BEGINNING, BEGINNING)
    acts = list(enumerate(zip(numbering.whens, numbering.programs, strict=True)))
    number = 0
    while number < len(reached.states):
        if len(reached.states) > most:
            if cut_short:
                reached.cut_short = True
                return reached
            raise TooMany
        state = reached.states[number]
        following = reached.follows[number]
        for act, (when, program) in acts:
            for mask, value in when:
                if state & mask == value:
                    for after in follow(program, state, reached, (number, act)):
                        following.append((act, _add(reached, after, number, act)))
                    break
        number += 1
    return reached


def _add(reached: Reached, state: int, before: int, act: int) -> int:
    number = reached.numbers.get(state)
    if number is None:
        number = reached.numbers[state] = len(reached.states)
        reached.states.append(state)
        reached.came_by.append((before, act))
        reached.follows.append([])
    return number


def follow(program: tuple[Line, ...], state: int, reached: Reached, at: tuple[int, int]) -> list[int]:
    """The states to which a program leads from this one; none where it would be refused."""
    for place, line in enumerate(program):
        if line[0] == "assign":
            if state & line[1] == line[2]:
                state = state & line[3] | line[4]
        elif line[0] == "choose":
            rest = program[place + 1 :]
            found: list[int] = []
            for gone, put in line[1]:
                found.extend(follow(rest, state & gone | put, reached, at))
            return found
        elif line[0] == "need":
            if not holds(line[1], state):
                return []
        elif holds(line[1], state):
            reached.notes.setdefault(line[2], at)
    return [state]
