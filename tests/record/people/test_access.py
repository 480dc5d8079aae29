"""Who sees a child freely, and who says why first: a table of relations, each made and then taken away."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from held.record.access import acting_roles
from held.record.actions.cannot import CanNot
from held.record.actions.care.cover import cover, end_cover
from held.record.actions.care.involve import end_involvement, involve
from held.record.actions.people.look import ASKED_WHY, give_reason, look
from held.record.named import NobodyNamed
from held.record.reading.procedures import pack_in_force
from held.record.tables.care.holding import Holding
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.work.look import Look
from held.record.tables.work.notice import Notice
from tests.record.people.seeing import may_see
from tests.record.transitions.harbour import Harbour


@pytest.mark.parametrize("role", ["hub guide", "hub coordinator", "bureau officer"])
def test_lead_team_and_duty_desk_see_freely(harbour: Harbour, role: str) -> None:
    assert may_see(harbour.workers[role], harbour.older).how == "free"


def test_somebody_of_another_team_says_why(harbour: Harbour, stranger: Worker) -> None:
    assert may_see(stranger, harbour.older).how == "needs reason"


def test_who_answers_for_every_child_sees_freely(harbour: Harbour, stranger: Worker) -> None:
    Membership.objects.filter(worker=stranger).update(sees_all=True)
    assert may_see(stranger, harbour.older).how == "free"


def test_a_duty_desk_of_yesterday_is_none_today(harbour: Harbour, a_worker: Callable[..., Worker]) -> None:
    left = a_worker(
        "Lou Left", service="shore bureau", role="bureau officer", until=date(2026, 3, 1), is_duty_desk=True
    )
    assert may_see(left, harbour.older).how == "needs reason"
    Membership.objects.filter(worker=left).update(until=date(2026, 3, 2))
    assert may_see(left, harbour.older).how == "free"


def test_a_former_lead_and_a_former_holder_say_why(harbour: Harbour, stranger: Worker) -> None:
    team = Team.objects.get(memberships__worker=stranger)
    before = datetime(2026, 1, 1, tzinfo=UTC)
    Lead.objects.create(child=harbour.older, worker=stranger, since=before, until=before + timedelta(days=2))
    held = Holding.objects.create(
        child=harbour.older, service="shore bureau", team=team, since=before, until=before + timedelta(days=2)
    )
    assert may_see(stranger, harbour.older).how == "needs reason"
    Holding.objects.filter(pk=held.pk).update(until=None)
    assert may_see(stranger, harbour.older).how == "free"


def test_whoever_is_involved_sees_freely_until_it_ends(harbour: Harbour, stranger: Worker) -> None:
    guide, child = harbour.workers["hub guide"], harbour.older
    involve(by=guide, child=child.public, worker=stranger.public, role="hub guide")
    assert may_see(stranger, child).how == "free"
    assert may_see(stranger, harbour.younger).how == "needs reason"
    end_involvement(by=guide, child=child.public, worker=stranger.public, role="hub guide")
    assert may_see(stranger, child).how == "needs reason"


def test_whoever_covers_for_the_lead_sees_freely_until_it_ends(
    harbour: Harbour, stranger: Worker, clock: time_machine.Traveller
) -> None:
    guide = harbour.workers["hub guide"]
    cover(by=guide, absent=guide.public, deputy=stranger.public)
    assert may_see(stranger, harbour.older).how == "free"
    clock.shift(60)
    end_cover(by=guide, absent=guide.public, deputy=stranger.public)
    assert may_see(stranger, harbour.older).how == "needs reason"


def test_whoever_owes_something_or_is_told_sees_freely(harbour: Harbour, stranger: Worker) -> None:
    owed = Owed.objects.get(child=harbour.older)
    Owed.objects.filter(pk=owed.pk).update(owner=stranger)
    assert may_see(stranger, harbour.older).how == "free"
    Owed.objects.filter(pk=owed.pk).update(owner=None, team=Team.objects.get(memberships__worker=stranger))
    assert may_see(stranger, harbour.older).how == "free"
    notice = Notice.objects.create(child=harbour.younger, worker=stranger, says="told", sent=owed.since)
    assert may_see(stranger, harbour.younger).how == "free"
    Notice.objects.filter(pk=notice.pk).update(received=owed.since, received_by=stranger)
    assert may_see(stranger, harbour.younger).how == "needs reason"


def test_a_reason_opens_one_child_for_an_hour_and_stands_on_the_record(
    harbour: Harbour, stranger: Worker, clock: time_machine.Traveller
) -> None:
    child = harbour.older
    give_reason(by=stranger, child=child.public, page="overview", reason=" Her school rang me. ")
    seeing = may_see(stranger, child)
    assert seeing.how == "with reason"
    assert seeing.until == datetime(2026, 3, 2, 10, tzinfo=UTC)
    assert may_see(stranger, harbour.younger).how == "needs reason"
    entry = Happening.objects.filter(child=child).latest("number")
    assert (entry.kind, entry.by) == ("opened with a reason", stranger)
    assert "Her school rang me." in (entry.words.text or "")
    told = Notice.objects.get(child=child)
    assert told.worker == harbour.workers["hub guide"]
    assert "Her school rang me." in told.says
    clock.shift(timedelta(minutes=59))
    assert may_see(stranger, child).how == "with reason"
    clock.shift(timedelta(minutes=1))
    assert may_see(stranger, child).how == "needs reason"


def test_no_reason_is_refused(harbour: Harbour, stranger: Worker) -> None:
    with pytest.raises(CanNot, match="Say why"):
        give_reason(by=stranger, child=harbour.older.public, page="overview", reason="  ")
    assert not Look.objects.exists()


def test_every_look_is_kept_before_the_page(harbour: Harbour, stranger: Worker, asked_once: Callable) -> None:
    guide = harbour.workers["hub guide"]
    with asked_once(2):
        looked = look(by=guide, child=harbour.older.public, page="overview")
    assert (looked.child.name, looked.seeing.how) == ("Wren Marlowe", "free")
    with asked_once(2):
        looked = look(by=stranger, child=harbour.older.public, page="overview")
    assert not looked.seeing.is_open
    rows = Look.objects.order_by("id").values_list("who", "child", "page", "reason")
    assert list(rows) == [
        (guide.pk, harbour.older.pk, "overview", ""),
        (stranger.pk, harbour.older.pk, ASKED_WHY, ""),
    ]
    with pytest.raises(NobodyNamed):
        look(by=guide, child="nobody", page="overview")


def test_a_withheld_address_is_in_no_page(harbour: Harbour) -> None:
    harbour.older.address = "1 Canary Street"
    harbour.older.save()
    guide = harbour.workers["hub guide"]
    assert look(by=guide, child=harbour.older.public, page="overview").child.address == "1 Canary Street"
    harbour.older.address_withheld = True
    harbour.older.save()
    assert "Canary" not in repr(look(by=guide, child=harbour.older.public, page="overview"))


def test_acting_roles_are_theirs_and_those_they_cover_for(
    harbour: Harbour, stranger: Worker, asked_once: Callable
) -> None:
    pack = pack_in_force(on=date(2026, 3, 2))
    coordinator, child = harbour.workers["hub coordinator"], harbour.older
    with asked_once(1):
        assert acting_roles(coordinator, child, pack) == {"hub coordinator"}
    principal = harbour.workers["bureau principal"]
    cover(by=principal, absent=principal.public, deputy=coordinator.public)
    assert acting_roles(coordinator, child, pack) == {"hub coordinator", "bureau principal"}
    Membership.objects.filter(worker=coordinator).update(role="a role of no pack", until=date(2026, 3, 2))
    assert acting_roles(coordinator, child, pack) == {"bureau principal"}
    assert acting_roles(stranger, child, pack) == {"hub guide"}
    Membership.objects.filter(worker=stranger).update(until=date(2026, 3, 1))
    assert acting_roles(stranger, child, pack) == set()
    involve(by=principal, child=child.public, worker=stranger.public, role="bureau officer")
    assert acting_roles(stranger, child, pack) == {"bureau officer"}
    assert acting_roles(stranger, harbour.younger, pack) == set()
