"""`make run PACK=...` on a machine that is set up: Held opens on that pack, keeps what was recorded, and `fresh` forgets."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import bootstrap
from tests.ports import a_free_port

HOUSE = Path(__file__).parents[2]
HARBOUR = HOUSE / "tests" / "procedures" / "harbour" / "2026-01"
PATIENCE = 120
"""Seconds: on a quiet machine it is open in ten."""
SET_UP = bootstrap.PYTHON.exists() and bootstrap.BUILT.exists() and (bootstrap.STAMPS / "looks").exists()


class Running:
    """One run of the command, and what it printed so far."""

    def __init__(self, said: Path, port: int) -> None:
        self.said, self.address = said, f"http://127.0.0.1:{port}"

    def words(self) -> str:
        return self.said.read_text(encoding="utf-8")

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
            return str(answer.read().decode())


@contextmanager
def run(verb: str, home: Path, pack: Path) -> Iterator[Running]:
    """As `make run PORT=... PACK=...` does it, until Ctrl+C."""
    port = a_free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HELD_", "DATABASE_"))}
    environment = kept | {"HELD_HOME": str(home), "PORT": str(port), "PACK": str(pack)}
    home.mkdir(parents=True, exist_ok=True)
    running = Running(home.parent / f"{verb}-{port}.txt", port)
    # What was begun in the background of a shell ignores Ctrl+C, and so would everything it begins.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with running.said.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            [sys.executable, HOUSE / "bootstrap.py", verb],
            env=environment, stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            _wait_until_it_is_open(running, process)
            yield running
        finally:
            os.killpg(process.pid, signal.SIGINT)
            assert process.wait(PATIENCE) == 0, running.words()
            _nobody_is_left(process.pid)


def _nobody_is_left(group: int) -> None:
    """Ctrl+C closes the pages, and what runs beside them."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.killpg(group, signal.SIGKILL)
    pytest.fail("Somebody still serves the pages after Ctrl+C.")


def _wait_until_it_is_open(running: Running, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            running.page("/sign-in")
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"It did not open:\n{running.words()}")


@pytest.mark.skipif(not SET_UP, reason="this machine is not set up: python bootstrap.py setup")
def test_it_opens_on_the_pack_keeps_what_was_recorded_and_forgets_it_when_fresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HELD_HOME", raising=False)
    monkeypatch.setenv("PACK", str(HARBOUR))
    monkeypatch.setattr(bootstrap, "HOUSE", tmp_path)
    home = Path(bootstrap.demonstration()["HELD_HOME"])
    with run("run", home, HARBOUR) as first:
        said = first.words()
        assert f"Held is open at {first.address}" in said
        assert re.search(r"children in 48 families were invented", said)
        assert re.findall(r"^Sign in as: \S+ \S+$", said, re.MULTILINE)
        assert re.search("harbour hub|hub guide", first.page("/sign-in"), re.IGNORECASE)
    database = next(home.rglob("*.sqlite3"))
    recorded = database.stat().st_size
    with run("run", home, HARBOUR) as second:
        assert "were invented" not in second.words()
        assert "Sign in as:" in second.words()
    assert database.stat().st_size >= recorded

    monkeypatch.setattr(bootstrap, "run", lambda: 0)
    assert bootstrap.fresh() == 0
    assert not home.exists()


def test_each_pack_has_a_demonstration_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HELD_HOME", "PACK", "HELD_PACK"):
        monkeypatch.delenv(name, raising=False)
    own = bootstrap.demonstration()
    assert own["HELD_HOME"] == str(HOUSE / "var" / "demonstration")
    assert own["HELD_DEMO"] == "1"
    assert "HELD_PACK" not in own
    homes = {own["HELD_HOME"]}
    for pack in (HARBOUR, HOUSE / "held" / "procedures" / "luton" / "2015-10"):
        monkeypatch.setenv("PACK", os.path.relpath(pack))
        asked = bootstrap.demonstration()
        assert asked["HELD_PACK"] == str(pack)
        homes.add(asked["HELD_HOME"])
    assert len(homes) == 3


def test_a_home_that_was_chosen_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HELD_HOME", str(tmp_path))
    monkeypatch.setenv("PACK", str(HARBOUR))
    assert bootstrap.demonstration()["HELD_HOME"] == str(tmp_path)


def test_what_is_kept_elsewhere_is_never_forgotten(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "db.sqlite3").touch()
    monkeypatch.setenv("HELD_HOME", str(tmp_path))
    monkeypatch.setattr(bootstrap, "run", lambda: 0)
    assert bootstrap.main(["fresh"]) == 2
    assert "unset it first" in capsys.readouterr().err
    assert (tmp_path / "db.sqlite3").exists()


def test_a_word_it_does_not_know_is_answered_with_those_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["rescind"]) == 2
    said = capsys.readouterr().out
    assert all(f"bootstrap.py {verb}" in said for verb in ("setup", "run", "fresh", "test"))
