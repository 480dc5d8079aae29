"""The table of refusals, refusals.yaml: a passage or a sentence of the small pack, and what its author is told.

`python -m tests.language.refusing` writes down what is told now: read that difference aloud.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import yaml

from held.language.faults import PackRefused
from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, changed, with_sentence

TABLE = Path(__file__).with_name("refusals.yaml")
HEAD = """\
# What a pack is refused for: one thing put wrong in the small pack of the manual, and all that its author is told.
# Read it aloud after a change; `python -m tests.language.refusing` writes down what is told now.
"""


@dataclass(frozen=True)
class Row:
    """What is written instead of a passage of a file; or, where no passage is given, one more sentence of clause 2."""

    file: str
    write: str
    told: str
    instead_of: str | None = None

    def refused_with(self) -> str:
        """All that the author is told; empty where nothing is."""
        passage = self.instead_of
        texts = with_sentence(self.write) if passage is None else changed(self.file, passage, self.write)
        try:
            read_text(texts)
        except PackRefused as refused:
            return "\n".join(map(str, refused.faults))
        return ""

    def printed(self) -> str:
        told = "".join(f"      {line}\n" for line in self.refused_with().split("\n"))
        passage = (
            f"  - in: {self.file}\n    instead of: {_quoted(self.instead_of)}\n    write: "
            if self.instead_of is not None
            else "  - write: "
        )
        return f"{passage}{_quoted(self.write)}\n    told: |-\n{told}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _rows() -> tuple[Row, ...]:
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    changes = [Row(each["in"], each["write"], each["told"], each["instead of"]) for each in table["changes"]]
    return (*changes, *(Row(MOVE_UP, each["write"], each["told"]) for each in table["sentences"]))


ROWS = _rows()


def printed() -> str:
    changes = "".join(row.printed() for row in ROWS if row.instead_of is not None)
    sentences = "".join(row.printed() for row in ROWS if row.instead_of is None)
    return f"{HEAD}changes:\n{changes}sentences:\n{sentences}"


if __name__ == "__main__":
    TABLE.write_text(printed(), encoding="utf-8")
    print(f"Printed {TABLE.name}.")
