"""The chapter on rounds: procedures that are about no child."""

from dataclasses import dataclass
from typing import ClassVar

import pytest

from held.engine.stories import run_story
from held.language.faults import PackRefused
from held.language.frames.telling import read_story
from held.language.reading import read_text
from tests.packs.small_pack import small_texts
from tests.spec.telling import Chapter, Example

FILE = "yearly_look.yaml"
YEARLY_LOOK = """\
procedure: yearly look
title: How the panel did this year
round: yes
begins with: [look back]
endings: [looked at]
steps:
  look back:
    by: hub manager
    asks:
      what we learned: long text
  read what was learned:
    by: duty manager
rules:
  - clause: "2"
    says: Once a year the panel looks back.
    means:
      - after looking back, must read what was learned within 10 working days
      - reading what was learned ends it as looked at
"""
STORY = """\
story: The panel looks back
procedure: yearly look
tells:
  - on: "2026-03-02 10:00"
    by: hub manager
    do: look back
    then:
      - "owed: read what was learned, by duty manager, until 2026-03-16 23:59"
  - on: "2026-03-03 10:00"
    by: duty manager
    do: read what was learned
    then:
      - "ended as: looked at"
"""


@dataclass(frozen=True)
class WholeRound:
    """The round as a file of its own beside the small pack, and a story of it."""

    name: ClassVar[str] = "a whole round"

    def check(self) -> None:
        pack = read_text({**small_texts(), FILE: YEARLY_LOOK})
        read = pack.procedures["yearly look"]
        assert read.is_round
        assert run_story(pack, read_story(STORY, "looked_back.yaml", pack)).failed == ()

    def printed(self) -> str:
        return f"```yaml\n{YEARLY_LOOK}```\n"


@dataclass(frozen=True)
class RoundRefused:
    """The round with one passage changed, and what the author is then told."""

    says: str
    old: str
    new: str

    @property
    def name(self) -> str:
        return self.says

    def _fault(self) -> str:
        assert YEARLY_LOOK.count(self.old) == 1
        with pytest.raises(PackRefused) as refused:
            read_text({**small_texts(), FILE: YEARLY_LOOK.replace(self.old, self.new)})
        (fault,) = refused.value.faults
        assert fault.says == self.says
        return str(fault)

    def check(self) -> None:
        self._fault()

    def printed(self) -> str:
        return f"```yaml\n{self.new.strip(chr(10))}\n```\n```text\n{self._fault()}\n```\n"


EXAMPLES: tuple[Example, ...] = (
    WholeRound(),
    RoundRefused(
        "A round is about no child, so it has no “from:”. Leave it out.",
        "round: yes\n",
        "round: yes\nfrom: family hub\n",
    ),
    RoundRefused(
        "A round runs inside nothing, so it is no inner procedure. Keep one of the two.",
        "round: yes\n",
        "inner: yes\nround: yes\n",
    ),
    RoundRefused(
        "A round is about no child, so it holds none and passes no lead. Leave this out.",
        "      - reading what was learned ends",
        "      - from the start, family hub holds the child\n      - reading what was learned ends",
    ),
)
A_ROUND = Chapter(
    "A round",
    """
What people do about no one child, such as auditing cases each month, is a **round**. It is read, told in stories and shown
like any procedure. It holds no child, leads from nowhere to nowhere, runs inside nothing, and ends with one of its results.
""",
    EXAMPLES,
)
