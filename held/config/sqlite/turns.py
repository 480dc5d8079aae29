"""Whose turn it is to write into a SQLite database: one thread of one process at a time, the processes in turn."""

import fcntl
import os
import threading
import time
from pathlib import Path

LOOKS_AGAIN = 0.0005
"""Seconds between two looks whether another process has done. To be woken instead, one would have to wait without end, also
for a process that was stopped in the middle."""
NEXT, NOW = 0, 1
"""Bytes of the file beside the database that are locked. Whoever writes has NOW, and whoever is the next has NEXT until then:
so a process that has just written and would write again comes after one that waits. The system takes both from a process
that is gone."""

_at: dict[str, threading.Lock] = {}


class Turn:
    """Whoever has it writes. One that is forgotten is over."""

    def __init__(self, lock: threading.Lock, file: int | None) -> None:
        self._lock: threading.Lock | None = lock
        self._file = file

    def end(self) -> None:
        lock, self._lock = self._lock, None
        if lock is None:
            return
        if self._file is not None:
            os.close(self._file)  # which unlocks it
        lock.release()

    __del__ = end


def turn_at(database: str, *, on_disk: bool, wait: float) -> Turn | None:
    """None where it has not come within `wait` seconds. What is not on the disk is one process's own."""
    until = time.monotonic() + wait
    path = os.path.realpath(database) if on_disk else database
    lock = _at.setdefault(path, threading.Lock())
    if not lock.acquire(timeout=wait):
        return None
    try:
        file = _own_turn(Path(f"{path}-turn"), until) if on_disk else None
    except OSError:
        # Another's file, or a disk without locks: between processes SQLite then decides alone, and nobody is held up.
        return Turn(lock, None)
    except BaseException:
        lock.release()
        raise
    if on_disk and file is None:
        lock.release()
        return None
    return Turn(lock, file)


def _own_turn(path: Path, until: float) -> int | None:
    """This process's, for as long as the file stays open; a child of it has none."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        if _locked(file, NEXT, until) and _locked(file, NOW, until):
            fcntl.lockf(file, fcntl.LOCK_UN, 1, NEXT)
            return file
    except BaseException:
        os.close(file)
        raise
    os.close(file)
    return None


def _locked(file: int, byte: int, until: float) -> bool:
    while True:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
        except BlockingIOError:
            if time.monotonic() > until:
                return False
            time.sleep(LOOKS_AGAIN)
        else:
            return True
