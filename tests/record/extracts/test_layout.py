"""docs/import.md has the layout as it is read."""

from pathlib import Path

from held.record.extracts.layout import KINDS, told


def test_the_manual_has_every_column() -> None:
    written = Path("docs/import.md").read_text("utf-8")
    assert "\n".join(told()).strip() in written


def test_nothing_refers_to_what_comes_after_it() -> None:
    seen: list[str] = []
    for kind in KINDS.values():
        assert {column.of for column in kind.refers} <= set(seen)
        seen.append(kind.name)
