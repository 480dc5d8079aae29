"""The processes that make pages, as the process sees them that takes in what is asked."""

import multiprocessing
import multiprocessing.util
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import IO, Any

from held.config.serving.carried import Answer, Asked
from held.config.serving.turns import Turns

SOON = 0.1
"""Seconds. A page that takes longer no longer keeps another one from being begun."""
COPIED = "held.config.serving.maker"


class Maker:
    """A process that makes pages: a copy of one that has everything ready, which takes some hundredths of a second."""

    def __init__(self) -> None:
        copies = multiprocessing.get_context("forkserver")
        copies.set_forkserver_preload([COPIED])
        self._line, theirs = copies.Pipe()
        copies.Process(target=_make_pages, args=(theirs,)).start()
        theirs.close()
        # Before this process waits for those it began, whatever still holds on to this: each waits for its line to end.
        multiprocessing.util.Finalize(self, self._line.close, exitpriority=1)

    def is_there(self) -> bool:
        """Of one that has nothing to do nothing is to be heard but its end."""
        return not self._line.poll()

    def page(self, asked: Asked, sent: IO[bytes]) -> Answer:
        """Raises EOFError or ConnectionError where the process ends over it."""
        self._line.send(asked)
        still_to_come = int(asked.environ.get("CONTENT_LENGTH") or 0)
        while isinstance(said := self._line.recv(), int):
            piece = sent.read(said)
            still_to_come -= len(piece)
            self._line.send(piece if piece or still_to_come <= 0 else None)
        return Answer(*said)

    def let_go(self) -> None:
        """It ends when it sees that nobody is there."""
        self._line.close()


def _make_pages(line: "Connection[Any, Any]") -> None:
    # Neither settings nor tables come into the process that begins the others.
    from held.config.serving.maker import make_pages

    make_pages(line)


class Makers:
    """As many as are wanted, and those who wait for one."""

    def __init__(self, *, beside_each_other: int, at_most: int) -> None:
        self._turns = Turns(beside_each_other=beside_each_other, at_most=at_most, soon=SOON)
        self._without_work = [Maker() for _ in range(beside_each_other)]

    @contextmanager
    def one(self) -> Iterator[Maker]:
        with self._turns.turn():
            maker = self._that_is_there() or Maker()
            try:
                yield maker
            except BaseException:
                maker.let_go()  # what it was saying is not known
                raise
            self._without_work.append(maker)

    def _that_is_there(self) -> Maker | None:
        """Whoever worked last has most at hand."""
        with suppress(IndexError):  # others look too
            while not (maker := self._without_work.pop()).is_there():
                maker.let_go()
            return maker
        return None
