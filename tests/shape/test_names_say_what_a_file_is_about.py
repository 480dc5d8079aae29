"""No junk drawers: a file is named after its piece of work."""

import re
from pathlib import Path

from tests.shape.tree import HELD, HOUSE, files, named

SAY_NOTHING = re.compile(r"(^|_)(utils?|helpers?|common|misc|base|handlers?|stuff|tools?)(_|$)")

DJANGOS = {"held/config/postgresql/base.py", "held/config/sqlite/base.py"}
"""Files that Django looks for under this name."""


def nameless(paths: list[Path]) -> list[str]:
    parts = [(path, [*path.relative_to(HOUSE).parent.parts, path.stem]) for path in paths]
    return [named(path) for path, names in parts if any(SAY_NOTHING.search(name) for name in names)]


def test_every_file_and_folder_is_named_after_what_it_is_about() -> None:
    every = [*files(HELD, ".py", ".html", ".js", ".scss"), *files(HOUSE / "tests", ".py")]
    assert set(nameless(every)) == DJANGOS


def test_a_junk_drawer_is_found() -> None:
    drawers = [
        HELD / "record" / "utils.py",
        HELD / "helpers" / "dates.py",
        HELD / "pages" / "date_helpers.py",
    ]
    assert nameless(drawers) == [
        "held/record/utils.py",
        "held/helpers/dates.py",
        "held/pages/date_helpers.py",
    ]
