"""On SQLite whoever writes waits for their turn and is woken at once; nobody keeps a turn that is over."""

import os
import threading
import time
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper as DjangosOwn

from held.config.sqlite import base, turns
from held.record.tables.people.team import Team

pytestmark = [
    pytest.mark.usefixtures("own_database"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets them wait in a row by itself"),
]


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    connection.close()


def wait_behind(holding: float) -> float:
    """How long after the one before has done another writes, in seconds."""
    done, began = [0.0], threading.Event()

    def write() -> None:
        began.set()
        with transaction.atomic():
            done[0] = time.perf_counter()
        connection.close()

    other = threading.Thread(target=write)
    with transaction.atomic():
        other.start()
        began.wait()
        time.sleep(holding)
    over = time.perf_counter()
    other.join()
    return done[0] - over


def test_the_next_one_is_woken_at_once() -> None:
    """SQLite by itself looks again after 0.33 and 0.43 seconds: the shortest of five would be 50 milliseconds."""
    assert min(wait_behind(0.34 + 0.01 * each) for each in range(5)) < 0.04


def test_a_turn_ends_with_its_transaction() -> None:
    for commits in (True, False):
        with transaction.atomic():
            transaction.set_rollback(not commits)
        assert connection._turn is None
    assert wait_behind(0) < 1


def test_a_turn_ends_where_the_transaction_cannot_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise OperationalError("disk I/O error")

    with monkeypatch.context() as broken:
        broken.setattr(DjangosOwn, "_start_transaction_under_autocommit", refuse)
        with pytest.raises(OperationalError), transaction.atomic():
            pass
    with transaction.atomic():
        assert Team.objects.count() == 0


def test_a_connection_that_is_closed_in_the_middle_gives_its_turn_back() -> None:
    def leave() -> None:
        transaction.atomic().__enter__()
        connection.close()

    gone = threading.Thread(target=leave)
    gone.start()
    gone.join()
    assert wait_behind(0) < 1


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then SQLite says what is in the way, as it would have."""
    monkeypatch.setattr(base, "WAITS", 0.05)
    lock = turns._at.setdefault(os.path.realpath(connection.settings_dict["NAME"]), threading.Lock())
    with lock, transaction.atomic():
        assert Team.objects.count() == 0
    assert not lock.locked()
