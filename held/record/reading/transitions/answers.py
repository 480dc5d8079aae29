"""What a step came to, given back to whoever asked to take it."""

from dataclasses import dataclass

from held.engine.situation import Reason


@dataclass(frozen=True)
class RecordedFor:
    """The step stands on this child's history as happening `number`, in this transition."""

    child: str
    transition: str
    number: int


@dataclass(frozen=True)
class Recorded:
    """On every child asked for. `again`: the same form was sent before, and nothing was written twice."""

    each: tuple[RecordedFor, ...]
    again: bool = False


@dataclass(frozen=True)
class RefusedFor:
    child: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class NotRecorded:
    """On no child at all, because it was refused for these."""

    refused: tuple[RefusedFor, ...]


@dataclass(frozen=True)
class MeanwhileFor:
    """Something was recorded on this child after the form was opened: the numbers of those happenings."""

    child: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Meanwhile:
    """On no child at all: the page was out of date. The person looks at what was recorded, and decides again."""

    each: tuple[MeanwhileFor, ...]
