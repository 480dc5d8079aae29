"""What has changed since last time: nothing lost between two exports, nothing doubled, and what was set right told."""

from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
import time_machine
from django.db import connection, connections, transaction

from held.record.actions.exports.take_export import give_again, take_changes
from held.record.actions.exports.write_export import write_export
from held.record.actions.history.destroy_words import destroy_words
from held.record.actions.people.case_note import case_note
from held.record.actions.transitions.set_right import correct, strike
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.named import NobodyNamed
from held.record.tables.exports.export import Export
from held.record.tables.exports.exported_head import ExportedHead
from held.record.tables.history.happening import Happening
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from tests.record.exports.taking import Read, changes, plain, the_head
from tests.record.transitions.harbour import Harbour, build
from tests.record.transitions.later import SLOWER, THE_DAY, put_later
from tests.record.transitions.moved_on import decided, moves
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

KEYS = {"transitions": "transition", "duties": "duty", "steps": "step_taken"}


def taken_in(held: Read, came: Read) -> Read:
    """What a case system does with a file of changes: each row by its key."""
    for name, key in KEYS.items():
        rows = {row[key]: row for row in held.get(name, [])}
        dropped = {row["transition"] for row in came["transitions"] if row["change"] == "replaced"}
        rows = {key: row for key, row in rows.items() if row["transition"] not in dropped}
        for row in came[name]:
            if row["change"] == "new":
                assert row[key] not in rows, f"{row[key]} came twice"
            if row["change"] == "changed":
                assert row[key] in rows, f"{row[key]} never came"
            if row["change"] == "withdrawn":
                del rows[row[key]]
            else:
                rows[row[key]] = row | {"change": "new"}
        held[name] = list(rows.values())
    return held


def sorted_by_key(held: Read) -> Read:
    return {name: sorted(held[name], key=lambda row, key=key: row[key]) for name, key in KEYS.items()}


def weighed(harbour: Harbour, child: Child, outcome: str, key: str) -> int:
    step = asked("weigh the evidence", child, outcome=outcome, others=with_the_principal(harbour))
    return take_step(by=harbour.workers["hub coordinator"], asked=step, key=key).each[0].number  # type: ignore[union-attr]


def test_the_first_is_all_there_is_and_the_next_what_is_new(harbour: Harbour, head: Worker, tmp_path) -> None:
    raised(harbour, harbour.older)
    first = changes(head, tmp_path)
    assert plain(first["steps"], "change", "step", "child") == [
        ("new", "raise a concern", harbour.older.public)
    ]
    assert all(rows == [] for rows in changes(head, tmp_path).values())
    raised(harbour, harbour.younger, key="y")
    third = changes(head, tmp_path)
    assert plain(third["steps"], "change", "child") == [("new", harbour.younger.public)]
    assert [one.since.number if one.since else 0 for one in Export.objects.order_by("number")] == [0, 1, 2]


def test_what_was_met_comes_as_a_changed_row(harbour: Harbour, head: Worker, tmp_path) -> None:
    raised(harbour, harbour.older)
    changes(head, tmp_path)
    weighed(harbour, harbour.older, "bureau joins", "w")
    came = changes(head, tmp_path)
    assert plain(came["duties"], "change", "what", "how") == [
        ("changed", "weigh the evidence", "met"),
        ("new", "introduce the officer", ""),
    ]
    assert plain(came["transitions"], "change") == []
    assert plain(came["steps"], "change", "outcome") == [("new", "bureau joins")]


def test_a_strike_withdraws_what_was_asked_by_it(harbour: Harbour, head: Worker, tmp_path) -> None:
    raised(harbour, harbour.older)
    number = weighed(harbour, harbour.older, "bureau joins", "w")
    held = taken_in({}, changes(head, tmp_path))
    strike(by=head, child=harbour.older.public, number=number, why="CANARY", key="s")
    came = changes(head, tmp_path)
    assert plain(came["steps"], "change", "standing", "set_right_by") == [("changed", "struck", head.public)]
    assert plain(came["duties"], "change", "what", "how") == [
        ("changed", "weigh the evidence", ""),
        ("withdrawn", "introduce the officer", ""),
    ]
    assert sorted_by_key(taken_in(held, came)) == sorted_by_key(changes(head, tmp_path, since=0))


def test_a_correction_comes_as_a_changed_row(harbour: Harbour, head: Worker, tmp_path) -> None:
    raised(harbour, harbour.older)
    number = weighed(harbour, harbour.older, "hub continues", "w")
    held = taken_in({}, changes(head, tmp_path))
    right = asked(
        "weigh the evidence", harbour.older, outcome="postponed", others=with_the_principal(harbour)
    )
    correct(
        by=head,
        child=harbour.older.public,
        number=number,
        why="The wrong line.",
        asked=right,
        part=right.parts[0],
        key="r",
    )
    came = changes(head, tmp_path)
    assert plain(came["steps"], "change", "outcome", "standing") == [("changed", "postponed", "corrected")]
    assert plain(came["transitions"], "change", "ended", "left_with") == [("changed", "", "")]
    assert sorted_by_key(taken_in(held, came)) == sorted_by_key(changes(head, tmp_path, since=0))


