"""The tutorial is done, from its first file to its last command, and says what is said."""

from datetime import date
from pathlib import Path

import pytest

from held.language.reading import read_pack
from tests.commands.test_make_run import SET_UP, run
from tests.tutorial.running import TUTORIAL, Stale, told_anew

PACK = Path("larkfield") / "2026-11"


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all of the tutorial was done."""
    folder = tmp_path_factory.mktemp("tutorial")
    written = TUTORIAL.read_text(encoding="utf-8")
    assert told_anew(written, folder) == written, "print it anew: python -m tests.tutorial"
    return folder


def test_what_the_tutorial_makes_is_a_whole_pack(done: Path) -> None:
    pack = read_pack(done / PACK)
    assert not pack.draft
    questions = [each for one in pack.procedures["move on"].rules for each, _ in one.questions]
    assert [each.settled.on for each in questions if each.settled] == [None, date(2026, 11, 23)]


@pytest.mark.skipif(not SET_UP, reason="this machine is not set up: python bootstrap.py setup")
def test_its_last_command_opens_held_on_that_pack(done: Path, tmp_path: Path) -> None:
    assert f"make run PACK={PACK}" in TUTORIAL.read_text(encoding="utf-8")
    with run("run", tmp_path / "home", done / PACK) as running:
        assert "family support" in running.words()


def test_a_change_that_fits_nowhere_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(Stale, match="stands 0 times"):
        told_anew("```yaml a.yaml\nx\n```\n```diff a.yaml\n-y\n+z\n```\n", tmp_path)
