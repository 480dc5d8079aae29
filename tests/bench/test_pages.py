"""The table of pages: a column for each size that was measured, in turns, and how much longer the largest takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.bench import __main__ as bench
from tests.bench import in_turns
from tests.bench.pages import Looked

SIZES = {60: 20.0, 10_000: 30.0, 1_000_000: 45.0}


@dataclass
class StandIn:
    """For the processes that measure. `faults`: by size, what may not stay; `asked`: each question, in order."""

    faults: dict[int, tuple[str, ...]] = field(default_factory=dict)
    asked: list[tuple[int, str, str]] = field(default_factory=list)

    @contextmanager
    def __call__(self, database: str, size: int, folder: Path) -> Iterator[tuple[list[str], in_turns.Ask]]:
        yield ["my work", "a search"] if size > 60 else ["my work"], lambda *asked: self.answer(size, *asked)

    def answer(self, size: int, what: str, name: str) -> Any:
        self.asked.append((size, what, name))
        if what == "looked_at":
            return Looked(8 if name == "my work" else 6, self.faults.get(size, ()))
        longest = SIZES[size] if name == "my work" else 9.9
        return [longest, *[10.0 if name == "my work" else 9.0] * 9]


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    stand_in = StandIn()
    monkeypatch.setattr(in_turns, "standing_by", stand_in)
    return stand_in


def test_a_table_has_a_column_for_each_size(
    measured: StandIn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.main(["--part", "pages", "--database", "sqlite", "--folder", str(tmp_path), *sizes()]) == 0
    *_, header, _, work, search = capsys.readouterr().out.splitlines()
    assert header == "| Page, sqlite | Queries | 60 | 10,000 | 1,000,000 | Grows |"
    assert work == "| my work | 8 | 10 / 20 | 10 / 30 | 10 / 45 | 1.5 too much |"
    assert search == "| a search | 6 |  | 9 / 10 | 9 / 10 | 1.0 |"


@pytest.mark.parametrize(
    ("small", "large", "said"),
    [
        (30.0, 39.9, "1.3"),
        (30.0, 40.5, "1.4 too much"),
        (10.0, 20.0, "2.0"),
        (10.0, 20.5, "2.0 too much"),
        (100.0, 130.0, "1.3"),
    ],
)
def test_what_a_page_takes_longer_is_too_much_where_it_can_be_felt(
    measured: StandIn,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    small: float,
    large: float,
    said: str,
) -> None:
    """A third, or ten milliseconds (decision 44)."""
    monkeypatch.setitem(SIZES, 10_000, small)
    monkeypatch.setitem(SIZES, 1_000_000, large)
    assert bench.main(["--part", "pages", "--database", "sqlite", "--folder", str(tmp_path), *sizes()]) == 0
    assert f"/ {large:.0f} | {said} |" in capsys.readouterr().out


def test_a_run_in_which_a_statement_may_not_stay_fails_and_names_it(
    measured: StandIn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measured.faults[10_000] = ("reads all 20,000 rows of record_lead: SELECT",)
    assert bench.main(["--part", "pages", "--database", "sqlite", "--folder", str(tmp_path), *sizes()]) == 1
    assert "reads all 20,000 rows of record_lead: SELECT" in capsys.readouterr().out


def test_each_page_is_asked_of_every_size_in_turns(measured: StandIn, tmp_path: Path) -> None:
    pages = list(in_turns.in_turns("sqlite", list(SIZES), tmp_path))
    assert [(size, page.name) for size, page in pages] == [
        *((size, "my work") for size in SIZES),
        (10_000, "a search"),
        (1_000_000, "a search"),
    ]
    asked = [size for size, what, name in measured.asked if (what, name) == ("took", "my work")]
    assert asked == [*SIZES] * in_turns.TURNS


def test_a_process_that_fails_fails_the_run_in_its_own_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    no_folder = tmp_path / "a file"
    no_folder.touch()
    with (
        pytest.raises(SystemExit, match="Pages of 60 children, sqlite: broken off"),
        in_turns.standing_by("sqlite", 60, no_folder),
    ):
        pass
    assert str(no_folder) in capfd.readouterr().err


def test_one_size_alone_grows_from_nothing(
    measured: StandIn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.main(["--part", "pages", "--database", "sqlite", "--folder", str(tmp_path), "--size", "10000"])
    assert capsys.readouterr().out.splitlines()[-1] == "| a search | 6 | 9 / 10 |  |"


def sizes() -> list[str]:
    return [word for size in SIZES for word in ("--size", str(size))]
