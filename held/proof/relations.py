"""What one act does to a set of states, forwards and backwards, as a relation between now and next."""

from collections.abc import Iterator
from typing import Any

from held.proof.compiled import Node, and_exists
from held.proof.programs import Tag


def after(name: str) -> str:
    """The name under which a variable's next value is told."""
    return f"{name}n"


class Step:
    """What one act does, all at once: each variable that it changes as a fixed value, or by what it depends on.

    `marks`: in which states each thing is noted on the way.
    """

    def __init__(self, bdd: Any, when: Node, now: dict[str, Node], marks: dict[Tag, Node]) -> None:
        self.bdd = bdd
        changed = {name: value for name, value in now.items() if value != bdd.var(name)}
        self.fixed = {
            name: value == bdd.true for name, value in changed.items() if value in (bdd.true, bdd.false)
        }
        self.moved = {name: after(name) for name in changed if name not in self.fixed}
        self.changed = list(changed)
        self.relation = when
        for name, value in changed.items():
            if name in self.moved:
                self.relation = self.relation & bdd.apply("equiv", bdd.var(after(name)), value)
        self.back = {after: name for name, after in self.moved.items()}
        self.values = bdd.cube(self.fixed)
        self.when = when
        self.marks = marks

    def image(self, states: Node) -> Node:
        """The states to which this leads from these."""
        bdd = self.bdd
        if self.when & states == bdd.false:
            return bdd.false
        led = and_exists(self.relation, states, self.changed)
        return (bdd.let(self.back, led) if self.back else led) & self.values

    def noted_in(self, states: Node) -> Iterator[Tag]:
        """What is noted where this is done in one of these states."""
        return (tag for tag, noted in self.marks.items() if noted & states != self.bdd.false)

    def before(self, states: Node) -> Node:
        """The states from which this leads to one of these."""
        bdd = self.bdd
        there = bdd.let(self.fixed, states) if self.fixed else states
        if self.moved:
            there = bdd.let(self.moved, there)
        return and_exists(self.relation, there, list(self.back))
