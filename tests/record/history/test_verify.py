"""Held verify names what was changed, added, removed, moved or cut off."""

import pytest
from django.db import connection

from held.record.actions.history.destroy_words import destroy_words
from held.record.actions.history.seal import seal
from held.record.chain.fault import Fault
from held.record.reading.history.verify import verify


@pytest.fixture(autouse=True)
def record(child, other_child, happens, settings, tmp_path) -> None:
    """Child 1 with five entries, child 2 with two, all sealed; then one more of child 1."""
    settings.HELD_HOME = tmp_path
    happens(child, 5)
    happens(other_child, 2)
    seal()
    happens(child)


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def found() -> set[tuple[str, int | None, int | None]]:
    return {(fault.what, fault.chain, fault.number) for fault in verify().faults if fault.what != "guard"}


def entry(number: int, child: int = 1) -> str:
    return f"(SELECT id FROM record_happening WHERE child_id = {child} AND number = {number})"


def test_a_sound_record_has_no_faults() -> None:
    verified = verify()
    assert verified.faults == []
    assert (verified.chains, verified.happenings, verified.seals) == (2, 8, 1)


@pytest.mark.parametrize(
    "change",
    [
        "kind = 'another'",
        "pack_hash = 'another'",
        "happened = '2026-03-01 10:00:00+00:00'",
        "recorded = '2026-03-09 10:00:00+00:00'",
        "by_id = NULL, kind = 'went late'",
        "words_hash = 'another'",
        "previous_hash = 'another'",
        "hash = 'another'",
    ],
)
def test_a_changed_entry_is_named(tampering, change: str) -> None:
    with tampering():
        run(f"UPDATE record_happening SET {change} WHERE child_id = 1 AND number = 3")
        assert ("changed", 1, 3) in found()


def test_a_missing_entry_is_named(tampering) -> None:
    with tampering():
        run(
            f"DELETE FROM record_happeningwords WHERE happening_id = {entry(3)}",
            "DELETE FROM record_happening WHERE child_id = 1 AND number = 3",
        )
        assert found() == {("missing", 1, 3)}


def test_a_missing_entry_is_named_though_the_rest_were_numbered_anew(tampering) -> None:
    with tampering():
        run(
            f"DELETE FROM record_happeningwords WHERE happening_id = {entry(3)}",
            "DELETE FROM record_happening WHERE child_id = 1 AND number = 3",
            *(
                f"UPDATE record_happening SET number = {number - 1} WHERE child_id = 1 AND number = {number}"
                for number in (4, 5, 6)
            ),
        )
        assert ("missing", 1, 3) in found()


def test_an_added_entry_is_named(tampering) -> None:
    with tampering():
        run(
            *(
                f"UPDATE record_happening SET number = {number + 1} WHERE child_id = 1 AND number = {number}"
                for number in (6, 5, 4, 3)
            ),
            """INSERT INTO record_happening (child_id, number, kind, pack_hash, run, happened, recorded, by_id,
               words_hash, previous_hash, hash)
               SELECT child_id, 3, 'made up', '', '', happened, recorded, by_id, words_hash, previous_hash, hash
               FROM record_happening WHERE child_id = 1 AND number = 4""",
        )
        assert ("added", 1, 3) in found()


def test_an_entry_added_at_the_end_is_named(tampering) -> None:
    with tampering():
        run(
            """INSERT INTO record_happening (child_id, number, kind, pack_hash, run, happened, recorded, by_id,
               words_hash, previous_hash, hash)
               SELECT child_id, 7, 'made up', '', '', happened, recorded, by_id, words_hash, hash, hash
               FROM record_happening WHERE child_id = 1 AND number = 6"""
        )
        assert ("added", 1, 7) in found()


def test_moved_entries_are_named(tampering) -> None:
    with tampering():
        run(
            "UPDATE record_happening SET number = 90 WHERE child_id = 1 AND number = 2",
            "UPDATE record_happening SET number = 2 WHERE child_id = 1 AND number = 4",
            "UPDATE record_happening SET number = 4 WHERE child_id = 1 AND number = 90",
        )
        assert {("reordered", 1, 2), ("reordered", 1, 4)} <= found()


def test_a_chain_that_was_cut_off_is_named(tampering) -> None:
    with tampering():
        run(
            f"DELETE FROM record_happeningwords WHERE happening_id IN ({entry(5)}, {entry(6)})",
            "DELETE FROM record_happening WHERE child_id = 1 AND number > 4",
        )
        assert found() == {("cut off", 1, 5)}


