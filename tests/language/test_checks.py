"""Checks on a whole pack, each kept on one side of its line and broken on the other."""

import pytest

from held.language.faults import PackRefused
from held.language.reading import read_text
from held.language.sentences.vocabulary import Vocabulary
from tests.packs.small_pack import MOVE_UP, SECOND_OPINION, changed, with_sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "ring for help only after raising a worry",
        "while making the visit, do not ring for help",
        "from raising a worry until making the visit, do not make the visit or ring for help",
        "raising a worry stands in for ringing for help",
        "ringing for help must include who was rung",
        "ringing for help is done by someone other than the one raising a worry",
    ],
)
def test_nothing_may_stop_what_is_for_safety(sentence: str) -> None:
    asks = changed(
        MOVE_UP,
        "outcomes: [got through, nobody answered]\n",
        "outcomes: [got through, nobody answered]\n    asks: {who was rung: text}\n",
    )
    texts = changed(
        MOVE_UP,
        "      - after raising a worry, the",
        f"      - {sentence}\n      - after raising a worry, the",
        asks,
    )
    with pytest.raises(PackRefused, match="“ring for help” is for safety, and this sentence could stop it"):
        read_text(texts)


def test_a_warning_on_what_is_for_safety_stops_nothing() -> None:
    read_text(with_sentence("ring for help, if possible, only after raising a worry"))


PASSES = "      - after {}, the lead passes to hub manager\n      - after raising a worry, the"


def passing(doing: str, texts: dict[str, str] | None = None) -> dict[str, str]:
    return changed(MOVE_UP, "      - after raising a worry, the", PASSES.format(doing), texts)


BY_ONE = changed(MOVE_UP, "between: [hub manager, duty manager]", "by: hub manager")


@pytest.mark.parametrize(
    ("doing", "also"),
    [("weighing the worry", ", though it be the one who takes it."), ("making the visit", ".")],
)
def test_who_takes_the_step_is_not_named_by_that(doing: str, also: str) -> None:
    with pytest.raises(PackRefused) as refused:
        read_text(passing(doing, BY_ONE))
    (fault,) = refused.value.faults
    assert fault.says.startswith("Nobody is ever named as “hub manager”")
    assert fault.says.endswith(f"Let a step ask “a named hub manager”{also}")


def test_the_lead_passes_to_whom_the_step_names() -> None:
    asks = "      why: {kind: long text"
    named = changed(MOVE_UP, asks, f"      who leads in the hub: a named hub manager\n{asks}", BY_ONE)
    read_text(passing("weighing the worry", named))


def test_the_lead_passes_to_the_other_side_and_to_whoever_came_along() -> None:
    read_text(passing("weighing the worry"))
    along = changed(MOVE_UP, "    with: [social worker]", "    with: [social worker, hub manager]", BY_ONE)
    read_text(passing("making the visit", along))


def test_what_is_only_offered_is_never_late() -> None:
    texts = with_sentence("after raising a worry, may make the visit")
    owed = "      - after taking the child on, hub worker must make the visit within 10 working days\n"
    late = "      - after making the visit is late, tell hub manager\n"
    with pytest.raises(PackRefused, match="“make the visit” is never owed, so it is never late"):
        read_text(changed(MOVE_UP, owed, late, texts))


def test_what_depends_on_a_broken_file_is_not_checked() -> None:
    texts = changed(
        MOVE_UP, "while second opinion is open, do not close", "while making the visit, do not close"
    )
    texts = changed(SECOND_OPINION, "endings: [agreed", "endings: [[agreed", texts)
    with pytest.raises(PackRefused) as refused:
        read_text(texts)
    assert {fault.file for fault in refused.value.faults} == {SECOND_OPINION}


def test_words_are_found_with_the_longest_first() -> None:
    words = Vocabulary()
    words.add("SERVICE", ["hub"])
    words.add("ROLE", ["hub worker"])
    assert [match.name for match in words.matches("hub worker may", 0)] == ["hub worker", "hub"]
    assert words.matches("hubs", 0) == []


def told_of(old: str, new: str, *, file: str = MOVE_UP) -> list[str]:
    with pytest.raises(PackRefused) as refusal:
        read_text(changed(file, old, new))
    return [fault.says for fault in refusal.value.faults]


def test_who_owes_an_inner_procedure_may_begin_it() -> None:
    owed = "after weighing the worry (stay), hub worker must begin second opinion"
    assert read_text(with_sentence(owed))
    texts = changed(SECOND_OPINION, "    by: anyone\n", "    by: hub manager\n", with_sentence(owed))
    with pytest.raises(PackRefused) as refusal:
        read_text(texts)
    assert [fault.says for fault in refusal.value.faults] == [
        "“second opinion” is not begun by “hub worker” but by hub manager. Name one of them."
    ]


def test_one_step_does_not_become_two() -> None:
    two = "    by: hub worker\n    with: [social worker]\n  take the child on:\n"
    became = f"    was: pay a visit\n{two}    was: pay a visit\n"
    assert told_of(two, became) == [
        "“pay a visit” became two steps here: “make the visit” and “take the child on”. Leave one “was:” out."
    ]


def test_a_date_that_a_time_runs_towards_is_asked_alike() -> None:
    texts = with_sentence(
        "after weighing the worry, must make the visit 7 days before the day it is looked at again"
    )
    assert read_text(texts)
    asked = "      who leads from now on: a named social worker\n"
    texts = changed(MOVE_UP, asked, f"{asked}      the day it is looked at again: date and time\n", texts)
    with pytest.raises(PackRefused) as refusal:
        read_text(texts)
    (fault,) = refusal.value.faults
    assert fault.says.startswith("“the day it is looked at again” is asked in two ways")
