from datetime import UTC, datetime

import pytest
import time_machine

from held.record.actions.cannot import CanNot
from held.record.actions.people.case_note import case_note
from held.record.actions.people.set_level import set_level
from held.record.actions.work.once import KeyOfSomebodyElse
from held.record.reading.care.line import line
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from tests.record.transitions.harbour import Harbour

FRIDAY = datetime(2026, 2, 27, 15, tzinfo=UTC)


def test_fridays_visit_written_on_monday_has_both_times(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    number = case_note(by=guide, child=harbour.older.public, note=" She was home. ", happened=FRIDAY)
    entry = Happening.objects.get(child=harbour.older, number=number)
    assert (entry.kind, entry.happened, entry.recorded) == (
        "case note",
        FRIDAY,
        datetime(2026, 3, 2, 9, tzinfo=UTC),
    )
    assert entry.words.text == '{"note":"She was home."}'


def test_the_same_form_sent_twice_is_one_note(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    first = case_note(by=guide, child=harbour.older.public, note="Rang.", key="k")
    assert case_note(by=guide, child=harbour.older.public, note="Rang.", key="k") == first
    assert Happening.objects.filter(kind="case note").count() == 1
    with pytest.raises(KeyOfSomebodyElse):
        case_note(by=harbour.workers["hub coordinator"], child=harbour.older.public, note="Rang.", key="k")


@pytest.mark.parametrize(("note", "happened"), [("  ", None), ("Rang.", datetime(2026, 3, 3, tzinfo=UTC))])
def test_an_empty_note_and_one_of_tomorrow_are_refused(
    harbour: Harbour, note: str, happened: datetime | None
) -> None:
    with pytest.raises(CanNot):
        case_note(by=harbour.workers["hub guide"], child=harbour.older.public, note=note, happened=happened)


def test_a_level_is_set_with_its_reason_and_stands_on_the_line(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    guide, child = harbour.workers["hub guide"], harbour.older.public
    with pytest.raises(CanNot, match="why"):
        set_level(by=guide, child=child, level=3, reason="")
    set_level(by=guide, child=child, level=3, reason="Worries grew.")
    clock.shift(3600)
    set_level(by=guide, child=child, level=2, reason="A step back.", happened=FRIDAY)
    assert [(span.level, span.since, span.until) for span in line(child).levels] == [
        (2, FRIDAY, datetime(2026, 3, 2, 9, tzinfo=UTC)),
        (3, datetime(2026, 3, 2, 9, tzinfo=UTC), None),
    ]
    assert Child.objects.get(public=child).level == 3  # what was recorded late does not overtake
    clock.shift(3600)
    set_level(by=guide, child=child, level=4, reason="Worse.")
    assert Child.objects.get(public=child).level == 4
