"""The header of a happening: what is chained."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from held.record.chain.spelling import moment_spelled, spelled

FORMAT = "held 1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """In the order in which the fields are spelled. `child`, `transition` and `by` are internal ids."""

    child: int
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
            self.child,
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
