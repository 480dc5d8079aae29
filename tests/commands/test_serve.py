"""`held serve` closes when it is told to, whoever is on the line and however often it is told."""

import os
import signal
import socket
import time
from contextlib import suppress
from pathlib import Path

import pytest

from held.commands.serve import TO_CLOSE
from held.config.serving.told_once import TO_STOP
from tests.commands.open_pages import PATIENCE, a_record, begun_by, nobody_is_left, open_pages
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


@pytest.mark.parametrize("word", TO_STOP)
def test_no_thread_of_the_process_that_serves_is_told_to_stop_but_one(
    environment: dict[str, str], word: signal.Signals
) -> None:
    """It waits for the first word and lets the others lie: in the server's own handler they would wait for each other."""
    with open_pages(environment, a_free_port()) as serving:
        (serves,) = begun_by(serving.pid)
        told = [
            thread.name for thread in Path(f"/proc/{serves}/task").iterdir() if not _keeps_out(thread, word)
        ]
        assert str(serves) not in told  # the main thread
        assert len(told) == (word == signal.SIGTERM)


def _keeps_out(thread: Path, which: signal.Signals) -> bool:
    said = (thread / "status").read_text(encoding="ascii")
    (kept_out,) = [int(line.split()[1], 16) for line in said.splitlines() if line.startswith("SigBlk:")]
    return bool(kept_out >> (which - 1) & 1)


@pytest.mark.parametrize("word", TO_STOP)
def test_a_word_to_stop_for_everybody_and_that_of_its_parent_do_not_hold_a_process_up(
    environment: dict[str, str], word: signal.Signals
) -> None:
    """As from the terminal, and from whatever stops a service. Said more than once, as people do when nothing seems to
    happen."""
    with open_pages(environment, a_free_port()) as serving:
        begun = begun_by(serving.pid)
        assert begun
        began = time.monotonic()
        os.killpg(serving.pid, word)
        with suppress(ProcessLookupError):
            for _ in range(300):
                for process in begun:
                    os.kill(process, word)
                time.sleep(0.0005)
        serving.wait(PATIENCE)
        assert time.monotonic() - began < TO_CLOSE