def test_what_was_cut_off_since_the_last_seal_is_not_found(tampering) -> None:
    """As docs/record.md says."""
    with tampering():
        run(
            f"DELETE FROM record_happeningwords WHERE happening_id = {entry(6)}",
            "DELETE FROM record_happening WHERE child_id = 1 AND number = 6",
        )
        assert found() == set()


def test_a_missing_child_is_named(tampering) -> None:
    with tampering():
        run(
            "DELETE FROM record_happeningwords WHERE happening_id IN "
            "(SELECT id FROM record_happening WHERE child_id = 2)",
            "DELETE FROM record_happening WHERE child_id = 2",
            "DELETE FROM record_child WHERE id = 2",
        )
        assert found() == {("missing child", 2, None)}


def test_a_child_whose_row_alone_is_gone_is_named(tampering) -> None:
    with tampering():
        run("DELETE FROM record_child WHERE id = 2")
        assert found() == {("missing child", 2, None)}


def test_a_chain_written_anew_is_found_by_the_seal(tampering, child) -> None:
    from held.record.chain.entry import entries

    with tampering():
        run("UPDATE record_happening SET kind = 'another' WHERE child_id = 1 AND number = 5")
        for number in (5, 6):
            (standing,) = [e for e in entries() if (e.header.chain, e.header.number) == (1, number)]
            run(
                f"UPDATE record_happening SET hash = '{standing.header.hash()}' WHERE child_id = 1 AND number = {number}",
                f"UPDATE record_happening SET previous_hash = '{standing.header.hash()}' "
                f"WHERE child_id = 1 AND number = {number + 1}",
            )
        assert found() == {("written anew", 1, 5)}


def test_an_entry_written_anew_does_not_fit_the_next(tampering) -> None:
    from held.record.chain.entry import entries

    with tampering():
        run("UPDATE record_happening SET kind = 'another' WHERE child_id = 1 AND number = 2")
        (standing,) = [e for e in entries() if (e.header.chain, e.header.number) == (1, 2)]
        run(
            f"UPDATE record_happening SET hash = '{standing.header.hash()}' WHERE child_id = 1 AND number = 2"
        )
        assert ("written anew", 1, 3) in found()


@pytest.mark.parametrize(
    "change", ["text = '{}'", "salt = 'another'", "text = NULL", "salt = NULL", "text = NULL, salt = NULL"]
)
def test_changed_words_are_named(tampering, change: str) -> None:
    with tampering():
        run(f"UPDATE record_happeningwords SET {change} WHERE happening_id = {entry(2)}")
        assert found() == {("words", 1, 2)}


def test_salt_and_text_cannot_slide_into_each_other(tampering) -> None:
    with tampering():
        run(
            "UPDATE record_happeningwords SET text = substr(salt, 64) || text, salt = substr(salt, 1, 63) "
            f"WHERE happening_id = {entry(2)}"
        )
        assert found() == {("words", 1, 2)}


def test_missing_words_are_named(tampering) -> None:
    with tampering():
        run(f"DELETE FROM record_happeningwords WHERE happening_id = {entry(2)}")
        assert found() == {("words", 1, 2)}


def test_words_destroyed_properly_are_no_fault(child, worker) -> None:
    destroy_words(happening=child.happenings.get(number=2), by=worker, why="a court asked for it")
    verified = verify()
    assert verified.faults == []
    assert verified.destroyed == 1


def test_words_destroyed_without_an_entry_that_says_so_are_named(tampering) -> None:
    with tampering():
        run(
            "UPDATE record_happeningwords SET text = NULL, salt = NULL, destroyed_at = CURRENT_TIMESTAMP, "
            f"destroyed_by_id = 1, destroyed_why = 'a pretext' WHERE happening_id = {entry(2)}"
        )
        assert found() == {("words", 1, 2)}


def test_a_trigger_taken_away_is_named() -> None:
    run(
        "DROP TRIGGER record_happening_never_changed"
        + (" ON record_happening" if connection.vendor == "postgresql" else "")
    )
    assert verify().faults == [
        Fault(
            "guard",
            "The database no longer refuses this (trigger record_happening_never_changed): "
            "An entry of the history is never changed: add a later one that sets it right.",
        )
    ]


@pytest.mark.parametrize(
    "change", ["happened = 'long ago'", "recorded = '2026-99-99 10:00:00'", "number = 'two'"]
)
def test_what_cannot_be_read_is_a_fault(tampering, change: str) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL keeps nothing but a moment in a column of moments")
    with tampering():
        run(f"UPDATE record_happening SET {change} WHERE child_id = 1 AND number = 2")
        assert [fault.says[:6] for fault in verify().faults if fault.what == "changed"] == ["After "]
