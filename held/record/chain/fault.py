"""A fault that `held verify` found, in words."""

from dataclasses import dataclass
from typing import Literal

What = Literal[
    "changed",
    "added",
    "missing",
    "reordered",
    "written anew",
    "cut off",
    "missing child",
    "words",
    "seal",
    "pack",
    "guard",
]


@dataclass(frozen=True)
class Fault:
    """`child` is the internal id, `number` the place on the chain; None where it is not about one child or entry."""

    what: What
    says: str
    child: int | None = None
    number: int | None = None

    def __str__(self) -> str:
        return self.says if self.child is None else f"Child {self.child}: {self.says}"
