"""How far a long piece of work has come, on the error stream, once it has taken more than a second."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

QUIET_FOR = 1.0
"""Seconds without a word, on a terminal."""
A_LINE_EVERY = 10.0
"""Seconds between lines where nobody watches: in a file, or in what another program keeps."""


class OnTheWay:
    """Says "WHAT: 12 of 104". On a terminal in one place, and wiped when all is done; elsewhere a line now and then."""

    def __init__(self, what: str, *, quiet: bool) -> None:
        self.what = what
        self.quiet = quiet
        self.in_place = sys.stderr.isatty()
        self.began = time.monotonic()
        self.next_at = self.began + (QUIET_FOR if self.in_place else A_LINE_EVERY)
        self.said = ""

    def over(self, work: Iterable[T], total: int | None = None) -> Iterator[T]:
        """The same pieces, one by one, saying how many are done. Without a total it says only that."""
        for done, piece in enumerate(work, 1):
            self.so_far(done, total)
            yield piece
        self.is_over()

    def so_far(self, done: int, total: int | None = None) -> None:
        """For work that says itself how far it is."""
        moment = time.monotonic()
        if self.quiet or moment < self.next_at:
            return
        self.said = f"{self.what}: {done:,}{'' if total is None else f' of {total:,}'}"
        if self.in_place:
            print(f"\r{self.said}", end="", file=sys.stderr, flush=True)
        else:
            self.next_at = moment + A_LINE_EVERY
            print(self.said, file=sys.stderr, flush=True)

    def is_over(self) -> None:
        """Wipes what stands on the terminal."""
        if self.said and self.in_place:
            print(f"\r{' ' * len(self.said)}\r", end="", file=sys.stderr, flush=True)
