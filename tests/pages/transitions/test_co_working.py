"""Two services at once: which day of their time this is, as far as the procedure gives one. Harbour's clause A4."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, said
from tests.record.transitions.harbour import PACK, Harbour


def both_hold(guide: Desk, harbour: Harbour, within: str) -> str:
    """From 9am on Monday 2 March 2026; the officer comes within this time, which ends it."""
    files = pack_texts(PACK)
    put_in_force(
        files={
            **files,
            "pack.yaml": files["pack.yaml"].replace("version: 2026-01", "version: 2026-02", 1),
            "crossing.yaml": files["crossing.yaml"].replace("within 4 hours", f"within {within}"),
        },
        from_date=date(2026, 2, 1),
        by=harbour.workers["hub guide"],
    )
    guide.fill(f"/children/{harbour.older.public}/urgent", outcome="immediate danger")
    return f"/transitions/{Transition.objects.get().public}"


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (2, "Co-working: day 1 of 10"),
        (3, "Co-working: day 1 of 10"),
        (4, "Co-working: day 2 of 10"),
        (8, "Co-working: day 4 of 10"),  # a Sunday, after Friday's fourth
        (16, "Co-working: day 10 of 10"),
        (17, "Co-working: day 11, 1 over the 10"),
    ],
)
def test_working_days_are_counted_and_the_first_does_not_count(
    guide: Desk, harbour: Harbour, clock: time_machine.Traveller, day: int, says: str
) -> None:
    transition = both_hold(guide, harbour, "10 working days")
    clock.move_to(datetime(2026, 3, day, 12, tzinfo=UTC))
    guide.client.force_login(guide.worker)
    page = said(guide.get(transition))
    assert says in page
    assert "Harbour hub and shore bureau both hold Wren. From Monday 2 March to Monday 16 March 2026." in page
    assert "Working days only; the first day does not count." in page


def test_changed_in_the_pack_it_is_changed_on_the_screen(guide: Desk, harbour: Harbour) -> None:
    page = said(guide.get(both_hold(guide, harbour, "7 working days")))
    assert "Co-working: day 1 of 7" in page
    assert "From Monday 2 March to Wednesday 11 March 2026." in page


def test_hours_are_no_days(guide: Desk, harbour: Harbour) -> None:
    page = said(guide.get(both_hold(guide, harbour, "4 hours")))
    assert "Since Monday 2 March 2026, 9am, by 1pm today, Monday 2 March 2026 at the latest." in page
    assert "day 1 of" not in page


def test_one_service_alone_is_no_co_working(guide: Desk, harbour: Harbour) -> None:
    guide.fill(f"/children/{harbour.older.public}/urgent", outcome="all quiet")
    assert "Co-working" not in said(guide.get(f"/transitions/{Transition.objects.get().public}"))
