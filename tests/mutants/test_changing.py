"""Every kind of sentence can be changed, each change is one, and what is done to a sentence is noticed by somebody."""

from typing import get_args

import pytest

from held.engine.stories import run_story
from held.language.frames.telling import read_story
from held.language.norms import Duty, Norm
from tests.mutants.changing import Around, Mutant, changed, changes, mutants
from tests.mutants.noticing import Noticed, Noticing, without_words
from tests.mutants.wandering import walks
from tests.procedures.packs import HARBOUR, story_files, the_pack

PACK = the_pack(HARBOUR)
MUTANTS = list(mutants(PACK))


def noticing() -> Noticing:
    files = story_files(HARBOUR)
    return Noticing(PACK, [read_story(f.read_text(encoding="utf-8"), f.name, PACK) for f in files])


@pytest.mark.parametrize("kind", get_args(Norm), ids=lambda kind: kind.__name__)
def test_each_kind_of_sentence_says_how_it_changes(kind: type[Norm]) -> None:
    assert changed.dispatch(kind) is not changed.dispatch(object)


def test_a_mutant_differs_from_its_sentence() -> None:
    for procedure in PACK.procedures.values():
        around = Around(PACK, procedure)
        for norm in procedure.norms:
            assert norm not in [other for _, other in changes(norm, around)]


def test_a_dropped_duty_is_noticed_by_a_story() -> None:
    dropped = next(m for m in MUTANTS if isinstance(m.norm, Duty) and m.change == "dropped")
    assert noticing().notices(dropped) is Noticed.STORY


def test_without_stories_a_changed_duty_is_noticed_by_a_random_one() -> None:
    later = next(m for m in MUTANTS if m.change == "a longer time")
    assert Noticing(PACK, []).notices(later) is Noticed.WALK


def test_what_is_not_changed_is_noticed_by_nobody() -> None:
    same = Mutant(MUTANTS[0].procedure, MUTANTS[0].norm, "nothing", PACK)
    assert noticing().notices(same) is Noticed.NOBODY


def test_a_random_story_is_the_same_each_time_and_goes_somewhere() -> None:
    procedure = PACK.procedures[MUTANTS[0].procedure]
    first, again = next(walks(PACK, procedure)), next(walks(PACK, procedure))
    assert first == again
    told = [line for line in run_story(PACK, first).lines if not line.followed.refused]
    assert len(told) >= 3


def test_a_refusal_in_other_words_is_the_same_refusal_but_one_reason_fewer_is_not() -> None:
    told = "  refused: This can go ahead only after A (b). Do A. [2.2]\n  warns: c: It waits. [our reading of 3]\n"
    otherwise = "  refused: This can go ahead only after A. Do A. [2.2]\n  warns: c: It does not. [our reading of 3]\n"
    assert without_words(told) == without_words(otherwise)
    assert without_words(told) != without_words(otherwise.replace("[2.2]", "[2.3]"))
    assert without_words(told + told) != without_words(told)
