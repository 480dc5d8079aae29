"""What was recorded wrongly in a round is struck or corrected by a later entry, and all is judged again."""

from datetime import UTC, datetime

import pytest

from held.record.actions.cannot import CanNot
from held.record.actions.rebuild import compare_all
from held.record.actions.rounds.set_right_in_a_round import correct_in_a_round, strike_in_a_round
from held.record.reading.history.verify import verify
from held.record.reading.transitions.asked import ABOUT_NO_CHILD, ChildsPart, StepAsked
from held.record.reading.transitions.course import course
from held.record.tables.care.owed import Owed
from held.record.tables.work.notice import Notice
from tests.record.rounds.looking_back import takes, the_round
from tests.record.transitions.harbour import Harbour


def owed() -> set[str]:
    return set(Owed.objects.filter(child=None).values_list("step", flat=True))


def as_written() -> None:
    assert verify().faults == []
    assert [one for found in compare_all() for one in found] == []


def struck(harbour: Harbour, number: int, by: str = "hub coordinator") -> int:
    return strike_in_a_round(
        by=harbour.workers[by], round_=the_round().public, number=number, why="Typed by mistake.", key=""
    )


def test_what_is_struck_counts_no_more_and_can_be_taken_back(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    takes(harbour, "pick the cases", how_they_were_picked="Every tenth.")
    assert owed() == {"pick the cases", "read the cases"}
    said = struck(harbour, 3)
    assert owed() == {"pick the cases"}
    as_written()
    struck(harbour, said)
    assert owed() == {"pick the cases", "read the cases"}
    as_written()


def test_a_correction_is_read_instead_and_whoever_was_told_is_told(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    takes(harbour, "pick the cases", how_they_were_picked="Every tenth.")
    takes(harbour, "read the cases", outcome="something to mend", what_was_seen="Two waited.")
    part = ChildsPart(child=ABOUT_NO_CHILD, outcome="all well", answers={"what was seen": "Nobody waited."})
    on = datetime(2026, 3, 2, 9, tzinfo=UTC)
    asked = StepAsked(procedure="looking back", step="read the cases", happened=on, parts=(part,))
    correct_in_a_round(
        by=harbour.workers["hub coordinator"],
        round_=the_round().public,
        number=4,
        why="I had the wrong list.",
        asked=asked,
        part=part,
        key="",
    )
    assert course(the_round().public).told[-1].outcome == "all well"
    said = [notice.says for notice in Notice.objects.filter(child=None).order_by("pk")]
    assert len(said) == 2
    assert said[1].startswith("Set right: ")
    as_written()


def test_the_end_is_taken_back_unless_another_has_begun(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    takes(harbour, "close the books", by="bureau principal")
    first = the_round()
    struck(harbour, 3, by="bureau principal")
    assert the_round().ended_at is None
    as_written()
    takes(harbour, "close the books", by="bureau principal")
    takes(harbour, "open the books")
    with pytest.raises(CanNot, match="another round of the same kind has begun since"):
        strike_in_a_round(
            by=harbour.workers["bureau principal"], round_=first.public, number=5, why="Too early.", key=""
        )


def test_somebody_elses_entry_is_set_right_by_a_manager_alone(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    with pytest.raises(CanNot, match="or a manager, can set it right"):
        struck(harbour, 2, by="hub guide")
