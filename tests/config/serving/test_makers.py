"""Makers of pages that have ended, lines that break in the middle of a file, and the end of whoever began the makers."""

import multiprocessing
import os
import subprocess
import sys
import threading
from io import BytesIO
from multiprocessing.connection import Connection
from typing import Any

import pytest

from held.config.serving.carried import Answer, Asked
from held.config.serving.makers import Maker, Makers
from held.config.serving.sent_along import sent_along

MADE = Answer("200 OK", [], b"read")


def read_by_a_page(length: int, sent: bytes) -> bytes | OSError:
    """What a page reads of a file of which so many bytes were promised."""
    here, there = multiprocessing.Pipe()
    maker = object.__new__(Maker)
    maker._line = here
    found: list[bytes | OSError] = []

    def page(line: "Connection[Any, Any]") -> None:
        line.recv()
        try:
            found.append(sent_along(line).read())
        except OSError as error:
            found.append(error)
        line.send(MADE)

    making = threading.Thread(target=page, args=(there,))
    making.start()
    assert maker.page(Asked({"CONTENT_LENGTH": str(length)}, None), BytesIO(sent)) == MADE
    making.join()
    return found[0]


def test_a_file_is_read_to_its_end() -> None:
    assert read_by_a_page(200_000, b"a" * 200_000) == b"a" * 200_000


@pytest.mark.parametrize("came", [0, 5, 100_000])
def test_half_a_file_is_not_taken_for_a_whole_one(came: int) -> None:
    assert isinstance(read_by_a_page(200_000, b"a" * came), OSError)


class Ended:
    def __init__(self) -> None:
        self.is_let_go = False

    def is_there(self) -> bool:
        return False

    def let_go(self) -> None:
        self.is_let_go = True


def test_of_makers_that_have_all_ended_none_is_there() -> None:
    """As for the second of two who look at once, when the first has taken the last."""
    makers, ended = object.__new__(Makers), [Ended(), Ended()]
    makers._without_work = list(ended)
    assert makers._that_is_there() is None
    assert all(one.is_let_go for one in ended)


BREAKS = """
import multiprocessing
from held.config.serving.makers import Makers
def serve():
    makers = Makers(beside_each_other=2, at_most=2)
    raise RuntimeError("while somebody still holds on to the makers")
if __name__ == "__main__":
    front = multiprocessing.get_context("fork").Process(target=serve)
    front.start()
    front.join(60)
    print(front.exitcode)
    front.kill()
"""


def test_who_takes_in_what_is_asked_ends_whatever_goes_wrong() -> None:
    told = subprocess.run(
        [sys.executable, "-c", BREAKS], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert told.stdout.split() == ["1"]
