"""Nothing that is different between two versions stays unsaid, and nothing is said of what is the same."""

from pathlib import Path
from typing import get_args

import pytest

from held.engine.versions.change import Change
from held.engine.versions.compare import compare
from held.engine.versions.forms import FORMS
from held.language.norms import Norm
from held.language.pack import Pack
from held.language.reading import read_text
from tests.engine.versions.every_way import packs_changed_once
from tests.mutants.changing import mutants
from tests.packs.small_pack import MOVE_UP, PACK, SMALL, changed, small_pack, small_texts
from tests.procedures.packs import HARBOUR, PACKS, the_pack


@pytest.mark.parametrize("path", [*PACKS, SMALL], ids=lambda path: path.parent.name)
def test_a_pack_beside_itself_is_the_same(path: Path) -> None:
    assert compare(the_pack(path), the_pack(path)) == ()


@pytest.mark.parametrize("pack", [small_pack(), the_pack(HARBOUR)], ids=lambda pack: pack.name)
def test_whatever_is_otherwise_is_said(pack: Pack) -> None:
    every = list(packs_changed_once(pack))
    assert len(every) > 400
    assert [where for where, other in every if not says_something(compare(pack, other))] == []


def says_something(found: tuple[Change, ...]) -> bool:
    """Whether there is a change, and each names what is different and not only where."""
    return bool(found) and not any(change.says.endswith(": .") for change in found)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.parent.name)
def test_a_changed_sentence_is_one_change_that_names_its_clause(path: Path) -> None:
    pack = the_pack(path)
    for mutant in list(mutants(pack))[::7]:
        (change,) = compare(pack, mutant.pack)
        assert change.before is not None
        assert change.before.cites == mutant.norm.cites
        assert change.procedure == mutant.procedure


def test_every_form_of_sentence_has_words_for_coming_and_going() -> None:
    assert set(FORMS) == set(get_args(Norm))


@pytest.mark.parametrize(
    "otherwise",
    [
        changed(PACK, "version: ", "version: later than "),
        small_texts() | {MOVE_UP: f"# A remark.\n{small_texts()[MOVE_UP]}"},
    ],
)
def test_what_is_only_written_otherwise_says_that_it_says_the_same(otherwise: dict[str, str]) -> None:
    (change,) = compare(small_pack(), read_text(otherwise))
    assert change.says.startswith("The two say the same.")