def test_what_moves_to_another_version_keeps_what_was_over(
    harbour: Harbour, head: Worker, clock: time_machine.Traveller, tmp_path
) -> None:
    one = decided(harbour)
    held = taken_in({}, changes(head, tmp_path))
    to = put_later(harbour, SLOWER)
    clock.move_to(datetime.combine(THE_DAY, datetime.min.time(), UTC) + timedelta(hours=9))
    moves(harbour, one, to)
    came = changes(head, tmp_path)
    assert plain(came["duties"], "change", "version", "what", "how", "due") == [
        (
            "changed",
            "2026-01",
            "introduce the officer",
            "read under another version",
            "2026-03-06T23:59:59+00:00",
        ),
        ("new", "2026-04", "introduce the officer", "", "2026-03-18T23:59:59+00:00"),
    ]
    assert plain(came["transitions"], "change", "version") == [("changed", "2026-04")]
    assert sorted_by_key(taken_in(held, came)) == sorted_by_key(changes(head, tmp_path, since=0))


def test_where_words_were_destroyed_the_transition_is_replaced(
    harbour: Harbour, head: Worker, tmp_path
) -> None:
    raised(harbour, harbour.older)
    number = weighed(harbour, harbour.older, "bureau joins", "w")
    held = taken_in({}, changes(head, tmp_path))
    entry = Happening.objects.get(child=harbour.older, number=number)
    destroy_words(happening=entry, by=head, why="A court asked for it.")
    came = changes(head, tmp_path)
    assert {row["change"] for name in KEYS for row in came[name]} == {"replaced"}
    assert plain(came["steps"], "standing") == [("counts",), ("words destroyed",)]
    assert sorted_by_key(taken_in(held, came)) == sorted_by_key(changes(head, tmp_path, since=0))


def test_what_is_about_no_transition_changes_nothing(harbour: Harbour, head: Worker, tmp_path) -> None:
    raised(harbour, harbour.older)
    changes(head, tmp_path)
    case_note(by=head, child=harbour.older.public, note="Seen at home.")
    assert all(rows == [] for rows in changes(head, tmp_path).values())


def test_a_childs_other_number_comes_as_changed_rows(harbour: Harbour, head: Worker, tmp_path) -> None:
    raised(harbour, harbour.older)
    changes(head, tmp_path)
    Child.objects.filter(pk=harbour.older.pk).update(number="L-77")
    came = changes(head, tmp_path)
    assert plain(came["transitions"], "change", "child_number") == [("changed", "L-77")]


def test_the_number_in_the_case_system_stands_beside_ours(harbour: Harbour, head: Worker, tmp_path) -> None:
    raised(harbour, harbour.older)
    assert plain(changes(head, tmp_path)["steps"], "number_there") == [("",)]
    extract = Extract.objects.create(system="Mosaic", of=THE_DAY, handed_in=now(), handed_in_by=head)
    for kind, number in (("children", "M-12"), ("episodes", "E-1")):
        CaseRow.objects.create(
            system="Mosaic",
            kind=kind,
            number=number,
            says="{}",
            child=harbour.older,
            first=extract,
            last=extract,
        )
    came = changes(head, tmp_path)
    assert plain(came["steps"], "change", "number_there") == [("changed", "M-12")]
    assert all(rows == [] for rows in changes(head, tmp_path).values())


def test_an_export_whose_files_never_came_to_be_is_not_gone_on_from(
    harbour: Harbour, head: Worker, tmp_path
) -> None:
    raised(harbour, harbour.older)
    number = take_changes(by=head, why="For the case system.")
    write_export(number=number, inside=tmp_path).close()
    assert len(changes(head, tmp_path)["steps"]) == 1


def test_one_may_go_on_from_any_export_of_ones_own(harbour: Harbour, head: Worker, tmp_path) -> None:
    raised(harbour, harbour.older)
    changes(head, tmp_path)
    raised(harbour, harbour.younger, key="y")
    changes(head, tmp_path)
    assert len(changes(head, tmp_path, since=1)["steps"]) == 1
    assert len(changes(head, tmp_path, since=0)["steps"]) == 2
    with pytest.raises(NobodyNamed, match="no export 77"):
        take_changes(by=head, why="Why?", since=77)


def test_only_chains_that_grew_are_marked(harbour: Harbour, head: Worker) -> None:
    take_changes(by=head, why="One.")
    raised(harbour, harbour.older)
    take_changes(by=head, why="Two.")
    give_again(by=head, number=1, why="Three.")
    assert list(ExportedHead.objects.order_by("pk").values_list("export__number", "child")) == [
        (1, harbour.older.pk),
        (1, harbour.younger.pk),
        (2, harbour.older.pk),
    ]


def test_pressed_twice_it_is_taken_once(head: Worker) -> None:
    assert take_changes(by=head, why="One.", key="k") == take_changes(by=head, why="One.", key="k") == 1


@pytest.mark.usefixtures("own_database")
def test_what_began_before_the_mark_and_is_committed_after_it_is_in_the_next(tmp_path) -> None:
    """A second connection records, and commits only once the mark is taken: with a time, or a number that all children
    share, it would be in neither export. SQLite lets one connection write, so there it is in the first."""
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False):
        harbour = build()
        head = the_head(harbour.workers["hub coordinator"])
        wrote, goes_on = Event(), Event()

        def slowly() -> None:
            try:
                with transaction.atomic():
                    raised(harbour, harbour.older)
                    wrote.set()
                    goes_on.wait(0.5 if connection.vendor == "sqlite" else 10)
            finally:
                connections.close_all()

        other = Thread(target=slowly)
        other.start()
        assert wrote.wait(10)
        raised_there = connection.vendor == "sqlite"
        if not raised_there:
            raised(harbour, harbour.younger, key="y")  # a higher id, committed before the mark
        first = changes(head, tmp_path)
        goes_on.set()
        other.join()
        second = changes(head, tmp_path)
    whose = [plain(came["steps"], "child") for came in (first, second)]
    if raised_there:
        assert whose == [[(harbour.older.public,)], []]
    else:
        assert whose == [[(harbour.younger.public,)], [(harbour.older.public,)]]
