"""A step through the one natural way: judged, appended, followed. Harbour's clauses A1 to A5."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import time_machine

from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.index.rebuild import differences
from held.record.reading.care.lead import lead_at
from held.record.reading.transitions.answers import Meanwhile, NotRecorded, Recorded
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.tables.care.holding import Holding
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.record.transitions.harbour import Harbour


def asked(step: str, *children: Child, outcome: str | None = None, **more: object) -> StepAsked:
    answers = more.pop("answers", {"what worries you": "Nobody came to the door."})
    happened = more.pop("happened", now())
    seen = more.pop("seen", None)
    return StepAsked(
        procedure="crossing",
        step=step,
        happened=happened,  # type: ignore[arg-type]
        parts=tuple(
            ChildsPart(child=child.public, outcome=outcome, answers=answers, seen=seen)  # type: ignore[arg-type]
            for child in children
        ),
        **more,  # type: ignore[arg-type]
    )


def raised(harbour: Harbour, *children: Child, key: str = "k1") -> Recorded:
    found = take_step(by=harbour.workers["hub guide"], asked=asked("raise a concern", *children), key=key)
    assert isinstance(found, Recorded)
    return found


def with_the_principal(harbour: Harbour) -> dict[str, str]:
    return {"bureau principal": harbour.workers["bureau principal"].public}


def test_a_first_step_begins_the_transition_and_says_what_is_owed_next(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    transition = Transition.objects.get(child=harbour.older)
    assert transition.procedure == "crossing"
    assert transition.ended_at is None
    owed = Owed.objects.filter(child=harbour.older)
    assert {(row.step, row.role) for row in owed} == {
        ("weigh the evidence", "hub coordinator"),
        ("weigh the evidence", "bureau principal"),
    }
    assert owed[0].due == datetime(2026, 3, 3, 23, 59, 59, tzinfo=UTC)


def test_a_paper_and_a_word_go_to_the_other_side_once(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    notices = Notice.objects.filter(child=harbour.older)
    assert {(notice.paper, notice.role) for notice in notices} == {
        ("concern sheet", ""),
        ("", "bureau principal"),
    }
    assert {notice.team.name for notice in notices if notice.team} == {"Shore desk"}


def test_the_same_form_sent_twice_is_one_happening(harbour: Harbour) -> None:
    first = raised(harbour, harbour.older)
    before = Happening.objects.filter(child=harbour.older).count()
    again = raised(harbour, harbour.older)
    assert again.again
    assert again.each == first.each
    assert Happening.objects.filter(child=harbour.older).count() == before


def test_brother_and_sister_are_recorded_together_or_not_at_all(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    refused = take_step(
        by=harbour.workers["hub coordinator"],
        asked=asked(
            "weigh the evidence",
            harbour.older,
            harbour.younger,
            outcome="hub continues",
            others=with_the_principal(harbour),
        ),
        key="k2",
    )
    assert isinstance(refused, NotRecorded)
    assert [one.child for one in refused.refused] == [harbour.younger.public]
    assert Transition.objects.get(child=harbour.older).ended_at is None
    alone = take_step(
        by=harbour.workers["hub coordinator"],
        asked=asked(
            "weigh the evidence",
            harbour.older,
            outcome="hub continues",
            others=with_the_principal(harbour),
        ),
        key="k2",
    )
    assert isinstance(alone, Recorded)


def test_the_second_of_two_people_is_shown_what_the_first_recorded(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    seen = Happening.objects.filter(child=harbour.older).count()
    weigh = asked(
        "weigh the evidence",
        harbour.older,
        outcome="postponed",
        seen=seen,
        others=with_the_principal(harbour),
    )
    assert isinstance(take_step(by=harbour.workers["hub coordinator"], asked=weigh, key="a"), Recorded)
    second = take_step(by=harbour.workers["hub coordinator"], asked=weigh, key="b")
    assert isinstance(second, Meanwhile)
    assert second.each[0].numbers == (seen + 1,)


def test_a_stale_page_never_stops_what_is_for_safety(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    urgent = asked("sound the lamp line", harbour.older, outcome="immediate danger", seen=1)
    for role in ("bureau officer", "hub guide"):
        assert isinstance(take_step(by=harbour.workers[role], asked=urgent, key=role), Recorded)


def test_a_refusal_leaves_nothing_behind_and_cites_its_clause(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    before = Happening.objects.filter(child=harbour.older).count()
    refused = take_step(
        by=harbour.workers["bureau officer"],
        asked=asked("introduce the officer", harbour.older, answers={}),
        key="k3",
    )
    assert isinstance(refused, NotRecorded)
    assert "A3" in {reason.cites.words for reason in refused.refused[0].reasons}
    assert Happening.objects.filter(child=harbour.older).count() == before


def crossed(harbour: Harbour) -> Recorded | NotRecorded | Meanwhile:
    officer = harbour.workers["bureau officer"]
    take_step(
        by=harbour.workers["hub guide"],
        asked=asked("sound the lamp line", harbour.older, outcome="immediate danger"),
        key="u",
    )
    return take_step(
        by=officer,
        asked=asked(
            "introduce the officer",
            harbour.older,
            answers={"who walks beside them": officer.public, "where they met": "At the quay."},
        ),
        key="c",
    )


def test_the_lead_passes_and_the_other_service_holds_when_it_ends(harbour: Harbour) -> None:
    assert isinstance(crossed(harbour), Recorded)
    lead = lead_at(harbour.older, now())
    assert lead is not None
    assert lead.worker == harbour.workers["bureau officer"]
    assert [row.service for row in Holding.objects.filter(child=harbour.older, until=None)] == [
        "shore bureau"
    ]
    assert Transition.objects.get(child=harbour.older).ended_with == "shore bureau"
    (review,) = Owed.objects.filter(child=harbour.older)
    assert review.cites == "the promise"
    assert review.owner == harbour.workers["bureau officer"]


def test_the_index_is_what_the_history_says(harbour: Harbour, clock: time_machine.Traveller) -> None:
    crossed(harbour)
    raised(harbour, harbour.younger)
    clock.shift(timedelta(days=3))
    for child in (harbour.older, harbour.younger):
        assert differences(child=child, moment=now()) == {}


def test_a_row_changed_behind_the_histories_back_is_found(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    Owed.objects.filter(child=harbour.older).update(step="something else")
    assert "owed" in differences(child=harbour.older, moment=now())


def test_a_service_without_any_team_stops_nobody_and_leaves_nothing_to_nobody(harbour: Harbour) -> None:
    Membership.objects.filter(team__service="shore bureau").delete()
    Team.objects.filter(service="shore bureau").delete()
    raised(harbour, harbour.older)
    urgent = asked("sound the lamp line", harbour.older, outcome="immediate danger")
    assert isinstance(take_step(by=harbour.workers["hub guide"], asked=urgent, key="u"), Recorded)
    owed = Owed.objects.get(child=harbour.older, step="introduce the officer")
    assert owed.owner == harbour.workers["hub guide"]


def test_a_reason_is_kept_where_something_is_departed_from_and_nowhere_else(harbour: Harbour) -> None:
    """A6: the child is heard first, if possible. A form that came with a reason for something else keeps that one alone."""
    coordinator, officer = harbour.workers["hub coordinator"], harbour.workers["bureau officer"]
    raised(harbour, harbour.older)
    weigh = asked(
        "weigh the evidence", harbour.older, outcome="bureau joins", others=with_the_principal(harbour)
    )
    assert isinstance(
        take_step(by=coordinator, asked=replace(weigh, reasons={"A9/1": "So."}), key="w"), Recorded
    )
    introduce = asked(
        "introduce the officer", harbour.older, answers={"who walks beside them": officer.public}
    )
    refused = take_step(by=officer, asked=introduce, key="i")
    assert isinstance(refused, NotRecorded)
    norm = refused.refused[0].reasons[0].norm
    given = {norm: "She asked us to wait no longer.", "A9/1": "So."}
    assert isinstance(take_step(by=officer, asked=replace(introduce, reasons=given), key="j"), Recorded)
    rows = Happening.objects.filter(child=harbour.older, kind="step taken").order_by("-number")
    kept = [json.loads(row.words.text or "")["reasons"] for row in rows[:2]]
    assert kept == [{norm: "She asked us to wait no longer."}, {}]
