"""Every story beside a pack holds, and its full set is the one that is kept beside it."""

from pathlib import Path

import pytest

from tests.procedures.packs import EVERY_PACK, story_files, the_run

STORIES = [
    pytest.param(pack, file, id=f"{pack.parent.name}-{pack.name}-{file.stem}")
    for pack in EVERY_PACK
    for file in story_files(pack)
]


def test_both_packs_have_stories() -> None:
    assert all(story_files(pack) for pack in EVERY_PACK)


@pytest.mark.parametrize(("pack", "file"), STORIES)
def test_what_was_written_by_hand_is_so(pack: Path, file: Path) -> None:
    failed = [f"{file.name}, line {line}: {says}" for line, says in the_run(pack, file).failed]
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize(("pack", "file"), STORIES)
def test_everything_that_follows_is_as_it_was_kept(pack: Path, file: Path) -> None:
    kept = file.parent / "printed" / f"{file.stem}.txt"
    assert kept.exists(), f"{file.name} has no printed set yet. Run “held check {pack} --print”."
    assert the_run(pack, file).printed == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("pack", EVERY_PACK, ids=[f"{pack.parent.name}-{pack.name}" for pack in EVERY_PACK])
def test_no_printed_set_is_left_of_a_story_that_is_gone(pack: Path) -> None:
    kept = {file.stem for file in (pack / "stories/printed").glob("*.txt")}
    assert kept == {file.stem for file in story_files(pack)}
