"""Who looked is written with what they record, and where they record nothing, before anything is sent; each look once."""

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from held.pages.transitions import check_step
from held.record.actions.work.looks_to_keep import LooksToKeep
from held.record.tables.history.happening import Happening
from held.record.tables.work.look import Look
from tests.pages.transitions.desk import Desk, fields_of, words_of
from tests.pages.transitions.test_taking_a_step import concern, form_of
from tests.record.transitions.harbour import Harbour


@pytest.fixture
def address(guide: Desk, harbour: Harbour) -> str:
    """Of a form that is filled in, to be checked."""
    form = form_of(harbour.older.public, "raise-a-concern")
    guide.fill(form, **concern(harbour.older.public))
    return f"{form}/check"


def press(guide: Desk, address: str) -> dict[str, object]:
    return {**fields_of(words_of(guide.get(address))), "do": "record"}


def transactions(asked: CaptureQueriesContext) -> list[list[str]]:
    """The statements of each that writes; a test's own transaction makes savepoints of them."""
    found: list[list[str]] = []
    depth = 0
    for query in asked:
        sql = query["sql"]
        if sql.startswith("SAVEPOINT"):
            depth += 1
            if depth == 1:
                found.append([])
        elif sql.startswith("RELEASE"):
            depth -= 1
        elif depth:
            found[-1].append(sql)
    return found


def test_it_is_one_transaction_with_the_step(guide: Desk, address: str) -> None:
    fields = press(guide, address)
    before = Look.objects.count()
    with CaptureQueriesContext(connection) as asked:
        assert guide.send(address, fields).status_code == 302
    (one,) = transactions(asked)
    assert any('INSERT INTO "record_happening"' in sql for sql in one)
    assert any('INSERT INTO "record_look"' in sql for sql in one)
    assert Look.objects.count() == before + 2  # at both children of the family


def test_it_is_kept_also_where_the_step_comes_to_nothing(
    guide: Desk, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = press(guide, address)
    before = Look.objects.count()

    def refuse(**_: object) -> None:
        raise IntegrityError("refused")

    monkeypatch.setattr(check_step, "take_step", refuse)
    with pytest.raises(IntegrityError):
        guide.send(address, fields)
    assert Look.objects.count() == before + 2


def test_it_is_kept_once_where_the_page_is_sent_again(guide: Desk, address: str) -> None:
    fields = press(guide, address)
    before = Look.objects.count()
    assert guide.send(address, {**fields, "print": "another"}).status_code == 200
    assert Look.objects.count() == before + 2


def test_where_it_cannot_be_kept_nothing_is_recorded_and_nothing_sent(
    guide: Desk, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = press(guide, address)

    def fail(_: LooksToKeep) -> None:
        raise IntegrityError("the disk is full")

    monkeypatch.setattr(LooksToKeep, "write", fail)
    before = Happening.objects.count()
    with pytest.raises(IntegrityError):
        guide.send(address, fields)
    assert Happening.objects.count() == before
    with pytest.raises(IntegrityError):
        guide.get(address)
