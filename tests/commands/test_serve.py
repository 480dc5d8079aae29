"""`held serve` closes when it is told to, whoever is on the line and however often it is told."""

import os
import signal
import socket
import time
from contextlib import suppress
from pathlib import Path

import pytest

from held.commands.serve import TO_CLOSE
from tests.commands.open_pages import PATIENCE, a_record, nobody_is_left, open_pages
from tests.ports import a_free_port

HALF_A_REQUEST = b"GET /sign-in HTTP/1.1\r\nHost: 127"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return a_record(tmp_path_factory.mktemp("served"))


def test_whoever_holds_a_line_open_does_not_keep_the_pages_open(environment: dict[str, str]) -> None:
    port = a_free_port()
    with open_pages(environment, port) as serving, socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(HALF_A_REQUEST)
        time.sleep(0.3)
        os.killpg(serving.pid, signal.SIGINT)
        serving.wait(TO_CLOSE + 10)
        assert nobody_is_left(serving.pid)


def test_only_the_process_in_front_hears_ctrl_c(environment: dict[str, str]) -> None:
    """The one that takes in what is asked stops when its parent says so. In the server's own handler the two words would
    wait for each other."""
    with open_pages(environment, a_free_port()) as serving:
        (takes_in,) = Path(f"/proc/{serving.pid}/task/{serving.pid}/children").read_text(encoding="ascii").split()
        threads = list(Path(f"/proc/{takes_in}/task").iterdir())
        assert threads
        assert [thread.name for thread in threads if not _keeps_out(thread, signal.SIGINT)] == []


def _keeps_out(thread: Path, which: signal.Signals) -> bool:
    said = (thread / "status").read_text(encoding="ascii")
    (kept_out,) = [int(line.split()[1], 16) for line in said.splitlines() if line.startswith("SigBlk:")]
    return bool(kept_out >> (which - 1) & 1)


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
