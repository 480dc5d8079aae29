"""The processes that make pages, as the process sees them that takes in what is asked."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
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

    def is_there(self) -> bool:
        """Of one that has nothing to do nothing is to be heard but its end."""
        return not self._line.poll()

    def page(self, asked: Asked, sent: IO[bytes]) -> Answer:
        """Raises EOFError or ConnectionError where the process ends over it."""
        self._line.send(asked)
        while isinstance(said := self._line.recv(), int):
            self._line.send_bytes(_piece(sent, said))
        return Answer(*said)

    def let_go(self) -> None:
        """It ends when it sees that nobody is there."""
        self._line.close()


def _make_pages(line: "Connection[Any, Any]") -> None:
    # Nothing of Django comes into the process that begins the others.
    from held.config.serving.maker import make_pages

    make_pages(line)


def _piece(sent: IO[bytes], at_most: int) -> bytes:
    try:
        return sent.read(at_most)
    except OSError:
        return b""  # whoever sent it is gone, as the page will find


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
        while self._without_work:
            maker = self._without_work.pop()
            if maker.is_there():
                return maker
            maker.let_go()
        return None
