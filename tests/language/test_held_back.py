"""What only follows from another fault is not told; what stands for itself is."""

import pytest

from held.language.faults import PackRefused
from held.language.limits import FAULTS_SHOWN
from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, PACK, SECOND_OPINION, changed, small_texts


def told(texts: dict[str, str]) -> list[str]:
    with pytest.raises(PackRefused) as refused:
        read_text(texts)
    return [f"{fault.file}: {fault.says}" for fault in refused.value.faults]


def test_a_step_with_a_bad_name_is_told_once_however_often_it_is_used() -> None:
    texts = small_texts()
    texts[MOVE_UP] = (
        texts[MOVE_UP]
        .replace("make the visit", "make the visit (first)")
        .replace("making the visit", "making it")
    )
    assert len(told(texts)) == 1


def test_a_step_whose_outcomes_were_not_read_makes_no_sentence_wrong() -> None:
    (only,) = told(changed(MOVE_UP, "outcomes: [move up, stay]", "outcome: [move up, stay]"))
    assert "Did you mean “outcomes”?" in only


def test_a_service_that_was_not_read_makes_no_sentence_wrong() -> None:
    (only,) = told(changed(PACK, "family hub: {tier: 2}", "family, hub: {tier: 2}"))
    assert "it has a comma in it" in only


def test_a_broken_file_makes_no_other_file_wrong() -> None:
    texts = small_texts()
    texts[SECOND_OPINION] = texts[SECOND_OPINION].replace(
        "endings: [agreed, not agreed]", "endings: [agreed, not agreed"
    )
    (only,) = told(texts)
    assert only.startswith(SECOND_OPINION)


def test_a_broken_pack_file_hides_no_fault_of_a_procedure_that_stands_for_itself() -> None:
    texts = changed(PACK, "kinds: [panel decision]", "kinds: [panel decision")
    texts = changed(MOVE_UP, "outcomes: [move up, stay]", "outcomes: [move up, move up]", texts)
    assert [line.split(":")[0] for line in told(texts)] == [MOVE_UP, PACK]


def test_independent_faults_are_told_together_in_the_order_of_the_file() -> None:
    texts = small_texts()
    texts[MOVE_UP] = (
        texts[MOVE_UP]
        .replace("must make the visit within 10 working days", "must make the vist within 10 working days")
        .replace("the lead passes to social worker", "the lead passes to social walker")
        .replace("recorded as a panel decision", "recorded as a panel decison")
    )
    said = told(texts)
    assert ["decison" in said[0], "vist" in said[1], "walker" in said[2]] == [True, True, True]
    assert len(said) == 3


def test_what_is_unused_is_not_looked_for_while_a_sentence_is_unread() -> None:
    texts = changed(
        MOVE_UP,
        "after making the visit, must close the hub's part",
        "after making the visit, must close the hub's parts",
    )
    (only,) = told(texts)
    assert "Did you mean “close the hub's part”?" in only


def test_a_flood_of_faults_is_cut_short() -> None:
    texts = small_texts()
    lines = "".join(f"      - nonsense number {number}\n" for number in range(FAULTS_SHOWN + 40))
    texts[MOVE_UP] = texts[MOVE_UP].replace("    means:\n", f"    means:\n{lines}", 1)
    said = told(texts)
    assert len(said) == FAULTS_SHOWN + 1
    assert said[-1].endswith("And 40 more. Put these right first.")
