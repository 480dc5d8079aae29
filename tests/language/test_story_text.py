"""A story is written down as it would be read."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from held.language.frames.telling import read_story
from held.language.reading import read_pack
from held.language.story import Expected, LedBy, Story
from held.language.story_text import written
from tests.packs.small_pack import small_pack
from tests.spec.stories_shown import STORY

SMALL = small_pack()
PACKS = sorted(Path("held/procedures").glob("*/*/pack.yaml"))


def without_lines(story: Story) -> Story:
    """Where in its file a line stands is no part of what it says."""
    return replace(
        story,
        tells=tuple(
            replace(tell, line=0, then=tuple(replace(one, line=0) for one in tell.then))
            for tell in story.tells
        ),
    )


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.parent.parent.name + path.parent.name)
def test_every_story_of_a_shipped_pack_comes_back_the_same(pack: Path) -> None:
    read = read_pack(pack.parent)
    files = sorted((pack.parent / "stories").glob("*.yaml"))
    assert files
    for file in files:
        story = read_story(file.read_text(encoding="utf-8"), file.name, read)
        assert without_lines(read_story(written(story), file.name, read)) == without_lines(story), file.name


@settings(max_examples=200, deadline=None)
@given(
    some.text(some.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
def test_whatever_somebody_types_is_read_as_they_typed_it(words: str) -> None:
    story = read_story(STORY, "a.yaml", SMALL)
    first, *rest = story.tells
    typed = replace(
        first,
        person=words,
        answers={"what the worry is": words, "how often it happens": "daily"},
        then=(Expected(LedBy(words), f"lead: {words}", 0),),
    )
    whole = replace(story, title=words, tells=(typed, *rest))
    assert without_lines(read_story(written(whole), "a.yaml", SMALL)) == without_lines(whole)
