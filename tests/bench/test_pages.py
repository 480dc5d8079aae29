"""The table of pages: a column for each size that was measured, and how much a page takes longer in the largest."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bench import __main__ as bench

SIZES = {60: 20.0, 10_000: 30.0, 1_000_000: 45.0}


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Stands in for the process that measures. By size, whether nothing was amiss."""
    fine = dict.fromkeys(map(str, SIZES), True)

    def stand_in(part: str, kept: Path, *options: str) -> tuple[bool, list[dict[str, Any]]]:
        size = options[options.index("--size") + 1]
        pages = [{"name": "my work", "p50": 10.0, "p95": SIZES[int(size)], "queries": 8, "faults": []}]
        if int(size) > 60:
            pages.append({"name": "a search", "p50": 9.0, "p95": 9.9, "queries": 6, "faults": []})
        return fine[size], json.loads(json.dumps(pages))

    monkeypatch.setattr(bench, "_measured", stand_in)
    return fine


def test_a_table_has_a_column_for_each_size(
    measured: dict[str, bool], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.main(["--part", "pages", "--database", "sqlite", "--folder", str(tmp_path), *sizes()]) == 0
    *_, header, _, work, search = capsys.readouterr().out.splitlines()
    assert header == "| Page, sqlite | Queries | 60 | 10,000 | 1,000,000 | Grows |"
    assert work == "| my work | 8 | 10 / 20 | 10 / 30 | 10 / 45 | 1.5 too much |"
    assert search == "| a search | 6 |  | 9 / 10 | 9 / 10 | 1.0 |"


def test_a_run_in_which_a_statement_may_not_stay_fails(measured: dict[str, bool], tmp_path: Path) -> None:
    measured["10000"] = False
    assert bench.main(["--part", "pages", "--database", "sqlite", "--folder", str(tmp_path), *sizes()]) == 1


def test_one_size_alone_grows_from_nothing(
    measured: dict[str, bool], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.main(["--part", "pages", "--database", "sqlite", "--folder", str(tmp_path), "--size", "10000"])
    assert capsys.readouterr().out.splitlines()[-1] == "| a search | 6 | 9 / 10 |  |"


def sizes() -> list[str]:
    return [word for size in SIZES for word in ("--size", str(size))]
