"""A round is begun and recorded on a chain of its own, and about no child."""

from datetime import UTC, datetime

import pytest

from held.record.actions.cannot import CanNot
from held.record.actions.history.seal import seal
from held.record.actions.rebuild import compare_all, rebuild_all
from held.record.actions.rounds.end_round import end_round
from held.record.reading.history.verify import verify
from held.record.reading.transitions.answers import Meanwhile, NotRecorded, Recorded
from held.record.reading.work.my_work import mine
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from tests.record.promise_counted import kept
from tests.record.rounds.looking_back import takes, the_round
from tests.record.transitions.harbour import Harbour


def test_it_begins_with_its_first_step_on_a_chain_of_its_own(harbour: Harbour) -> None:
    answer = takes(harbour, "open the books")
    assert isinstance(answer, Recorded)
    rows = Happening.objects.filter(child=None).order_by("number")
    assert [(row.number, row.kind, row.transition) for row in rows] == [
        (1, "began", the_round()),
        (2, "step taken", the_round()),
    ]
    assert rows[1].previous_hash == rows[0].hash


def test_what_it_asks_for_stands_with_whoever_has_to_do_it(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    (line,) = mine(harbour.workers["hub coordinator"]).lines
    assert (line.child, line.child_name, line.step) == (
        "",
        "Looking back on how children moved",
        "pick the cases",
    )
    assert Owed.objects.filter(child=None).count() == 1


def test_it_is_verified_sealed_and_rebuilt(harbour: Harbour, settings, tmp_path) -> None:
    settings.HELD_HOME = tmp_path
    takes(harbour, "open the books")
    takes(harbour, "pick the cases", how_they_were_picked="Every tenth.")
    seal()
    takes(harbour, "read the cases", outcome="all well", what_was_seen="Nobody waited.")
    assert verify().faults == []
    assert verify().rounds == 1
    assert [one for found in compare_all() for one in found] == []
    Owed.objects.filter(child=None).delete()
    assert [one.table for found in compare_all() for one in found] == ["owed"]
    list(rebuild_all())
    assert [one for found in compare_all() for one in found] == []


def test_nobody_needs_a_lead_because_of_a_round(harbour: Harbour) -> None:
    before = kept()
    takes(harbour, "open the books")
    assert kept() == before


def test_a_step_is_refused_to_whom_the_procedure_does_not_name(harbour: Harbour) -> None:
    assert isinstance(takes(harbour, "open the books", by="hub guide"), NotRecorded)
    assert not Happening.objects.filter(child=None).exists()


def test_what_must_come_first_comes_first(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    refused = takes(harbour, "read the cases", outcome="all well", what_was_seen="Nobody waited.")
    assert isinstance(refused, NotRecorded)


def test_one_of_a_kind_runs_at_a_time(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    assert isinstance(takes(harbour, "open the books"), NotRecorded)
    takes(harbour, "close the books", by="bureau principal")
    assert the_round().ended_with == "closed"
    assert isinstance(takes(harbour, "open the books"), Recorded)


def test_the_same_form_sent_twice_is_recorded_once(harbour: Harbour) -> None:
    first = takes(harbour, "open the books", key="a key")
    again = takes(harbour, "open the books", key="a key")
    assert isinstance(first, Recorded)
    assert isinstance(again, Recorded)
    assert again.again
    assert again.each == first.each


def test_a_page_that_is_out_of_date_records_nothing(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    takes(harbour, "pick the cases", how_they_were_picked="Every tenth.")
    assert isinstance(
        takes(harbour, "pick the cases", how_they_were_picked="Every ninth.", seen=2), Meanwhile
    )
    assert Happening.objects.filter(child=None).count() == 3
    late = datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert isinstance(takes(harbour, "pick the cases", on=late, how_they_were_picked="x", seen=3), Recorded)


def test_a_manager_ends_what_was_begun_in_error(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    with pytest.raises(CanNot, match="A manager can end it"):
        end_round(by=harbour.workers["hub guide"], round_=the_round().public, reason="Twice.", key="")
    end_round(by=harbour.workers["hub coordinator"], round_=the_round().public, reason="Twice.", key="")
    assert (the_round().ended_with, Owed.objects.filter(child=None).count()) == ("ended early", 0)
    assert [one for found in compare_all() for one in found] == []
    assert isinstance(takes(harbour, "open the books"), Recorded)
