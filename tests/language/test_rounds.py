"""A round runs inside nothing, and no end begins one."""

import pytest

from held.language.faults import PackRefused
from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, changed, small_texts, with_sentence
from tests.spec.chapters.a_round import FILE, YEARLY_LOOK


def faults(texts: dict[str, str]) -> list[str]:
    with pytest.raises(PackRefused) as refused:
        read_text({**texts, FILE: YEARLY_LOOK})
    return [fault.says for fault in refused.value.faults]


def test_it_is_no_inner_procedure_for_another() -> None:
    texts = changed(MOVE_UP, "inside: [second opinion]", "inside: [second opinion, yearly look]")
    assert faults(texts) == ["“yearly look” is no inner procedure of this pack. Known here: second opinion."]


def test_no_end_begins_it() -> None:
    sentence = (
        "making the visit ends the transition and leaves the child with family hub and begins yearly look"
    )
    assert any("yearly look" in says for says in faults(with_sentence(sentence)))


def test_another_procedure_is_none() -> None:
    pack = read_text({**small_texts(), FILE: YEARLY_LOOK})
    assert [one.name for one in pack.procedures.values() if one.is_round] == ["yearly look"]
