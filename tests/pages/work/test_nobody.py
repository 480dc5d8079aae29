"""The board: calm while the promise is kept, red and by name when it is not."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from held.record.tables.care.holding import Holding
from held.record.tables.care.owed import Owed
from tests.record.transitions.harbour import Harbour


def test_it_says_how_many_were_counted_and_that_all_have_somebody(guide: Client) -> None:
    page = guide.get("/nobody").content.decode()
    assert "No child is without somebody" in page
    assert page.count("2 of 2") == 3


def test_a_child_for_whom_nothing_is_owed_is_named_in_red(harbour: Harbour, guide: Client) -> None:
    Owed.objects.filter(child=harbour.older).delete()
    page = guide.get("/nobody").content.decode()
    assert "Nobody holds it: 1 child" in page
    assert "Wren Marlowe" in page
    assert "A next duty with an owner and a date" in page


def test_that_more_is_to_be_watched_than_stands_there_is_said(
    harbour: Harbour, guide: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "There is more to watch" not in guide.get("/nobody").content.decode()
    second = Holding.objects.create(
        child=harbour.older, service="shore bureau", since=datetime(2026, 2, 1, tzinfo=UTC)
    )
    assert "There is more to watch" not in guide.get("/nobody").content.decode()
    monkeypatch.setattr("held.record.reading.work.nobody.MOST", 0)
    assert "There is more to watch" in guide.get("/nobody").content.decode()
    assert second.service not in guide.get("/nobody").content.decode()


def test_the_board_costs_at_most_eight_queries_with_or_without_trouble(
    harbour: Harbour, guide: Client
) -> None:
    guide.get("/nobody")
    with CaptureQueriesContext(connection) as calm:
        guide.get("/nobody")
    Owed.objects.all().delete()
    with CaptureQueriesContext(connection) as red:
        guide.get("/nobody")
    assert len(red) == len(calm)
    assert len(calm) <= 8, [query["sql"][:80] for query in calm]
