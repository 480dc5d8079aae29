"""The gap register: every question once, whoever is still to answer first."""

from held.engine.gaps import gap_register, tally
from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, changed, small_pack
from tests.procedures.packs import CARELINE, LUTON, the_pack


def test_what_is_open_comes_first_then_ours_then_what_was_decided() -> None:
    decided = "settled: within 5 working days\n        by: the board\n        on: 2026-03-02"
    ours = "      - asks: And when?\n        settled: at once\n        by: this project\n"
    also = f"      - asks: Who tells the family?\n{ours}"
    texts = changed(MOVE_UP, "settled: within 5 working days\n        by: this project", decided)
    pack = read_text(changed(MOVE_UP, "      - asks: Who tells the family?\n", also, texts))
    found = gap_register(pack)
    assert [gap.question.asks.split("?")[0] for gap in found] == [
        "Who tells the family",
        "And when",
        "By when does social work take the child on",
    ]
    counted = tally(gap.question for gap in found)
    assert counted.answered == "1 answered by our reading, 1 decided by the authority, 1 open"


def test_each_stands_with_the_sentences_that_rest_on_it() -> None:
    answered = gap_register(small_pack())[1]
    assert [norm.words for norm in answered.norms] == [
        "after weighing the worry (move up), must take the child on within 5 working days unless already done"
    ]
    assert answered.rule.clauses == ("2",)


def test_a_question_that_names_another_clause_says_so() -> None:
    pack = read_text(
        changed(MOVE_UP, "Who tells the family?", "Who tells the family, where 4 says nothing of it?")
    )
    assert gap_register(pack)[0].between == ("4",)
    assert gap_register(small_pack())[0].between == ()


def test_a_number_that_counts_something_is_no_clause() -> None:
    for counted, named in (
        ("within 4 days?", ()),
        ("after 4 working days?", ()),
        ("in clauses 4 and 5?", ("4", "5")),
        ("for 5 weeks, as 4 says?", ("4",)),
    ):
        pack = read_text(changed(MOVE_UP, "Who tells the family?", f"Who tells them {counted}"))
        assert gap_register(pack)[0].between == named


def test_the_two_sources_own_contradictions_are_in_it() -> None:
    careline = {gap.rule.clauses: gap for gap in gap_register(the_pack(CARELINE)) if gap.between}
    assert careline[("2.3a",)].between == ("2.4b",)
    assert any(gap.between for gap in gap_register(the_pack(LUTON)))
