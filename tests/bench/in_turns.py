"""Pages of records of several sizes, each page measured in turns, so that every size sees the same minutes.

A machine that is a guest among others needs anything from one to twice the time from one minute to the next. What one size
takes beside another says something only where both were asked in the same moment.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.bench.pages import stand_by

TURNS = 10
Ask = Callable[..., Any]


@dataclass(frozen=True)
class Page:
    """Milliseconds, of processor time and of waiting for the database. `faults`: what may not stay."""

    name: str
    p50: float
    p95: float
    queries: int
    faults: tuple[str, ...]


def in_turns(database: str, sizes: Sequence[int], folder: Path) -> Iterator[tuple[int, Page]]:
    """Each page of each size, as it is measured."""
    with ExitStack() as stack:
        # One after the other: what isn't there yet is made first, and all are made from one small authority.
        each = {size: stack.enter_context(standing_by(database, size, folder)) for size in sizes}
        for name in dict.fromkeys(name for names, _ in each.values() for name in names):
            asks = {size: ask for size, (names, ask) in each.items() if name in names}
            looked = {size: ask("looked_at", name) for size, ask in asks.items()}
            took: dict[int, list[float]] = {size: [] for size in asks}
            for _ in range(TURNS):
                for size, ask in asks.items():
                    took[size] += ask("took", name)
            for size, found in looked.items():
                p50, p95 = _share(took[size], 0.5), _share(took[size], 0.95)
                yield size, Page(name, p50, p95, found.queries, found.faults)


@contextmanager
def standing_by(database: str, size: int, folder: Path) -> Iterator[tuple[list[str], Ask]]:
    """The names of the pages, and how to ask about one, of a process that ends when this does."""
    own = get_context("spawn")  # one that knows nothing yet, of Django's settings above all
    ours, theirs = own.Pipe()
    process = own.Process(target=stand_by, args=(theirs, database, size, folder))
    process.start()
    theirs.close()

    def ask(*question: str) -> Any:
        try:
            if question:
                ours.send(question)
            return ours.recv()
        except (EOFError, OSError):
            process.join()  # it has said itself what was amiss
            raise SystemExit(f"Pages of {size:,} children, {database}: broken off.") from None

    try:
        yield ask(), ask
    finally:
        ours.close()
        process.join()


def _share(took: list[float], share: float) -> float:
    """What so many of them are within."""
    return sorted(took)[math.ceil(len(took) * share) - 1]
