"""Processes that write into one SQLite database do so in turn, and one that is gone keeps nobody waiting."""

import fcntl
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from held.config.sqlite.turns import NEXT, Turn, turn_at


def take(database: Path, wait: float = 10) -> Turn | None:
    return turn_at(str(database), on_disk=True, wait=wait)


def write_when_told(database: Path, line: Connection) -> None:
    """Another process: at each word takes its turn, says when that came, and keeps it until the next word."""
    while line.recv():
        turn = take(database)
        assert turn
        line.send(time.perf_counter())
        line.recv()
        over = time.perf_counter()
        turn.end()
        line.send(over)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "db.sqlite3"


@pytest.fixture
def other(database: Path) -> Iterator[tuple[multiprocessing.process.BaseProcess, Connection]]:
    mine, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=write_when_told, args=(database, theirs))
    process.start()
    yield process, mine
    process.kill()
    process.join()


Other = tuple[multiprocessing.process.BaseProcess, Connection]


def test_a_process_waits_for_the_other(database: Path, other: Other) -> None:
    _, line = other
    line.send("take")
    line.recv()
    assert take(database, wait=0.05) is None
    threading.Timer(0.2, line.send, ["done"]).start()
    turn = take(database)
    came = time.perf_counter()
    assert turn
    assert came >= line.recv()
    turn.end()


def test_one_that_has_written_comes_after_one_that_waits(database: Path, other: Other) -> None:
    _, line = other
    turn = take(database)
    assert turn
    line.send("take")
    until = time.perf_counter() + 2
    while nobody_is_the_next(database) and time.perf_counter() < until:
        time.sleep(0.001)
    turn.end()
    assert take(database, wait=0.2) is None  # the other has it, though this one asked at once
    line.recv()
    line.send("done")
    line.recv()
    again = take(database)
    assert again
    again.end()


def nobody_is_the_next(database: Path) -> bool:
    """As a third process sees it: what a process has locked itself it finds free."""
    child = os.fork()
    if not child:
        try:
            file = os.open(f"{database}-turn", os.O_RDWR)
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, NEXT)
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_one_that_is_killed_keeps_nobody_waiting(database: Path, other: Other) -> None:
    process, line = other
    line.send("take")
    line.recv()
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    turn = take(database, wait=1)
    assert turn
    turn.end()


def test_a_turn_that_is_forgotten_is_over(database: Path) -> None:
    assert take(database)
    turn = take(database, wait=0)
    assert turn
    turn.end()
    turn.end()
    assert take(database, wait=0)


def test_what_is_in_memory_is_one_process_s_own(tmp_path: Path) -> None:
    turn = turn_at("file:memory", on_disk=False, wait=0)
    assert turn
    assert turn_at("file:memory", on_disk=False, wait=0) is None
    turn.end()
    assert not list(tmp_path.iterdir())


def test_where_its_file_cannot_be_had_the_threads_still_write_in_turn(database: Path) -> None:
    Path(f"{database}-turn").mkdir()
    turn = take(database)
    assert turn
    assert take(database, wait=0.05) is None
    turn.end()
    assert take(database)
