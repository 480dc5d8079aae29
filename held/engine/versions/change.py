"""One thing that is different between two versions, in a sentence that somebody can accept or question by itself."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from held.language.norms import Citation, Norm

Kind = Literal["added", "removed", "renamed", "changed"]


class Weight(IntEnum):
    """What a change touches. In this order changes are read and accepted."""

    WHOLE = 1  # a whole procedure came or went
    STOPPED = 2  # what is stopped, what is open, what must be answered first
    OWED = 3  # what is owed, by whom and when
    HELD = 4  # who holds the child, who leads, how it ends
    TAKEN = 5  # the steps: who may take them, how they come out, what they ask
    SENT = 6  # who is told and what is sent
    OPEN = 7  # what the text leaves open, and who answered
    REST = 8


@dataclass(frozen=True)
class Side:
    """How it stands in one of the two versions. `cites` is None for what no clause asks for (a role, a meeting);
    `norm` is there where it is a sentence, `words` what is written."""

    words: str
    cites: Citation | None = None
    norm: Norm | None = None


@dataclass(frozen=True)
class Change:
    """`procedure` is its name in the newer version, or in the older where it is gone; empty for the pack as a whole.
    `step`: the step it is about, by its newer name, where it is about one."""

    kind: Kind
    weight: Weight
    procedure: str
    says: str
    before: Side | None = None
    after: Side | None = None
    step: str | None = None
