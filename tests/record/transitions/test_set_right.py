"""Setting right: the wrong entry stays readable, what follows is judged again, and the old words are not unsent."""

from datetime import timedelta

import pytest
import time_machine

from held.record.actions.cannot import CanNot
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.set_aside import set_aside
from held.record.actions.transitions.set_right import correct, strike
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.index.rebuild import differences
from held.record.reading.care.lead import lead_at
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.asked import ChildsPart
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.record.promise_counted import children_without
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, crossed, raised, with_the_principal


def weighed(harbour: Harbour, outcome: str) -> Recorded:
    raised(harbour, harbour.older)
    found = take_step(
        by=harbour.workers["hub coordinator"],
        asked=asked("weigh the evidence", harbour.older, outcome=outcome, others=with_the_principal(harbour)),
        key="w",
    )
    assert isinstance(found, Recorded)
    return found


def test_a_wrong_outcome_is_corrected_and_what_it_ended_goes_on(harbour: Harbour) -> None:
    recorded = weighed(harbour, "hub continues").each[0]
    assert Transition.objects.get(child=harbour.older).ended_at is not None
    right = asked(
        "weigh the evidence", harbour.older, outcome="postponed", others=with_the_principal(harbour)
    )
    correct(
        by=harbour.workers["hub coordinator"],
        child=harbour.older.public,
        number=recorded.number,
        why="I ticked the wrong line.",
        asked=right,
        part=right.parts[0],
        key="r",
    )
    assert Transition.objects.get(child=harbour.older).ended_at is None
    assert {row.step for row in Owed.objects.filter(child=harbour.older)} == {"weigh the evidence"}
    assert Happening.objects.filter(child=harbour.older, number=recorded.number).exists()
    assert differences(child=harbour.older, moment=now()) == {}


