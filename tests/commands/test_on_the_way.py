"""Progress: in one place on a terminal, a line now and then in a file, and no word where it is quick or quiet."""

import io
import sys

import pytest

from held.commands import on_the_way
from held.commands.on_the_way import OnTheWay


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the clock says: its last number."""
    told = [0.0]
    monkeypatch.setattr(on_the_way.time, "monotonic", lambda: told[-1])
    return told


def heard(error: io.StringIO, seconds: list[float], monkeypatch: pytest.MonkeyPatch, **how: object) -> str:
    """Four pieces of work, each of which takes six seconds."""
    monkeypatch.setattr(sys, "stderr", error)
    for _ in OnTheWay("Counting", quiet=bool(how.get("quiet"))).over(range(4), 4):
        seconds.append(seconds[-1] + 6)
    return error.getvalue()


def test_on_a_terminal_it_stands_in_one_place_and_is_wiped(
    seconds: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = heard(Terminal(), seconds, monkeypatch)
    assert said == "\rCounting: 2 of 4\rCounting: 3 of 4\rCounting: 4 of 4\r" + " " * 16 + "\r"


def test_in_a_file_it_is_a_line_now_and_then(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    assert heard(io.StringIO(), seconds, monkeypatch) == "Counting: 3 of 4\n"


@pytest.mark.parametrize("error", [Terminal, io.StringIO])
def test_quiet_is_quiet(
    error: type[io.StringIO], seconds: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert heard(error(), seconds, monkeypatch, quiet=True) == ""


def test_what_is_quick_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(OnTheWay("Counting", quiet=False).over(range(3), 3)) == [0, 1, 2]
    assert capsys.readouterr() == ("", "")
