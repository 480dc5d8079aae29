"""What is asked again and again is asked through one cursor, and nothing of what was asked before stays in the way."""

import pytest
from django.db import connection, transaction

from held.record.prepared import prepared
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker


class BrokenOff(Exception):
    """In the middle of reading."""


def put_in_and_broken_off() -> None:
    says = "INSERT INTO record_team (public, name, service, phone, email, hours, is_duty_desk) VALUES "
    with transaction.atomic(), connection.kept_cursor() as cursor:
        cursor.execute(f"{says} (%s, %s, 'help', '', '', '', %s) RETURNING id", ["quay", "The Quay", False])
        raise BrokenOff


def lost_and_broken_off() -> None:
    """The connection goes first."""
    with connection.kept_cursor() as cursor:
        cursor.execute("SELECT %s", ["Robin"])
        connection.connection.close()
        raise BrokenOff


def test_there_is_one_for_all_that_is_asked(db: None) -> None:
    with connection.kept_cursor() as first:
        first.execute("SELECT %s", ["Robin"])
        assert first.fetchall() == [("Robin",)]
    with connection.kept_cursor() as second:
        assert second.cursor is first.cursor


def test_what_is_broken_off_before_it_is_read_goes_on_no_further(own_database: None) -> None:
    with pytest.raises(BrokenOff):
        put_in_and_broken_off()
    with transaction.atomic():
        assert not Team.objects.filter(public="quay").exists()
    assert prepared(lambda *, public: Team.objects.filter(public=public))(public="quay") == []


def test_a_connection_that_was_closed_is_asked_through_a_new_one(own_database: None) -> None:
    ask = prepared(lambda *, pk: Worker.objects.filter(pk=pk))
    assert ask(pk=7) == []
    connection.close()
    assert ask(pk=7) == []


def test_what_was_read_last_goes_with_the_connection(own_database: None) -> None:
    with connection.kept_cursor() as cursor:
        cursor.execute("SELECT %s", ["Robin"])
        assert cursor.fetchall() == [("Robin",)]
    connection.close()
    assert connection._kept is None


def test_what_went_wrong_is_said_and_not_that_it_could_not_be_closed(own_database: None) -> None:
    with pytest.raises(BrokenOff):
        lost_and_broken_off()
    connection.close()
