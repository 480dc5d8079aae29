"""Who is named in an invited role has the appointment in their calendar: once, changed, and called off. Decision 29.

What goes out is opened by a calendar library that did not write it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import time_machine
import vobject

from held.record.actions.care.involve import end_involvement
from held.record.actions.invitations.meetings import invite_to_meetings
from held.record.actions.messages.claim import claim
from held.record.actions.messages.settle import it_went, put_off
from held.record.actions.people.mail_address import set_workers_address
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.set_right import correct, strike
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.mail_sender import sender
from held.record.tables.messages.message import Message
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.later import put_later
from tests.record.transitions.meeting_up import INVITING, WEEKLY, agreed, with_an_appointment
from tests.record.transitions.test_take_step import asked

OFFICER, GUIDE = "bureau officer", "hub guide"


@dataclass(frozen=True)
class Opened:
    """What a calendar reads out of one mail."""

    method: str
    uid: str
    sequence: int
    starts: datetime
    text: str


def opened(worker: Worker) -> list[Opened]:
    found = []
    for mail in Message.objects.filter(worker=worker).exclude(calendar="").order_by("id"):
        whole = vobject.readOne(mail.calendar)
        event = whole.vevent
        assert event.attendee.value == f"mailto:{worker.email}"
        assert event.organizer.value == f"mailto:{sender()}"
        assert event.dtstart.value.tzinfo is not None
        found.append(
            Opened(
                whole.method.value,
                event.uid.value,
                int(event.sequence.value),
                event.dtstart.value.astimezone(UTC),
                mail.calendar + mail.subject + mail.text,
            )
        )
    return found


def it_all_went() -> None:
    while one := claim(way="smtp"):
        it_went(one)


def states(worker: Worker) -> list[tuple[str, str]]:
    found = Message.objects.filter(worker=worker).exclude(calendar="").order_by("id")
    return [("CANCEL" if "METHOD:CANCEL" in one.calendar else "REQUEST", one.state) for one in found]


def test_both_are_invited_once(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    for role in (GUIDE, OFFICER):
        (one,) = opened(harbour.workers[role])
        assert (one.method, one.sequence) == ("REQUEST", 0)
        assert one.starts == datetime(2026, 3, 10, 14, tzinfo=UTC)
    assert opened(harbour.workers["hub coordinator"]) == []


def test_what_goes_out_names_no_child(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    (one,) = opened(harbour.workers[OFFICER])
    for word in ("Wren", "Marlowe", harbour.older.number, harbour.older.public):
        assert word not in one.text
    assert "SUMMARY:Introduce the officer" in one.text
    assert "/mail/" in one.text


def test_after_the_clocks_change_it_is_at_the_same_hour_in_england(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    agreed(harbour, harbour.older, "2026-03-30T14:00", key="a")
    (one,) = opened(harbour.workers[OFFICER])
    assert one.starts == datetime(2026, 3, 30, 13, tzinfo=UTC)
    assert "DTSTART;TZID=Europe/London:20260330T140000" in one.text


def test_another_hour_takes_the_place_of_the_first(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    agreed(harbour, harbour.older, "2026-03-12T09:30", key="b")
    first, second = opened(harbour.workers[OFFICER])
    assert first.uid == second.uid
    assert [each.sequence for each in (first, second)] == [0, 1]
    assert second.starts == datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def test_nothing_new_sends_nothing(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    agreed(harbour, harbour.older, "2026-03-10T14:00", key="b")
    assert len(opened(harbour.workers[OFFICER])) == 1


def test_a_corrected_hour_is_told_again_and_a_struck_one_is_called_off(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    number = agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    right = asked("agree when we meet", harbour.older, answers={"when we meet": "2026-03-10T16:00"})
    how = {"by": harbour.workers[GUIDE], "child": harbour.older.public, "number": number}
    correct(**how, why="Four, not two.", asked=right, part=right.parts[0], key="c")
    it_all_went()
    strike(**how, why="We never agreed it.", key="s")
    found = opened(harbour.workers[OFFICER])
    assert [(each.method, each.sequence) for each in found] == [
        ("REQUEST", 0),
        ("REQUEST", 1),
        ("CANCEL", 2),
    ]
    assert len({each.uid for each in found}) == 1
    assert "STATUS:CANCELLED" in found[-1].text
    assert "Four, not two." not in found[1].text


def test_whoever_is_no_longer_named_need_not_come(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    it_all_went()
    end_involvement(
        by=harbour.workers[GUIDE],
        child=harbour.older.public,
        worker=harbour.workers[OFFICER].public,
        role=OFFICER,
        reason="Another officer comes.",
        key="e",
    )
    assert [each.method for each in opened(harbour.workers[OFFICER])] == ["REQUEST", "CANCEL"]
    assert [each.method for each in opened(harbour.workers[GUIDE])] == ["REQUEST"]


def test_the_end_calls_it_off_and_what_took_place_is_left(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    transition = with_an_appointment(harbour)
    agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    assert [each.method for each in ended(harbour, transition, clock, days=9)] == ["REQUEST"]


def test_the_end_before_it_calls_it_off(harbour: Harbour, clock: time_machine.Traveller) -> None:
    transition = with_an_appointment(harbour)
    agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    assert [each.method for each in ended(harbour, transition, clock, days=1)] == ["REQUEST", "CANCEL"]


def ended(
    harbour: Harbour, transition: Transition, clock: time_machine.Traveller, *, days: int
) -> list[Opened]:
    it_all_went()
    clock.shift(timedelta(days=days))
    end_transition(
        by=harbour.workers["hub coordinator"],
        transition=transition.public,
        why=WhyItEnds.MOVED_AWAY,
        reason="They moved.",
        happened=now(),
        key="end",
    )
    return opened(harbour.workers[OFFICER])


def test_nobody_is_invited_to_what_is_past(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    agreed(harbour, harbour.older, "2026-03-01T14:00", key="a")
    assert Message.objects.exclude(calendar="").count() == 0


def test_whoever_has_no_address_is_invited_once_they_have_one(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    officer = harbour.workers[OFFICER]
    Worker.objects.filter(pk=officer.pk).update(email="")
    agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    it_all_went()
    assert states(officer) == [("REQUEST", "no address")]
    set_workers_address(by=harbour.workers[GUIDE], worker=officer.public, email="o@harbour.example")
    it_all_went()
    assert states(officer) == [("REQUEST", "no address"), ("REQUEST", "went")]
    assert "mailto:o@harbour.example" in Message.objects.filter(worker=officer).latest("id").calendar
    set_workers_address(by=harbour.workers[GUIDE], worker=officer.public, email="other@harbour.example")
    assert len(states(officer)) == 2


def test_what_never_went_is_not_called_off(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    number = agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    agreed(harbour, harbour.older, "2026-03-12T14:00", key="b")
    waits = [("REQUEST", "withdrawn"), ("REQUEST", "waiting")]
    assert states(harbour.workers[OFFICER]) == waits
    how = {"by": harbour.workers[GUIDE], "child": harbour.older.public, "why": "We never agreed it."}
    strike(**how, number=number, key="s")
    strike(**how, number=number + 1, key="t")
    assert states(harbour.workers[OFFICER]) == [("REQUEST", "withdrawn")] * 2


def test_nothing_arrives_after_it_was_called_off(harbour: Harbour, clock: time_machine.Traveller) -> None:
    with_an_appointment(harbour)
    number = agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    being_sent = []
    while one := claim(way="smtp"):
        being_sent.append(one)
    how = {"by": harbour.workers[GUIDE], "child": harbour.older.public, "number": number}
    strike(**how, why="We never agreed it.", key="s")
    for one in being_sent:
        put_off(one, trouble="451 Later.")
    clock.shift(timedelta(minutes=5))
    it_all_went()
    assert states(harbour.workers[OFFICER]) == [("REQUEST", "withdrawn"), ("CANCEL", "went")]


def test_what_is_refused_invites_nobody(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    step = asked("agree when we meet", harbour.older, answers={"when we meet": "2026-03-10T14:00"})
    take_step(by=harbour.workers["bureau principal"], asked=step, key="no")
    assert Message.objects.exclude(calendar="").count() == 0


# The weekly meeting


def occurrences(worker: Worker, until: datetime) -> list[str]:
    mail = Message.objects.filter(worker=worker).exclude(calendar="").latest("id")
    event = vobject.readOne(mail.calendar).vevent
    found = event.getrruleset(addRDate=True).between(now(), until, inc=True)
    return [f"{at.astimezone(UTC):%Y-%m-%d %H:%M}" for at in found]


def test_the_weekly_meeting_is_one_rule_for_each_who_works_in_an_invited_role(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    assert invite_to_meetings() == 2
    for role in ("hub coordinator", "bureau principal"):
        (one,) = opened(harbour.workers[role])
        assert (one.method, one.sequence) == ("REQUEST", 0)
    assert occurrences(harbour.workers["hub coordinator"], datetime(2026, 4, 22, tzinfo=UTC)) == [
        "2026-03-03 10:30",
        "2026-03-10 10:30",
        "2026-03-17 10:30",
        "2026-03-24 10:30",
        # the clocks have gone on: half past ten in England is an hour earlier
        "2026-03-31 09:30",
        # on 7 April the authority is closed
        "2026-04-14 09:30",
        "2026-04-21 09:30",
    ]


def test_it_is_sent_again_only_when_it_is_otherwise(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    invite_to_meetings()
    assert invite_to_meetings() == 0
    later = INVITING.replace("10:30", "11:00")
    put_later(harbour, (WEEKLY, later), version="2026-05", on=date(2026, 3, 2))
    assert invite_to_meetings() == 2
    first, second = opened(harbour.workers["bureau principal"])
    assert (second.method, second.sequence, second.uid) == ("REQUEST", 1, first.uid)
    assert second.starts == datetime(2026, 3, 3, 11, tzinfo=UTC)


def test_whoever_is_no_longer_invited_has_it_taken_out(harbour: Harbour) -> None:
    with_an_appointment(harbour)
    invite_to_meetings()
    it_all_went()
    put_later(harbour, version="2026-05", on=date(2026, 3, 2))
    assert invite_to_meetings() == 2, "the later version invites nobody"
    assert [each.method for each in opened(harbour.workers["bureau principal"])] == ["REQUEST", "CANCEL"]
