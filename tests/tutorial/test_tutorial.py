"""The tutorial is done, from its first file to its last command, and says what is said."""

from datetime import date
from pathlib import Path

import pytest

from held.language.reading import pack_texts, read_pack
from held.record.tables.care.holding import Holding
from held.simulation.invent import invent
from tests.record.promise_counted import children_without
from tests.tutorial.running import TUTORIAL, Stale, told_anew

PACK = Path("larkfield") / "2026-11"


@pytest.mark.words_alone
def test_it_is_done_from_its_first_file_to_its_last_command(tmp_path: Path, db: None) -> None:
    """That `make run` opens on any pack is seen in tests/commands/test_make_run.py; here its families are invented."""
    written = TUTORIAL.read_text(encoding="utf-8")
    assert told_anew(written, tmp_path) == written, "print it anew: python -m tests.tutorial"

    pack = read_pack(tmp_path / PACK)
    assert not pack.draft
    questions = [each for one in pack.procedures["move on"].rules for each, _ in one.questions]
    assert [each.settled.on for each in questions if each.settled] == [None, date(2026, 11, 23)]

    assert f"make run PACK={PACK}" in written
    for _ in invent(files=pack_texts(tmp_path / PACK), families=3, password="otter-kite-lantern"):
        pass
    assert children_without() == ()
    assert set(Holding.objects.values_list("service", flat=True)) <= set(pack.services)
    assert Holding.objects.exists()


def test_a_change_that_fits_nowhere_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(Stale, match="stands 0 times"):
        told_anew("```yaml a.yaml\nx\n```\n```diff a.yaml\n-y\n+z\n```\n", tmp_path)
