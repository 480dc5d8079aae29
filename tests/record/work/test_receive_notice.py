import pytest

from held.record.actions.cannot import CanNot
from held.record.actions.work.receive_notice import receive_notice
from held.record.clock import now
from held.record.reading.work.tray import tray
from held.record.tables.history.happening import Happening
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.work.notice import Notice
from tests.record.transitions.harbour import Harbour


def sent(harbour: Harbour, **to: object) -> Notice:
    return Notice.objects.create(
        child=harbour.older, says="the concern sheet was sent", paper="concern sheet", sent=now(), **to
    )


def test_a_team_says_that_it_has_it_and_it_leaves_the_tray(harbour: Harbour) -> None:
    officer = harbour.workers["bureau officer"]
    notice = sent(harbour, team=Team.objects.get(name="Shore desk"))
    assert [line.id for line in tray(officer).notices] == [notice.pk]
    number = receive_notice(by=officer, notice=notice.pk)
    notice.refresh_from_db()
    assert (notice.received_by, notice.received) == (officer, now())
    assert tray(officer).notices == ()
    entry = Happening.objects.get(child=harbour.older, number=number)
    assert (entry.kind, entry.by) == ("notice received", officer)


def test_another_team_cannot_say_so(harbour: Harbour, stranger: Worker) -> None:
    notice = sent(harbour, team=Team.objects.get(name="Shore desk"))
    with pytest.raises(CanNot, match="another team"):
        receive_notice(by=stranger, notice=notice.pk)
    told = sent(harbour, worker=harbour.workers["bureau officer"])
    with pytest.raises(CanNot, match="another team"):
        receive_notice(by=harbour.workers["bureau principal"], notice=told.pk)
    assert receive_notice(by=harbour.workers["bureau officer"], notice=told.pk)


def test_it_is_received_once(harbour: Harbour) -> None:
    officer, principal = harbour.workers["bureau officer"], harbour.workers["bureau principal"]
    notice = sent(harbour, team=Team.objects.get(name="Shore desk"))
    first = receive_notice(by=officer, notice=notice.pk, key="k")
    assert receive_notice(by=officer, notice=notice.pk, key="k") == first
    with pytest.raises(CanNot, match="Bureau Officer has received this already"):
        receive_notice(by=principal, notice=notice.pk)


def test_what_was_never_sent_is_not_received(harbour: Harbour) -> None:
    with pytest.raises(CanNot, match="no such notice"):
        receive_notice(by=harbour.workers["hub guide"], notice=999)
