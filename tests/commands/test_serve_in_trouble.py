"""`held serve` when a process that makes pages ends, when lines are slow, and when it is told to stop in the middle."""

import http.client
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from held.commands.serve import TO_CLOSE
from tests.commands.open_pages import a_record, begun_by, nobody_is_left, open_pages
from tests.ports import a_free_port

SLOW_LINES = 12


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return a_record(tmp_path_factory.mktemp("served"))


Served = tuple[subprocess.Popen[bytes], int]


@pytest.fixture(scope="module")
def served(environment: dict[str, str]) -> Iterator[Served]:
    port = a_free_port()
    with open_pages(environment, port) as serving:
        yield serving, port


@pytest.fixture
def served_anew(environment: dict[str, str]) -> Iterator[Served]:
    """To be stopped."""
    port = a_free_port()
    with open_pages(environment, port) as serving:
        yield serving, port


def parent_of(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[1])


def is_copied(process: int) -> bool:
    return b"forkserver" in Path(f"/proc/{process}/cmdline").read_bytes()


def makers(group: int) -> list[int]:
    """The processes that make pages: what they were copied from is their parent, and looks the same."""
    found = []
    for one in Path("/proc").iterdir():
        with suppress(ValueError, ProcessLookupError, FileNotFoundError):
            process = int(one.name)
            if os.getpgid(process) == group and is_copied(process) and is_copied(parent_of(process)):
                found.append(process)
    return found


def get(port: int, path: str = "/sign-in", seconds: float = 30) -> tuple[int, str]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    line.request("GET", path)
    answer = line.getresponse()
    found = answer.status, answer.read().decode()
    line.close()
    return found


def cookies_and_token(line: http.client.HTTPConnection) -> tuple[str, str]:
    """Without them a form is refused before it is read."""
    line.request("GET", "/sign-in")
    page = line.getresponse()
    cookies = "; ".join(one.split(";")[0] for one in page.headers.get_all("Set-Cookie", []))
    (token,) = set(re.findall('name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode()))
    return cookies, token


def begun(call: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=call)
    thread.start()
    time.sleep(0.5)
    return thread


def test_whoever_asked_for_a_page_that_ended_its_process_is_told_so_and_the_next_page_comes(
    served: Served,
) -> None:
    serving, port = served
    for process in makers(serving.pid):
        os.kill(process, signal.SIGSTOP)
    answers: list[tuple[int, str]] = []
    asking = begun(lambda: answers.append(get(port)))
    for process in makers(serving.pid):
        os.kill(process, signal.SIGKILL)
    asking.join()
    ((status, page),) = answers
    assert status == 500
    assert "Something went wrong" in page
    assert "use the telephone" in page
    assert get(port)[0] == 200


def test_nobody_notices_that_a_process_without_work_has_ended(served: Served) -> None:
    serving, port = served
    ended = makers(serving.pid)
    assert ended
    for process in ended:
        os.kill(process, signal.SIGKILL)
    time.sleep(0.2)
    assert [get(port)[0] for _ in range(4)] == [200] * 4
    assert not set(makers(serving.pid)) & set(ended)


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("application/x-www-form-urlencoded", "name=Ada"), ("multipart/form-data; boundary=x", "--x\r\n")],
    ids=["forms", "files"],
)
def test_what_comes_slowly_holds_nobody_up(served: Served, kind: str, begins: str) -> None:
    _, port = served
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as line:
        cookies, _ = cookies_and_token(line)
    lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(SLOW_LINES)]
    for slow in lines:
        slow.sendall(
            "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n"
            f"Content-Type: {kind}\r\nCookie: {cookies}\r\n\r\n{begins}".encode()
        )
    time.sleep(0.5)
    began = time.monotonic()
    assert get(port)[0] == 200
    assert time.monotonic() - began < 5
    for slow in lines:
        slow.close()


def test_what_cannot_be_read_at_all_ends_no_process(served: Served) -> None:
    """A header in letters that nobody knows: Django fails over it before it would make a page that says so."""
    serving, port = served
    assert get(port)[0] == 200
    before = set(makers(serving.pid))
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", "/sign-in", headers={"Content-Type": "text/plain; x*=nope''y"})
    answer = line.getresponse()
    assert (answer.status, "use the telephone" in answer.read().decode()) == (500, True)
    line.close()
    assert get(port)[0] == 200
    assert set(makers(serving.pid)) == before


def signing_in(port: int, sent: Callable[[str], bytes], kind: str) -> tuple[int, str]:
    """What is answered to a form with the page's token in it."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    cookies, token = cookies_and_token(line)
    line.request("POST", "/sign-in", sent(token), {"Content-Type": kind, "Cookie": cookies})
    answer = line.getresponse()
    found = answer.status, answer.read().decode()
    line.close()
    return found


def test_a_form_with_a_file_is_read_piece_by_piece_by_the_page_that_wants_it(served: Served) -> None:
    """What comes after the file is read too: signing in is tried, and not refused for want of its token."""

    def parts(token: str) -> bytes:
        return b"\r\n".join(
            (
                b'--x\r\nContent-Disposition: form-data; name="extract"; filename="a.csv"\r\n',
                b"a,b\n" * 500_000,
                b'--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n',
                token.encode(),
                b"--x--\r\n",
            )
        )

    status, page = signing_in(served[1], parts, "multipart/form-data; boundary=x")
    assert status == 422
    assert "There is a problem" in page


def test_a_form_too_large_is_refused_in_plain_words(served: Served) -> None:
    def large(token: str) -> bytes:
        return f"csrfmiddlewaretoken={token}&name=".encode() + b"a" * 3_000_000

    status, page = signing_in(served[1], large, "application/x-www-form-urlencoded")
    assert (status, re.findall("<h1[^>]*>([^<]*)", page)) == (400, ["Held could not read that"])
    assert get(served[1])[0] == 200


def test_a_page_that_is_being_made_comes_to_its_end_when_all_are_told_to_stop(served_anew: Served) -> None:
    serving, port = served_anew
    stopped = makers(serving.pid)
    for process in stopped:
        os.kill(process, signal.SIGSTOP)
    answers: list[tuple[int, str]] = []
    asking = begun(lambda: answers.append(get(port)))
    os.killpg(serving.pid, signal.SIGTERM)
    time.sleep(0.5)
    for process in stopped:
        os.kill(process, signal.SIGCONT)
    asking.join()
    assert [status for status, _ in answers] == [200]
    serving.wait(TO_CLOSE + 10)
    assert nobody_is_left(serving.pid)


def test_where_the_process_that_takes_in_what_is_asked_is_killed_nobody_is_left(served_anew: Served) -> None:
    serving, _ = served_anew
    assert makers(serving.pid)
    (takes_in,) = begun_by(serving.pid)
    os.kill(takes_in, signal.SIGKILL)
    serving.wait(TO_CLOSE + 10)
    assert nobody_is_left(serving.pid)
