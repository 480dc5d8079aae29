"""Two authorities side by side: what the two shipped ones do differently comes out of their files alone."""

from dataclasses import replace

import pytest

from held.engine.authorities.beside import ASPECTS, Beside, Row, lay_beside
from held.engine.authorities.point import Point
from held.language.pack import Pack
from tests.packs.small_pack import small_pack
from tests.procedures.packs import CARELINE, HARBOUR, LUTON, LUTON_REWRITTEN, PACKS, the_pack


@pytest.fixture(scope="module")
def step_up() -> Beside:
    return lay_beside(the_pack(LUTON), the_pack(CARELINE))[0]


def row(beside: Beside, about: str) -> Row:
    return next(each for each in beside.rows if each.about == about)


def said(points: tuple[Point, ...]) -> str:
    return "\n".join(f"{point.says} [{', '.join(cite.words for cite in point.cites)}]" for point in points)


class TestTheTwoSourcesCollide:
    def test_the_ways_with_the_urgent_call_lie_beside_each_other(self, step_up: Beside) -> None:
        assert [each.name for each in (*step_up.left, *step_up.right)] == ["step up", "step up"]
        assert step_up.heading == "The way with the urgent call"

    def test_on_how_long_both_services_hold_the_child(self, step_up: Beside) -> None:
        both = row(step_up, "How long two services hold the child together")
        assert "early help and MASH: from transferring the case until closing early help's part" in said(
            both.left
        )
        assert "within 10 working days after transferring the case" in said(both.left)
        assert "within 3 weeks after answering the request (accepted)" in said(both.right)
        assert both.verdict == "Both speak of it, and differ."

    def test_on_who_decides(self, step_up: Beside) -> None:
        both = row(step_up, "Who decides")
        assert "at the transfer meeting; recorded as a manager decision [5.2, 5.3, 5.3a" in said(both.left)
        assert (
            "the early help head of service, together with the early help team manager; comes out ratified"
            in said(both.right)
        )
        assert "not by the one deciding on a step up" in said(both.right)
        assert both.verdict == "Both speak of it, and differ."

    def test_on_urgency(self, step_up: Beside) -> None:
        both = row(step_up, "The urgent way")
        assert "it stands in for holding the initial discussion, holding the transfer meeting" in said(
            both.left
        )
        assert "send the referral form: within 1 working day after making the urgent call (urgent)" in said(
            both.left
        )
        assert "request the assessment: within 1 hour after ringing the duty team manager" in said(both.right)
        assert "then request the assessment waits for none of its 5 conditions" in said(both.right)
        assert "within 1 working day after the start" in said(row(step_up, "Limits of time").right)
        assert both.verdict == "Both speak of it, and differ."

    def test_on_who_settles_a_disagreement(self, step_up: Beside) -> None:
        both = row(step_up, "When people disagree, and who has the last word")
        assert "the last word: the early help head of service with the social care head of service" in said(
            both.left
        )
        assert "the last word: the director of early help with the director of social care" in said(
            both.right
        )
        assert "the refusal of consent must begin" not in said(both.right)
        assert both.verdict == "Both speak of it, and differ."

    def test_what_each_leaves_to_a_question_says_whose_answer_it_is(self, step_up: Beside) -> None:
        left = row(step_up, "What the text leaves open").left
        assert left[0].says.endswith("(open)")
        assert "(our reading: within 7 working days, so that it falls in the co-working)" in said(left)


@pytest.mark.parametrize(
    "left", [*(the_pack(path) for path in PACKS), small_pack()], ids=lambda pack: pack.name
)
@pytest.mark.parametrize("right", [the_pack(HARBOUR), small_pack()], ids=lambda pack: pack.name)
def test_any_two_can_be_laid_beside_each_other_and_no_procedure_is_left_out(left: Pack, right: Pack) -> None:
    found = lay_beside(left, right)
    assert sorted(each.name for beside in found for each in beside.left) == sorted(left.procedures)
    assert sorted(each.name for beside in found for each in beside.right) == sorted(right.procedures)
    assert all(row.left or row.right for beside in found for row in beside.rows)


def test_a_pack_beside_itself_differs_in_nothing() -> None:
    for beside in lay_beside(small_pack(), small_pack()):
        assert all(row.left == row.right for row in beside.rows)
        assert {row.verdict for row in beside.rows} == {"Both speak of it."}


def test_a_changed_length_makes_the_two_differ() -> None:
    pack = small_pack()
    one = pack.procedures["move up"]
    longer = replace(
        one,
        rules=tuple(
            replace(
                rule,
                norms=tuple(
                    replace(norm, time=replace(norm.time, number=45)) if norm.id == "4/3" else norm  # type: ignore[union-attr,call-arg,type-var]
                    for norm in rule.norms
                ),
            )
            for rule in one.rules
        ),
    )
    other = replace(pack, procedures={**pack.procedures, "move up": longer})
    differing = [
        each.about for beside in lay_beside(pack, other) for each in beside.rows if "differ" in each.verdict
    ]
    assert differing == ["Limits of time"]


def test_what_only_one_speaks_of_says_so() -> None:
    pack = small_pack()
    alone = replace(pack, procedures={"move up": replace(pack.procedures["move up"], inside=())})
    settling = [beside for beside in lay_beside(pack, alone) if beside.left and not beside.right]
    assert [each.name for beside in settling for each in beside.left] == ["second opinion"]
    assert {row.verdict for beside in settling for row in beside.rows} == {
        "Only one of the two speaks of it."
    }


def test_every_aspect_has_something_to_say_of_some_shipped_procedure() -> None:
    for about, aspect in ASPECTS:
        spoken = [
            point
            for pack in (the_pack(path) for path in PACKS)
            for each in pack.procedures.values()
            for point in aspect(each, pack)
        ]
        assert spoken, about


def heading_over(left: Pack, right: Pack, name: str) -> str:
    return next(
        beside.heading
        for beside in lay_beside(left, right)
        if name in {each.name for each in (*beside.left, *beside.right)}
    )


def test_a_move_is_told_by_the_services_of_either() -> None:
    luton, careline = the_pack(LUTON), the_pack(CARELINE)
    assert heading_over(luton, careline, "contingency") == "Within early help"
    assert heading_over(luton, careline, "triage challenge") == (
        "Up from early help to Careline, MASH or neighbourhood team"
    )
    assert heading_over(luton, careline, "early help down to universal") == (
        "Down from early help to universal services"
    )


def test_the_urgent_ways_meet_where_one_of_them_moves_nobody_up() -> None:
    """Rewritten for today, one lead stays throughout; it is no other kind of way for that."""
    first = lay_beside(the_pack(LUTON_REWRITTEN), the_pack(CARELINE))[0]
    assert [each.name for each in (*first.left, *first.right)] == ["step up", "step up"]


def test_a_round_is_laid_beside_rounds_alone() -> None:
    pack = the_pack(LUTON)
    rounds = [each for each in pack.procedures.values() if each.is_round]
    assert rounds
    laid = next(beside for beside in lay_beside(pack, the_pack(CARELINE)) if beside.left == tuple(rounds))
    assert laid.right == ()
    assert laid.heading == "A round, about no child"
