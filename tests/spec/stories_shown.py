"""The story that the manual shows."""

from tests.packs.small_pack import SMALL

STORY = (SMALL / "stories" / "weighed_and_taken_on.yaml").read_text(encoding="utf-8")
