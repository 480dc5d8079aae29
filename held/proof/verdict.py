"""What a proof found."""

from dataclasses import dataclass
from typing import Literal

Claim = Literal[
    "some service holds the child",
    "the lead works for a service that holds the child",
    "something is owed until the end",
    "the end leaves the child with a lead of its service",
    "it can still end",
    "it can still end without the ways for safety",
    "every duty can still be done, or lapses",
    "what is for safety is open throughout its period",
    "what is asked for again says so",
    "every duty has an owner",
    "the next procedure takes the child over",
]


@dataclass(frozen=True)
class Broken:
    """A promise that is not kept: what is so instead, and the shortest story that leads there, a line an act."""

    procedure: str
    claim: Claim
    says: str
    story: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remark:
    """Something that an author should look at, and that keeps nothing from being proved.

    `asked`: a question stands there already.
    """

    procedure: str
    kind: Literal[
        "a time against a stop",
        "never stops",
        "never binds",
        "never reached",
        "left owed",
        "two endings at once",
    ]
    says: str
    asked: bool = True


@dataclass(frozen=True)
class Looked:
    """One procedure, looked at whole. `states` is None where it could not be finished: then nothing is proved."""

    procedure: str
    states: int | None
    broken: tuple[Broken, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def proved(self) -> bool:
        """Every state was looked at, and the promise is kept in each."""
        return self.states is not None and not self.broken


@dataclass(frozen=True)
class Verdict:
    """All procedures of a pack, and the seams between them."""

    looked: tuple[Looked, ...]
    seams: tuple[Broken, ...] = ()

    @property
    def proved(self) -> bool:
        """No child falls between services, in any state that these procedures can reach."""
        return not self.seams and all(each.proved for each in self.looked)

    @property
    def broken(self) -> tuple[Broken, ...]:
        """Every promise that is not kept."""
        return (*(each for looked in self.looked for each in looked.broken), *self.seams)
