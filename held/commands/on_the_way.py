"""How far a long piece of work has come, on the terminal, once it has taken more than a second."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

QUIET_FOR = 1.0


class OnTheWay:
    """Says "WHAT: 12 of 104" on one line of the error stream, and wipes it when all is done."""

    def __init__(self, what: str, *, quiet: bool) -> None:
        self.what = what
        self.shows = not quiet and sys.stderr.isatty()

    def over(self, work: Iterable[T], total: int) -> Iterator[T]:
        """The same pieces, one by one, saying how many are done."""
        began = time.monotonic()
        said = ""
        for done, piece in enumerate(work, 1):
            if self.shows and time.monotonic() - began > QUIET_FOR:
                said = f"{self.what}: {done} of {total}"
                print(f"\r{said}", end="", file=sys.stderr, flush=True)
            yield piece
        if said:
            print(f"\r{' ' * len(said)}\r", end="", file=sys.stderr, flush=True)
