"""The header of a happening: what is chained."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from held.record.chain.spelling import moment_spelled, spelled

FORMAT = "held 1"


def chain_of(*, child: int | None, transition: int | None) -> int:
    """The chain an entry stands on: its child's internal id; about no child, its transition's with a minus before it, which
    is no child's."""
    if child is not None:
        return child
    if transition is None:
        raise ValueError("an entry is about no child, and of no round")
    return -transition


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """In the order in which the fields are spelled. `transition` and `by` are internal ids, `chain` as `chain_of` says."""

    chain: int
    number: int
    kind: str
    pack_hash: str
    transition: int | None
    run: str
    happened: datetime
    recorded: datetime
    by: int | None
    words_hash: str
    previous_hash: str

    def spelled(self, *, number: int | None = None) -> bytes:
        """The bytes. `number` spells them as if it stood at another place on the chain."""
        return spelled(
            FORMAT,
            self.chain,
            self.number if number is None else number,
            self.kind,
            self.pack_hash,
            self.transition,
            self.run,
            moment_spelled(self.happened),
            moment_spelled(self.recorded),
            self.by,
            self.words_hash,
            self.previous_hash,
        )

    def hash(self, *, number: int | None = None) -> str:
        """SHA-256 of the bytes, in small hexadecimal letters."""
        return sha256(self.spelled(number=number)).hexdigest()
