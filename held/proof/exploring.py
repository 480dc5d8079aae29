"""What a proof asks of the states that were reached, however they are kept: one by one, or as a diagram."""

from typing import Protocol, TypeVar

from held.proof.programs import Model, Tag

S = TypeVar("S")
Way = tuple[int, ...]
"""Acts by their place in the model, in the order in which they happen."""


class TooMany(Exception):
    """There are more states than can be looked at. Nothing is proved."""


class Explored(Protocol[S]):
    """Every state that a model can reach. `S` is a set of them."""

    model: Model

    @property
    def count(self) -> int:
        """How many states were reached."""

    @property
    def noted(self) -> frozenset[Tag]:
        """What was noted on the way."""

    def way_to_mark(self, tag: Tag) -> Way:
        """A shortest way that ends in the act at which this was noted."""

    @property
    def taken(self) -> frozenset[int]:
        """The acts that can happen at all."""

    def where(self, tag: Tag) -> S:
        """The states in which this is so."""

    def both(self, one: S, other: S) -> S:
        """The states in both."""

    def less(self, one: S, other: S) -> S:
        """The states in the one and not in the other."""

    def any(self, states: S) -> bool:
        """Whether there is one at all."""

    def shortest(self, states: S) -> Way | None:
        """A shortest way to one of these; None where there are none."""

    def can_reach(self, goal: S, *, planned: bool) -> S:
        """The states from which one of these can be reached; with `planned`, by no way that is kept for safety."""
