"""A fault that `held verify` found, in words."""

from dataclasses import dataclass
from typing import Literal

What = Literal[
    "changed",
    "added",
    "missing",
    "reordered",
    "cut off",
    "missing child",
    "written anew",
    "words",
    "seal",
    "guard",
]


@dataclass(frozen=True)
class Fault:
    """`child` is the internal id; `number` the place on the chain. Both None where it is not about one entry."""

    what: What
    says: str
    child: int | None = None
    number: int | None = None
