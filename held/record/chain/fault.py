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
    "missing round",
    "words",
    "seal",
    "pack",
    "guard",
]


@dataclass(frozen=True)
class Fault:
    """`chain` as `header.chain_of` says, `number` the place on it; None where it is not about one chain or entry."""

    what: What
    says: str
    chain: int | None = None
    number: int | None = None

    def __str__(self) -> str:
        if self.chain is None:
            return self.says
        whose = f"Child {self.chain}" if self.chain > 0 else f"Round {-self.chain}"
        return f"{whose}: {self.says}"
