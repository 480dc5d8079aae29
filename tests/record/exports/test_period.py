"""What was open, owed and done in a period, beside counts that were made in plain SQL."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from held.record.actions.cannot import CanNot
from held.record.actions.days import sweep
from held.record.actions.exports.take_export import SAY_WHY, WHO_MAY, give_again, take_changes, take_period
from held.record.actions.exports.write_export import write_export
from held.record.actions.people.case_note import case_note
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.set_aside import set_aside
from held.record.clock import now
from held.record.reading.exports import walking
from held.record.reading.people.looks import looks
from held.record.tables.exports.export import Export
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.look import Look
from tests.record.exports.taking import NAMES, changes, period, plain, read, written
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.moved_on import decided
from tests.record.transitions.test_take_step import raised

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def counted(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def test_one_row_a_transition_a_duty_and_a_step(harbour: Harbour, head: Worker, tmp_path) -> None:
    decided(harbour)
    raised(harbour, harbour.younger, key="y")
    found = period(head, tmp_path, *MARCH)
    assert len(found["transitions"]) == counted("SELECT COUNT(*) FROM record_transition") == 2
    assert (
        len(found["steps"]) == counted("SELECT COUNT(*) FROM record_happening WHERE kind = 'step taken'") == 3
    )
    owed = counted(
        "SELECT COUNT(*) FROM (SELECT DISTINCT transition_id, run, norm FROM record_owed) AS each_duty"
    )
    assert len([row for row in found["duties"] if not row["over"]]) == owed == 2
    older = Transition.objects.get(child=harbour.older).public
    (introduced,) = [row for row in found["duties"] if row["what"] == "introduce the officer"]
    assert introduced | {"duty": "", "owner": ""} == {
        "change": "",
        "duty": "",
        "transition": older,
        "child": harbour.older.public,
        "child_number": harbour.older.number,
        "number_there": "",
        "procedure": "crossing",
        "version": "2026-01",
        "run": "",
        "what": "introduce the officer",
        "force": "must",
        "role": "bureau officer",
        "owner": "",
        "asked": "2026-03-02T09:00:00+00:00",
        "asked_by": introduced["asked_by"],
        "clock": "within 4 working days",
        "due": "2026-03-06T23:59:59+00:00",
        "clause": "our reading of A3",
        "late": "no",
        "over": "",
        "how": "",
        "over_by": "",
    }
    weighed = [row for row in found["steps"] if row["step"] == "weigh the evidence"]
    assert plain(weighed, "outcome", "by", "clause", "standing") == [
        ("bureau joins", harbour.workers["hub coordinator"].public, "A2", "counts")
    ]


def test_met_late_and_set_aside_are_told(
    harbour: Harbour, head: Worker, clock: time_machine.Traveller, tmp_path
) -> None:
    one = decided(harbour)
    clock.move_to(datetime.fromisoformat("2026-03-09T09:00:00+00:00"))
    sweep()
    late = period(head, tmp_path, *MARCH)["duties"]
    assert plain(late, "what", "late", "how") == [
        ("weigh the evidence", "no", "met"),
        ("introduce the officer", "yes", ""),
    ]
    (still,) = [row for row in late if not row["over"]]
    norm, run = still["duty"].split("/", 2)[2].split("/", 1)[1].rsplit("/", 1)[0], ""
    set_aside(by=head, transition=one.public, norm=norm, run=run, why="CANARY", key="s")
    later = period(head, tmp_path, *MARCH)["duties"]
    assert plain(later, "how", "late", "over_by") == [
        ("met", "no", head.public),
        ("set aside", "yes", head.public),
    ]


def test_only_what_the_period_has_to_do_with(
    harbour: Harbour, head: Worker, clock: time_machine.Traveller, tmp_path
) -> None:
    one = decided(harbour)
    clock.shift(timedelta(days=40))
    end_transition(
        by=head, transition=one.public, why=WhyItEnds.MOVED_AWAY, reason="CANARY", happened=now(), key="e"
    )
    clock.shift(timedelta(days=40))
    april = period(head, tmp_path, date(2026, 4, 1), date(2026, 4, 30))
    assert plain(april["transitions"], "ended", "ended_because", "left_with") == [
        ("2026-04-11T10:00:00+01:00", "moved away", "harbour hub")
    ]
    assert plain(april["duties"], "what", "how") == [("introduce the officer", "transition ended")]
    assert april["steps"] == []
    for day in (date(2026, 2, 1), date(2026, 4, 12)):
        assert all(rows == [] for rows in period(head, tmp_path, day, day).values())


def test_an_empty_period_has_headings_alone(harbour: Harbour, head: Worker, tmp_path) -> None:
    found = period(head, tmp_path, date(2026, 1, 1), date(2026, 1, 2))
    assert found == {name: [] for name in NAMES}
    for name in NAMES:
        lines = (tmp_path / "held-export-1" / f"{name}.csv").read_bytes().split(b"\r\n")
        assert lines[0].startswith(b"\xef\xbb\xbf")
        assert lines[1:] == [b""]


def test_who_took_it_when_what_and_why_stands_with_each_child(
    harbour: Harbour, head: Worker, tmp_path
) -> None:
    raised(harbour, harbour.older)
    period(head, tmp_path, *MARCH)
    (line,) = [line for line in looks(harbour.older.public).lines if line.page == "export 1"]
    assert (line.who, line.export, line.reason, line.at) == (head.name, "For the data team.", "", now())
    assert not Look.objects.filter(child=harbour.younger, export__isnull=False).exists()


def test_the_reason_of_an_export_opens_no_record(harbour: Harbour, head: Worker, tmp_path) -> None:
    raised(harbour, harbour.older)
    period(head, tmp_path, *MARCH)
    assert not Look.objects.exclude(reason="").exists()


@pytest.mark.parametrize("role", ["hub guide", "bureau officer", "bureau principal"])
def test_nobody_takes_one_who_does_not_answer_for_every_child(harbour: Harbour, role: str) -> None:
    by = harbour.workers[role]
    for take in (
        lambda: take_period(by=by, first_day=MARCH[0], last_day=MARCH[1], why="Why not?"),
        lambda: take_changes(by=by, why="Why not?"),
        lambda: give_again(by=by, number=1, why="Why not?"),
    ):
        with pytest.raises(CanNot, match=WHO_MAY[:40]):
            take()
    assert not Export.objects.exists()


def test_nobody_takes_one_without_a_reason(head: Worker) -> None:
    with pytest.raises(CanNot, match=SAY_WHY[:20]):
        take_changes(by=head, why="  ")


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (date(2026, 3, 2), date(2026, 3, 1), "other way about"),
        (date(2026, 3, 3), date(2026, 3, 4), "yet to come"),
    ],
)
def test_days_that_make_no_period(head: Worker, first: date, last: date, says: str) -> None:
    with pytest.raises(CanNot, match=says):
        take_period(by=head, first_day=first, last_day=last, why="For the data team.")


def test_no_name_no_address_and_no_word_that_somebody_typed_leaves(
    harbour: Harbour, head: Worker, tmp_path
) -> None:
    """A canary in every field of a child that somebody types."""
    Child.objects.update(
        given_name="CANARY", family_name="CANARY", known_as="CANARY", flag="CANARY", address="CANARY"
    )
    case_note(by=head, child=harbour.older.public, note="CANARY")
    decided(harbour)
    period(head, tmp_path, *MARCH)
    changes(head, tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 2 * (len(NAMES) + 1)
    for path in files:
        said = path.read_text(encoding="utf-8-sig")
        assert "CANARY" not in said
        assert "Nobody came to the door" not in said


def test_the_same_export_gives_the_same_bytes(harbour: Harbour, head: Worker, clock, tmp_path) -> None:
    one = decided(harbour)
    period(head, tmp_path / "first", *MARCH)
    changes(head, tmp_path / "first")
    clock.shift(timedelta(days=1))
    end_transition(
        by=head, transition=one.public, why=WhyItEnds.MOVED_AWAY, reason="Gone.", happened=now(), key="e"
    )
    for number in (1, 2):
        again = give_again(by=head, number=number, why="The first file was lost.")
        written(again, tmp_path / "again")
    for first in (tmp_path / "first").rglob("*.*"):
        assert first.read_bytes() == (tmp_path / "again" / first.relative_to(tmp_path / "first")).read_bytes()
    assert Export.objects.filter(again__isnull=False, why="The first file was lost.").count() == 2
    assert Look.objects.filter(export__again__isnull=False).count() == 2


def test_a_few_children_at_a_time_are_read_and_none_twice(
    harbour: Harbour, head: Worker, tmp_path, monkeypatch
) -> None:
    raised(harbour, harbour.older)
    raised(harbour, harbour.younger, key="y")
    whole, number = changes(head, tmp_path), give_again(by=head, number=1, why="In pieces.")
    monkeypatch.setattr(walking, "AT_A_TIME", 1)
    assert list(write_export(number=number, inside=tmp_path / "pieces")) == [1, 2]
    assert read(tmp_path / "pieces" / "held-export-1") == whole
    in_march = take_period(by=head, first_day=MARCH[0], last_day=MARCH[1], why="In pieces.")
    assert list(write_export(number=in_march, inside=tmp_path)) == [1, 2]
    monkeypatch.setattr(walking, "AT_A_TIME", 2)
    assert list(write_export(number=number, inside=tmp_path / "halves")) == [2]


def test_files_appear_whole_or_not_at_all(harbour: Harbour, head: Worker, tmp_path, monkeypatch) -> None:
    raised(harbour, harbour.older)
    number = take_changes(by=head, why="For the case system.")
    half = write_export(number=number, inside=tmp_path)
    next(half)
    assert not (tmp_path / "held-export-1").exists()
    half.close()
    assert list(tmp_path.iterdir()) == []
    assert Export.objects.get(number=number).written is None
    assert len(written(number, tmp_path)["steps"]) == 1
    assert Export.objects.get(number=number).written == now()
    assert (tmp_path / "held-export-1").stat().st_mode & 0o077 == 0, "nobody else on the machine reads it"


def test_what_stands_there_is_not_written_over(head: Worker, tmp_path) -> None:
    changes(head, tmp_path)
    again = give_again(by=head, number=1, why="Once more.")
    with pytest.raises(CanNot, match="there already"):
        written(again, tmp_path)
    assert read(tmp_path / "held-export-1")
