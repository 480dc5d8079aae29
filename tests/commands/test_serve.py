"""`held serve` closes when it is told to, whoever is on the line and however often it is told."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from held.commands.serve import TO_CLOSE, beside_each_other
from tests.ports import a_free_port

HELD = (sys.executable, "-m", "held")
PATIENCE = 90.0
"""Seconds: on a quiet machine it is open in three."""
HALF_A_REQUEST = b"GET /sign-in HTTP/1.1\r\nHost: 127"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HELD_", "DATABASE_"))}
    found = kept | {"HELD_HOME": str(tmp_path_factory.mktemp("served")), "HELD_DEMO": "1"}
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
            _kill(serving.pid)


def _is_open(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=PATIENCE):
            return True
    except (urllib.error.URLError, ConnectionError):
        return False


def _kill(group: int) -> bool:
    """Whether anybody of it was left."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def test_whoever_holds_a_line_open_does_not_keep_the_pages_open(environment: dict[str, str]) -> None:
    port = a_free_port()
    with open_pages(environment, port) as serving, socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(HALF_A_REQUEST)
        time.sleep(0.3)
        os.killpg(serving.pid, signal.SIGINT)
        serving.wait(TO_CLOSE + 10)
        assert not _kill(serving.pid)


def test_ctrl_c_and_the_word_of_its_parent_at_once_do_not_hold_a_process_up(
    environment: dict[str, str],
) -> None:
    """Both reach the process that serves; in the server's own handler each would wait for the other. Pressed more than
    once, as people do when nothing seems to happen."""
    with open_pages(environment, a_free_port()) as serving:
        begun = Path(f"/proc/{serving.pid}/task/{serving.pid}/children").read_text(encoding="ascii")
        assert begun
        began = time.monotonic()
        os.killpg(serving.pid, signal.SIGINT)
        with suppress(ProcessLookupError):
            for _ in range(300):
                for process in map(int, begun.split()):
                    os.kill(process, signal.SIGINT)
                time.sleep(0.0005)
        serving.wait(PATIENCE)
        assert time.monotonic() - began < TO_CLOSE


@pytest.mark.parametrize("cores", [1, 2, 4, 64])
def test_on_sqlite_one_process_serves_everybody_and_on_postgresql_each_core_has_one(cores: int) -> None:
    assert beside_each_other("postgresql", cores)[0] == cores
    assert beside_each_other("sqlite", cores)[0] == 1
