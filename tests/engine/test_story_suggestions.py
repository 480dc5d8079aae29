"""What an author may hold a line to is so, can be read again, and is what the line changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from held.engine.rehearsal import rehearse
from held.engine.stories import run_story
from held.engine.story_suggestions import suggestions
from held.language.frames.telling import read_story
from held.language.reading import read_pack
from held.language.story import TakeStep
from held.language.story_text import written
from tests.engine.crossing import PACK
from tests.engine.test_rehearsal import SHIPPED, told
from tests.engine.test_stories import MEET, TALK, tell


def test_of_the_first_line_all_that_stands_and_of_another_what_it_changed() -> None:
    first, second = suggestions(PACK, told(TALK, MEET))
    assert [one.words for one in first.sentences] == [
        "owed: hold the meeting, by hill manager, until 2026-03-05 23:59",
        "open: hold the meeting",
        "open: ring the bell",
        "open: ask the neighbours",
        "held by: hill team",
        "lead: hill worker",
    ]
    assert "not owed: hold the meeting" in [one.words for one in second.sentences]
    assert "held by: hill team" not in [one.words for one in second.sentences]


def test_what_is_refused_and_what_went_late_is_broken() -> None:
    refused = tell("2026-03-12 15:00", TakeStep("let go"), "hill manager")
    *_, last = suggestions(PACK, told(TALK, refused))
    assert last.broken == ("7", "3")
    assert [one.words for one in last.sentences] == ["late: hold the meeting"]


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda path: path.parent.name + path.name)
def test_a_story_held_to_all_of_it_is_kept_as_it_is_read_again(folder: Path) -> None:
    pack = read_pack(folder)
    for file in sorted((folder / "stories").glob("*.yaml")):
        story = read_story(file.read_text(encoding="utf-8"), file.name, pack)
        found = suggestions(pack, story)
        tells = tuple(
            replace(tell, then=one.sentences)
            for tell, one in zip(rehearse(pack, story).tells, found, strict=True)
        )
        again = read_story(written(replace(story, tells=tells)), file.name, pack)
        assert run_story(pack, again).failed == (), file.name
        taken = [tell for tell in tells if tell.refused is None]
        assert sum(len(one.sentences) for one in found) > len(taken), file.name
