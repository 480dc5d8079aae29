"""A sample is drawn so that it can be drawn again, and audited by those who did not work on the case."""

from datetime import date

import pytest

from held.record.actions.cannot import CanNot
from held.record.actions.rebuild import compare_all
from held.record.actions.rounds.audit_cases import audit_case, draw_sample
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.clock import now
from held.record.reading.history.verify import verify
from held.record.reading.rounds.running import round_called
from held.record.reading.rounds.samples import drawn_again
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk
from tests.pages.transitions.test_taking_a_step import raise_concern
from tests.record.rounds.looking_back import takes, the_round
from tests.record.transitions.harbour import Harbour

TODAY = date(2026, 3, 2)


@pytest.fixture
def ended(harbour: Harbour) -> Transition:
    """A crossing that the guide began and the coordinator ended, and a round that runs."""
    raise_concern(Desk(harbour.workers["hub guide"]), harbour)
    crossing = Transition.objects.get(child=harbour.older)
    end_transition(
        by=harbour.workers["hub coordinator"],
        transition=crossing.public,
        why=WhyItEnds.MOVED_AWAY,
        reason="To the next town.",
        happened=now(),
        key="",
    )
    takes(harbour, "open the books")
    return crossing


def draws(harbour: Harbour, by: str = "hub coordinator", many: int = 5) -> int:
    return draw_sample(
        by=harbour.workers[by], round_=the_round().public, since=TODAY, until=TODAY, many=many, key=""
    )


def audits(harbour: Harbour, sample: int, by: str) -> int:
    return audit_case(
        by=harbour.workers[by],
        round_=the_round().public,
        sample=sample,
        case=1,
        smooth="Nobody waited.",
        right_team="yes",
        put_right="",
        key="",
    )


def test_a_sample_is_written_down_and_can_be_drawn_again(harbour: Harbour, ended: Transition) -> None:
    number = draws(harbour)
    (sample,) = round_called(the_round().public).samples
    assert (sample.number, sample.of, [case.transition for case in sample.cases]) == (
        number,
        1,
        [ended.public],
    )
    assert drawn_again(sample)
    assert verify().faults == []
    assert [one for found in compare_all() for one in found] == []


def test_nobody_audits_a_case_of_their_own(harbour: Harbour, ended: Transition) -> None:
    number = draws(harbour)
    with pytest.raises(CanNot, match="You worked on this case yourself"):
        audits(harbour, number, "hub coordinator")
    audits(harbour, number, "bureau principal")
    judged = round_called(the_round().public).samples[0].cases[0].judged
    assert judged is not None
    assert (judged.by_name, judged.right_team) == ("Bureau Principal", "yes")


def test_who_takes_no_step_of_the_round_draws_nothing(harbour: Harbour, ended: Transition) -> None:
    with pytest.raises(CanNot, match="Whoever takes the steps"):
        draws(harbour, by="hub guide")


def test_nothing_is_drawn_from_nothing_nor_from_days_to_come(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    with pytest.raises(CanNot, match="nothing to draw from"):
        draws(harbour)
    with pytest.raises(CanNot, match="Give two days that have come"):
        draw_sample(
            by=harbour.workers["hub coordinator"],
            round_=the_round().public,
            since=TODAY,
            until=date(2026, 3, 3),
            many=1,
            key="",
        )