def test_a_wrong_time_moves_the_dates_that_count_from_it(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    recorded = weighed(harbour, "bureau joins").each[0]
    before = Owed.objects.get(child=harbour.older, step="introduce the officer").due
    clock.shift(timedelta(days=1))
    right = asked(
        "weigh the evidence",
        harbour.older,
        outcome="bureau joins",
        others=with_the_principal(harbour),
        happened=now(),
    )
    correct(
        by=harbour.workers["hub coordinator"],
        child=harbour.older.public,
        number=recorded.number,
        why="It was today, not yesterday.",
        asked=right,
        part=right.parts[0],
        key="r",
    )
    after = Owed.objects.get(child=harbour.older, step="introduce the officer").due
    assert (before.date().isoformat(), after.date().isoformat()) == ("2026-03-06", "2026-03-09")


def test_an_entry_on_the_wrong_child_is_struck_and_the_lead_goes_back(harbour: Harbour) -> None:
    done = crossed(harbour)
    assert isinstance(done, Recorded)
    strike(
        by=harbour.workers["bureau officer"],
        child=harbour.older.public,
        number=done.each[0].number,
        why="This was another child.",
        key="s",
    )
    lead = lead_at(harbour.older, now())
    assert lead is not None
    assert lead.worker == harbour.workers["hub guide"]
    assert Transition.objects.get(child=harbour.older).ended_at is None


def test_nothing_is_unsent_the_correction_is_sent_after_it(harbour: Harbour) -> None:
    recorded = raised(harbour, harbour.older).each[0]
    strike(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        number=recorded.number,
        why="This was another child.",
        key="s",
    )
    said = Notice.objects.filter(child=harbour.older, says__startswith="Set right")
    assert said.count() == 2


def test_whoever_did_not_record_it_and_manages_nothing_may_not(harbour: Harbour) -> None:
    recorded = weighed(harbour, "postponed").each[0]
    with pytest.raises(CanNot, match="Hub Coordinator recorded this"):
        strike(
            by=harbour.workers["hub guide"],
            child=harbour.older.public,
            number=recorded.number,
            why="I think it was wrong.",
            key="s",
        )


def test_no_reason_no_setting_right(harbour: Harbour) -> None:
    recorded = raised(harbour, harbour.older).each[0]
    with pytest.raises(CanNot, match="Say what was wrong"):
        strike(
            by=harbour.workers["hub guide"],
            child=harbour.older.public,
            number=recorded.number,
            why=" ",
            key="s",
        )


def test_a_manager_ends_what_was_begun_in_error_and_the_child_stays(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    transition = Transition.objects.get(child=harbour.older)
    end_transition(
        by=harbour.workers["hub coordinator"],
        transition=transition.public,
        why=WhyItEnds.BEGUN_IN_ERROR,
        reason="Meant for another family.",
        happened=now(),
        key="e",
    )
    transition.refresh_from_db()
    assert transition.ended_at is not None
    assert Owed.objects.get(child=harbour.older).cites == "the promise"
    lead = lead_at(harbour.older, now())
    assert lead is not None
    assert lead.worker == harbour.workers["hub guide"]


def test_only_a_manager_ends_it(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    transition = Transition.objects.get(child=harbour.older)
    with pytest.raises(CanNot, match="A manager can end it"):
        end_transition(
            by=harbour.workers["hub guide"],
            transition=transition.public,
            why=WhyItEnds.BEGUN_IN_ERROR,
            reason="Meant for another family.",
            happened=now(),
            key="e",
        )


def test_a_correction_keeps_to_the_child_it_is_about(harbour: Harbour) -> None:
    recorded = raised(harbour, harbour.older, harbour.younger)
    right = asked("raise a concern", harbour.older)
    correct(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        number=recorded.each[0].number,
        why="Written down more clearly.",
        asked=right,
        part=ChildsPart(
            child=harbour.older.public, answers={"what worries you": "The door was open at night."}
        ),
        key="r",
    )
    assert not Happening.objects.filter(child=harbour.younger, kind="corrected").exists()


def owed_norm(harbour: Harbour) -> str:
    return Owed.objects.filter(child=harbour.older, step="weigh the evidence").values_list("norm", flat=True)[
        0
    ]


def test_a_manager_sets_a_must_aside_with_a_reason(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    transition = Transition.objects.get(child=harbour.older)
    set_aside(
        by=harbour.workers["hub coordinator"],
        transition=transition.public,
        norm=owed_norm(harbour),
        run="",
        why="The family has moved in with the grandparents.",
        key="a",
    )
    assert not Owed.objects.filter(child=harbour.older, step="weigh the evidence").exists()


def test_where_everything_owed_is_set_aside_the_lead_owes_the_next_word(harbour: Harbour) -> None:
    """The promise: something is owed, by somebody, until the end."""
    raised(harbour, harbour.older)
    transition = Transition.objects.get(child=harbour.older)
    for duty in list(Owed.objects.filter(child=harbour.older).values_list("norm", flat=True).distinct()):
        set_aside(
            by=harbour.workers["hub coordinator"],
            transition=transition.public,
            norm=duty,
            run="",
            why="The family has moved in with the grandparents.",
            key=duty,
        )
    row = Owed.objects.get(child=harbour.older)
    assert (row.step, row.owner, row.transition) == (
        "say what is next",
        harbour.workers["hub guide"],
        transition,
    )
    assert (row.cites, row.time_is_ours) == ("the promise", True)
    assert children_without() == ()
    assert differences(child=harbour.older, moment=now()) == {}
    weighed(harbour, "postponed")
    assert not Owed.objects.filter(step="say what is next").exists()
    assert differences(child=harbour.older, moment=now()) == {}


def test_whoever_manages_nothing_may_not_set_a_must_aside(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    transition = Transition.objects.get(child=harbour.older)
    with pytest.raises(CanNot, match="manage"):
        set_aside(
            by=harbour.workers["hub guide"],
            transition=transition.public,
            norm=owed_norm(harbour),
            run="",
            why="No time this week.",
            key="a",
        )
