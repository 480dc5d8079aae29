"""What is not done stands in an issue, where somebody sees it, and not in a comment."""

import re
from collections.abc import Iterable
from pathlib import Path

from tests.shape.tree import HELD, files, named

LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def left_for_later(paths: Iterable[Path]) -> list[str]:
    lines = (
        (path, number, line)
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
    )
    return [f"{named(path)}:{number}" for path, number, line in lines if LATER.search(line)]


def test_held_has_no_note_to_come_back() -> None:
    assert left_for_later(files(HELD, ".py", ".html", ".js", ".scss", ".yaml")) == []


def test_one_is_found(tmp_path: Path) -> None:
    (tmp_path / "consent.py").write_text("# TODO: ask the father\n", "utf-8")
    assert left_for_later(files(tmp_path, ".py")) == ["consent.py:1"]
