"""Whatever is damaged in a round's chain, both verifiers say so; and neither takes a round's chain for a child's."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from held.record.actions.history.seal import seal
from held.record.chain import seal_keeping
from held.record.reading.history.verify import verify
from tests.record.history.conftest import take_checks_away, take_guards_away
from tests.record.history.second_verifier import faults
from tests.record.rounds.looking_back import takes, the_round
from tests.record.transitions.harbour import Harbour

OF_THE_ROUND = "child_id IS NULL"
DAMAGE = {
    "changed": f"UPDATE record_happening SET kind = 'another' WHERE {OF_THE_ROUND} AND number = 2",
    "cut off": f"DELETE FROM record_happening WHERE {OF_THE_ROUND} AND number = 3",
    "passed off as a child's": "UPDATE record_happening SET child_id = {child}, number = 99 "
    f"WHERE {OF_THE_ROUND} AND number = 3",
    "taken from a child": "UPDATE record_happening SET child_id = NULL, transition_id = {round}, number = 4 "
    "WHERE child_id = {child} AND number = 1",
}


@pytest.fixture
def sealed(harbour: Harbour, settings, tmp_path) -> Iterator[Harbour]:
    settings.HELD_HOME = tmp_path
    takes(harbour, "open the books")
    takes(harbour, "pick the cases", how_they_were_picked="Every tenth.")
    seal()
    yield harbour
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


def second_verifier_finds() -> list[str]:
    key = seal_keeping.key()
    assert key is not None
    with connection.cursor() as cursor:
        return list(faults(cursor, seal_keeping.seals_path(), seal_keeping.public(key)))


def test_both_find_all_as_it_was_written(sealed: Harbour) -> None:
    assert verify().faults == []
    assert second_verifier_finds() == []


@pytest.mark.parametrize("what", DAMAGE)
def test_both_notice(sealed: Harbour, what: str) -> None:
    with transaction.atomic():
        connection.check_constraints()
        take_guards_away()
        take_checks_away()
        with connection.cursor() as cursor:
            if what == "cut off":
                cursor.execute(
                    "DELETE FROM record_happeningwords WHERE happening_id IN "
                    f"(SELECT id FROM record_happening WHERE {OF_THE_ROUND} AND number = 3)"
                )
            cursor.execute(DAMAGE[what].format(child=sealed.older.pk, round=the_round().pk))
        ours = [str(fault) for fault in verify().faults if fault.what != "guard"]
        assert any(f"Round {the_round().pk}: " in fault for fault in ours), ours
        assert any(f"child -{the_round().pk}" in fault for fault in second_verifier_finds())
        transaction.set_rollback(True)
