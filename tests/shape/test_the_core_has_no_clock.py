"""The language and the engine are told the moment. The same history at the same moment gives the same answer."""

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.shape.tree import HELD, files, named

ASKS_THE_CLOCK = {"now", "utcnow", "today", "localtime", "gmtime", "monotonic", "perf_counter"}
GOES_ROUND = {"__import__", "eval", "exec", "compile", "globals", "input", "print"}


def faults(paths: Iterable[Path]) -> list[str]:
    found = []
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr=name)) if name in ASKS_THE_CLOCK:
                    found.append(f"{named(path)}:{node.lineno} asks the clock ({name})")
                case ast.Call(func=ast.Name(id=name)) if name in GOES_ROUND:
                    found.append(f"{named(path)}:{node.lineno} goes round the floors ({name})")
    return found


def test_the_core_asks_no_clock_and_goes_round_no_floor() -> None:
    assert faults([*files(HELD / "language", ".py"), *files(HELD / "engine", ".py")]) == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("import datetime as d; late = d.datetime.now()", "asks the clock (now)"),
        ("from datetime import date; due = date.today()", "asks the clock (today)"),
        ("import time; began = time.monotonic()", "asks the clock (monotonic)"),
        ("record = __import__('held.record')", "goes round the floors (__import__)"),
        ("eval('1')", "goes round the floors (eval)"),
    ],
)
def test_each_way_round_is_found(tmp_path: Path, line: str, fault: str) -> None:
    (tmp_path / "due.py").write_text(line, "utf-8")
    assert faults(files(tmp_path, ".py")) == [f"due.py:1 {fault}"]
