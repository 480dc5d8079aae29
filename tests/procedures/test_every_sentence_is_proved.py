"""Each sentence is left out in turn, and a line written by hand notices it; what none can notice is explained here."""

from pathlib import Path

import pytest

from held.engine.unproved import drop_each
from tests.procedures.packs import LUTON, PACKS, runs, the_pack

# Explained: a child who is referred from early help is with early help already, and stays there while nobody says
# otherwise. The sentence says so beside its clause; leaving it out moves no child.
EXPLAINED = {
    LUTON: {"from the start until accepting the referral (accepted), early help holds the child"},
}


@pytest.mark.parametrize("path", PACKS, ids=[pack.parent.name for pack in PACKS])
def test_every_sentence_is_noticed_when_it_is_left_out(path: Path) -> None:
    dropped = list(drop_each(the_pack(path), [run.story for run in runs(path)]))
    unproved = {each.norm.words for each in dropped if each.noticed_by is None}
    assert unproved == EXPLAINED.get(path, set())
    assert all(each.shows for each in dropped), "The printed sets notice the loss of every sentence."
