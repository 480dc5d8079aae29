"""A meeting's agenda fills itself: who is due there, who was missed, what was decided, and the weeks around it."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from held.language.pack import Meeting
from held.language.reading import pack_texts
from held.pages.meetings.days import after, before, on_or_after
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.transitions.take_step import take_step
from held.record.reading.transitions.answers import Recorded
from held.record.tables.care.owed import Owed
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, said, words_of
from tests.pages.transitions.test_queries import asked as asked_of_the_database
from tests.procedures.packs import HARBOUR, the_pack
from tests.record.reading.crowd import crowd
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.test_set_right_whole import struck
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

CIRCLE = "/meetings/tuesday-circle"


def weighed(harbour: Harbour, *children: object, outcome: str, key: str = "w") -> Recorded:
    found = take_step(
        by=harbour.workers["hub coordinator"],
        asked=asked("weigh the evidence", *children, outcome=outcome, others=with_the_principal(harbour)),  # type: ignore[arg-type]
        key=key,
    )
    assert isinstance(found, Recorded), found
    return found


def test_brothers_and_sisters_stand_together_once_with_the_way_to_their_turn(
    coordinator: Desk, harbour: Harbour
) -> None:
    raised(harbour, harbour.older, harbour.younger)
    page = coordinator.get(CIRCLE)
    words = said(page)
    assert "Tuesday circle, Tuesday 3 March 2026, 10.30am" in words
    assert words.count("Wren and Kit Marlowe, 10 and 7") == 1
    assert "0 of 2 children decided." in words
    assert "Asked for on Monday 2 March 2026." in words
    turn = f"{CIRCLE}/children/{harbour.older.public}?on=2026-03-03"
    assert f'href="{turn}"' in words_of(page)


def test_who_was_missed_is_on_the_next_one_with_how_often(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    raised(harbour, harbour.older)
    clock.move_to(datetime(2026, 3, 11, 9, tzinfo=UTC))
    coordinator = Desk(harbour.workers["hub coordinator"])
    page = said(coordinator.get(CIRCLE))
    assert "Tuesday 17 March 2026" in page
    assert "Missed Wren Marlowe, 10" in page
    assert "It was due on Tuesday 3 March 2026: missed 2 times." in page
    assert "Nobody. The agenda fills itself" in said(coordinator.get(f"{CIRCLE}?on=2026-03-24"))


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31", "99999-01-01", "soon"])
def test_a_day_on_which_nobody_meets_shows_the_next_one(harbour: Harbour, coordinator: Desk, on: str) -> None:
    assert said(coordinator.get(f"{CIRCLE}?on={on}")) == said(coordinator.get(CIRCLE))


def test_what_was_decided_is_ticked_on_its_day(harbour: Harbour, clock: time_machine.Traveller) -> None:
    raised(harbour, harbour.older, harbour.younger)
    clock.move_to(datetime(2026, 3, 3, 11, tzinfo=UTC))
    coordinator = Desk(harbour.workers["hub coordinator"])
    weighed(harbour, harbour.older, outcome="postponed")
    page = said(coordinator.get(CIRCLE))
    assert "1 of 2 children decided." in page
    decided = page[page.index("Decided") :]
    assert "Wren Marlowe, 10 ✓ Postponed Hub Coordinator, Tuesday 3 March 2026, 11am" in decided
    following = said(coordinator.get(f"{CIRCLE}?on=2026-03-10"))
    assert "Wren Marlowe, 10" in following


def test_it_stays_readable_afterwards_and_without_what_was_struck(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    raised(harbour, harbour.older)
    clock.move_to(datetime(2026, 3, 3, 11, tzinfo=UTC))
    coordinator = Desk(harbour.workers["hub coordinator"])
    number = weighed(harbour, harbour.older, outcome="bureau joins").each[0].number
    clock.move_to(datetime(2026, 3, 9, 11, tzinfo=UTC))
    coordinator = Desk(harbour.workers["hub coordinator"])
    past = f"{CIRCLE}?on=2026-03-03"
    assert "✓ Bureau joins" in said(coordinator.get(past))
    assert "1 decision recorded." in said(coordinator.get(past))
    struck(harbour, "hub coordinator", number)
    assert "✓ Bureau joins" not in said(coordinator.get(past))
    assert "Missed Wren Marlowe" in said(coordinator.get(CIRCLE))


def test_children_whom_one_does_not_work_with_are_counted_and_not_named(
    harbour: Harbour, coordinator: Desk
) -> None:
    raised(harbour, harbour.older)
    stranger = Worker.objects.create(name="Sol Stranger", sign_in_name="sol", invented=True)
    page = said(Desk(stranger).get(CIRCLE))
    assert "Wren" not in page
    assert "1 more child is on it whom you don’t work with." in page


def test_a_transition_under_an_earlier_version_is_on_it_too(coordinator: Desk, harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    files = pack_texts(PACK)
    files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", "version: 2026-06", 1)
    put_in_force(files=files, from_date=date(2026, 3, 2), by=harbour.workers["hub guide"])
    raised(harbour, harbour.younger, key="k2")
    assert len(set(Transition.objects.values_list("pack_hash", flat=True))) == 2
    assert "Wren and Kit Marlowe" in said(coordinator.get(CIRCLE))


def test_the_list_of_meetings_leads_to_the_only_one(coordinator: Desk) -> None:
    assert coordinator.get("/meetings")["Location"] == CIRCLE


def test_where_there_are_two_both_are_listed(coordinator: Desk, harbour: Harbour) -> None:
    files = pack_texts(PACK)
    files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", "version: 2026-07", 1)
    files["pack.yaml"] = files["pack.yaml"].replace(
        '  tuesday circle: {on: tuesday, at: "10:30"}\n',
        '  tuesday circle: {on: tuesday, at: "10:30"}\n  friday round: {on: friday, at: "15:00"}\n',
    )
    files["crossing.yaml"] = files["crossing.yaml"].replace(
        "officer within 4 working days", "officer by the next friday round", 1
    )
    put_in_force(files=files, from_date=date(2026, 3, 2), by=harbour.workers["hub guide"])
    page = said(coordinator.get("/meetings"))
    assert "Tuesday circle Every Tuesday, 10.30am. The next one: Tuesday 3 March 2026" in page
    assert "Friday round Every Friday, 3pm. The next one: Friday 6 March 2026" in page


@pytest.mark.parametrize("on", ["someday", "2026-13-40"])
def test_a_day_that_can_not_be_read_is_the_next_one(coordinator: Desk, on: str) -> None:
    assert "Tuesday 3 March 2026" in said(coordinator.get(f"{CIRCLE}?on={on}"))


def test_a_meeting_that_is_not_there_is_not_found(coordinator: Desk) -> None:
    assert coordinator.get("/meetings/monday-square").status_code == 404


class TestDays:
    pack = the_pack(HARBOUR)
    circle: Meeting = pack.meetings["tuesday circle"]

    def test_the_day_itself_counts(self) -> None:
        assert on_or_after(date(2026, 3, 3), self.circle, self.pack) == date(2026, 3, 3)
        assert on_or_after(date(2026, 3, 4), self.circle, self.pack) == date(2026, 3, 10)

    def test_it_is_not_held_when_the_authority_is_closed(self) -> None:
        # Closed on Tuesday 7 April 2026.
        assert after(date(2026, 3, 31), self.circle, self.pack) == date(2026, 4, 14)
        assert before(date(2026, 4, 14), self.circle, self.pack) == date(2026, 3, 31)


def test_it_asks_as_much_for_many_children(coordinator: Desk, harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    coordinator.get(CIRCLE)
    little = asked_of_the_database(coordinator, CIRCLE)
    assert little <= 8
    guide = harbour.workers["hub guide"]
    crowd(60, lead=guide, involved=guide, team=Team.objects.get(name="Quay team"))
    real = Transition.objects.get(child=harbour.older)
    Transition.objects.exclude(pk=real.pk).update(pack_hash=real.pack_hash)
    Owed.objects.filter(step="weigh").update(
        norm="A2/1", step="weigh the evidence", due=Owed.objects.filter(child=harbour.older)[0].due
    )
    assert "0 of 61 children decided." in said(coordinator.get(CIRCLE))
    assert asked_of_the_database(coordinator, CIRCLE) == little
