"""`held promise`: exit code 0 and a count, or 1 and the children."""

from datetime import UTC, datetime

import pytest

from held.commands.entry import main
from held.record.tables.care.holding import Holding
from held.record.tables.care.owed import Owed
from tests.record.transitions.harbour import Harbour, build


@pytest.fixture
def harbour(db: None) -> Harbour:
    return build()


def test_it_says_how_many_when_all_is_well(harbour: Harbour, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["promise"]) == 0
    assert capsys.readouterr().out == (
        "Each of 2 children with needs has a service, a lead and a next duty.\n"
    )


def test_it_names_each_child_and_what_is_missing(
    harbour: Harbour, capsys: pytest.CaptureFixture[str]
) -> None:
    Owed.objects.filter(child=harbour.older).delete()
    Holding.objects.filter(child=harbour.older).update(until=datetime(2026, 1, 6, tzinfo=UTC))
    assert main(["promise"]) == 1
    assert capsys.readouterr().out == (
        f"{harbour.older.number} Wren Marlowe: without a service that holds them "
        "and without a next duty with an owner and a date.\n"
        "1 of 2 children with needs lack one of them.\n"
    )


def test_it_prints_no_more_than_asked(harbour: Harbour, capsys: pytest.CaptureFixture[str]) -> None:
    Owed.objects.all().delete()
    assert main(["promise", "--most", "1"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 2
