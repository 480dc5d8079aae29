"""Each sentence is left out in turn, and a line written by hand notices it."""

from pathlib import Path

import pytest

from held.engine.unproved import drop_each
from tests.procedures.packs import PACKS, runs, the_pack


@pytest.mark.parametrize("path", PACKS, ids=[pack.parent.name for pack in PACKS])
def test_every_sentence_is_noticed_when_it_is_left_out(path: Path) -> None:
    dropped = list(drop_each(the_pack(path), [run.story for run in runs(path)]))
    unproved = {each.norm.words for each in dropped if each.noticed_by is None}
    assert unproved == set()
    assert all(each.shows for each in dropped), "The printed sets notice the loss of every sentence."
