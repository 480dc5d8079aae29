"""`held serve` as people start it, on a record of its own."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HELD = (sys.executable, "-m", "held")
PATIENCE = 90.0
"""Seconds: on a quiet machine it is open in three."""


def a_record(home: Path) -> dict[str, str]:
    """The environment of one that is empty but for what comes with Held."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HELD_", "DATABASE_"))}
    found = kept | {"HELD_HOME": str(home), "HELD_DEMO": "1"}
    subprocess.run([*HELD, "migrate"], env=found, check=True, capture_output=True)
    return found


@contextmanager
def open_pages(environment: dict[str, str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    # What was begun in the background of a shell ignores Ctrl+C, and so would everything it begins.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [*HELD, "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as serving:
        try:
            until = time.monotonic() + PATIENCE
            while not _is_open(port):
                assert time.monotonic() < until, "it did not open"
                time.sleep(0.1)
            yield serving
        finally:
            kill(serving.pid)


def _is_open(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=PATIENCE):
            return True
    except (urllib.error.URLError, ConnectionError):
        return False


def begun_by(process: int) -> list[int]:
    """Of `held serve`: the one that takes in what is asked."""
    children = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in children.read_text(encoding="ascii").split()]


def kill(group: int) -> bool:
    """Whether anybody of it was left."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def nobody_is_left(group: int) -> bool:
    """Soon: those who make pages see that nobody asks them any more."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
