"""A prepared question finds what the plain one finds, whatever it is given; one that holds a time of its own is refused."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import DEFAULT_DB_ALIAS, DatabaseError, IntegrityError, connection, connections, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from held.record.access import standing_of, standing_to
from held.record.clock import now
from held.record.prepared import (
    Change,
    NotPrepared,
    prepared,
    prepared_delete,
    prepared_update,
    put_in,
    put_in_all,
)
from held.record.reading.care.in_a_tray import in_a_tray
from held.record.tables.care.lead import Lead
from held.record.tables.care.level_of_need import LevelOfNeed
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.work.draft import Draft
from held.record.tables.work.look import Look
from held.record.tables.work.notice import Notice
from tests.record.transitions.harbour import Harbour


def leading(*, children: list[int], moment: datetime) -> QuerySet[Any]:
    going_on = Q(until=None) | Q(until__gt=moment)
    leads = Lead.objects.filter(going_on, child__in=children, since__lte=moment).select_related("worker")
    return leads.annotate(in_a_tray=Exists(in_a_tray(now()).filter(pk=OuterRef("child")))).order_by("id")


def test_it_finds_the_same_for_whomever_it_is_asked(harbour: Harbour) -> None:
    ask = prepared(leading)
    both = [harbour.older.pk, harbour.younger.pk]
    for children in (both, both[:1], both[1:], [*both, 99], both[::-1]):
        for moment in (now(), now() - timedelta(days=400), now() + timedelta(days=1)):
            found = ask(children=children, moment=moment)
            plain = list(leading(children=children, moment=moment))
            assert [(row, row.worker, row.in_a_tray) for row in found] == [
                (row, row.worker, row.in_a_tray) for row in plain
            ]
    assert [row.child_id for row in ask(children=both, moment=now())] == both


def test_among_none_nobody_is_found(harbour: Harbour) -> None:
    ask = prepared(leading)
    for children in ([], [harbour.older.pk], []):
        assert [row.child_id for row in ask(children=children, moment=now())] == children


def test_among_so_many_and_a_few_more_is_one_question(harbour: Harbour) -> None:
    put_together = list[int]()

    def build(*, children: list[int], most: int) -> QuerySet[Any]:
        put_together.append(len(children))
        return Lead.objects.filter(child__in=children, pk__lt=most).order_by("id")

    ask, both = prepared(build), [harbour.older.pk, harbour.younger.pk]
    for many in (*range(3, 9), *range(129, 140)):
        found = ask(children=[*both, *range(1_000, 1_000 + many - 2)], most=10_000)
        assert [row.child_id for row in found] == both
    assert put_together == [4, 8, 256]


def test_this_moment_goes_on(harbour: Harbour, clock: time_machine.Traveller) -> None:
    ask = prepared(lambda *, by: standing_to(Worker(pk=by)).order_by("id"))
    guide = harbour.workers["hub guide"]
    assert [standing_of(row).leads for row in ask(by=guide.pk)] == [True, True]
    Lead.objects.filter(child=harbour.older).update(until=now() + timedelta(days=1))
    clock.shift(timedelta(days=2))
    assert [standing_of(row).leads for row in ask(by=guide.pk)] == [False, True]
    assert not any(standing_of(row).team_holds for row in ask(by=harbour.workers["bureau officer"].pk))


@pytest.mark.parametrize(
    "moment",
    [datetime(2026, 3, 2, 9, tzinfo=UTC), timezone.now, lambda: now() - timedelta(days=3)],
    ids=["written down", "another clock", "worked out unseen"],
)
def test_a_time_that_is_not_given_is_refused(harbour: Harbour, moment: Any) -> None:
    ask = prepared(lambda: Lead.objects.filter(since__lte=moment() if callable(moment) else moment))
    with pytest.raises(NotPrepared, match="give it"):
        ask()


def test_what_makes_another_question_is_refused(harbour: Harbour) -> None:
    for given in (True, None, harbour.older):
        with pytest.raises(NotPrepared):
            prepared(lambda *, given: Child.objects.filter(pk=given))(given=given)


def test_what_stands_in_the_question_as_something_else_is_refused(harbour: Harbour) -> None:
    """A number asked of a text would be the stand-in's for ever."""
    ask = prepared(lambda *, name: Worker.objects.filter(sign_in_name=name))
    with pytest.raises(NotPrepared, match="does not hold as it was given"):
        ask(name=7)


def test_it_asks_the_connection_of_the_moment(harbour: Harbour) -> None:
    ask = prepared(lambda *, pk: Child.objects.filter(pk=pk))
    assert ask(pk=harbour.older.pk) == [harbour.older]
    before = connections[DEFAULT_DB_ALIAS]
    other = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        connections[DEFAULT_DB_ALIAS] = other
        with CaptureQueriesContext(other) as asked:
            ask(pk=-1)
        assert len(asked) == 1
    finally:
        other.close()
        connections[DEFAULT_DB_ALIAS] = before


def test_rows_are_deleted_and_changed_for_whomever_it_is_asked(harbour: Harbour) -> None:
    """Each time those that were meant and no others, and how many there were is said."""
    pk_of = {name: worker.pk for name, worker in harbour.workers.items()}
    names = sorted(pk_of)[:3]
    for name in names:
        Draft.objects.create(worker_id=pk_of[name], step=name, words="{}", seen=0, saved=now())

    @prepared_update
    def see(*, worker: int, seen: int, moment: datetime) -> Change:
        return Draft.objects.filter(worker=worker), {"seen": seen, "saved": Greatest("saved", moment)}

    @prepared_delete
    def drop(*, worker: int, step: str) -> QuerySet[Draft]:
        return Draft.objects.filter(worker=worker, worker__name__gt="", step=step)

    later = now() + timedelta(days=1)
    for place, name in enumerate(names, start=1):
        assert see(worker=pk_of[name], seen=place, moment=later) == 1
    assert see(worker=-1, seen=9, moment=later) == 0
    assert [(one.step, one.seen, one.saved) for one in Draft.objects.order_by("seen")] == [
        (name, place, later) for place, name in enumerate(names, start=1)
    ]
    assert drop(worker=pk_of[names[0]], step=names[1]) == 0
    assert drop(worker=pk_of[names[1]], step=names[1]) == 1
    assert [one.step for one in Draft.objects.order_by("seen")] == [names[0], names[2]]


def test_what_takes_other_rows_with_it_is_not_deleted_unseen(harbour: Harbour) -> None:
    drop = prepared_delete(lambda *, pk: Child.objects.filter(pk=pk))
    with pytest.raises(NotPrepared, match="points at Child"):
        drop(pk=harbour.older.pk)


def test_a_new_row_is_what_django_would_have_written(harbour: Harbour) -> None:
    """Each column as it was given, whatever kind it is of, and where nothing was given what the table says."""
    day, worker = now(), harbour.workers["hub guide"]
    for model, given in (
        (Draft, {"worker_id": worker.pk, "step": "weigh", "words": '{"é": "“"}', "seen": 3, "saved": day}),
        (LevelOfNeed, {"child_id": harbour.older.pk, "level": 3, "since": day, "until": None}),
        (Team, {"name": "Quay", "service": "bureau", "is_duty_desk": True, "phone": "01632 960 100"}),
        (Notice, {"child_id": harbour.older.pk, "worker_id": worker.pk, "says": "Seen.", "sent": day}),
    ):
        by_django = model(**given)
        by_django.save(force_insert=True)
        expected = model.objects.values().get(pk=by_django.pk)
        assert {name: expected[name] for name in given} == given
        by_django.delete()
        kept = put_in(model(**given, **{name: expected[name] for name in ("public",) if name in expected}))
        assert kept.pk is not None
        assert not kept._state.adding
        assert {**model.objects.values().get(pk=kept.pk), "id": None} == {**expected, "id": None}


def test_what_points_at_a_row_that_is_not_written_yet_is_not_written(harbour: Harbour) -> None:
    """It would stand there as about no child, which is what a round's notices are."""
    with pytest.raises(ValueError, match="unsaved related object"), transaction.atomic():
        put_in(Notice(child=Child(), worker=harbour.workers["hub guide"], says="Seen.", sent=now()))
    assert not Notice.objects.exists()


@pytest.mark.parametrize("change", ["new rows", "an update", "a delete"])
def test_after_a_change_that_was_refused_nothing_of_its_transaction_is_kept(
    harbour: Harbour, change: str
) -> None:
    """Also where whoever made it passes over that it was refused."""
    worker = harbour.workers["hub guide"]
    row = Draft(worker=worker, step="weigh", words="", seen=0, saved=now())
    change_it = {
        "new rows": lambda: put_in_all([Draft(worker=worker, step="weigh", words="", seen=0, saved=now())]),
        "an update": lambda: prepared_update(
            lambda *, worker: (Lead.objects.filter(child=worker), {"since": F("until")})
        )(worker=harbour.older.pk),
        "a delete": lambda: prepared_delete(lambda *, child: Look.objects.filter(child=child))(
            child=harbour.older.pk
        ),
    }[change]
    put_in(Look(who=worker, child=harbour.older, page="a step", at=now()))
    with transaction.atomic():
        put_in(row)
        with suppress(DatabaseError):
            change_it()
        assert transaction.get_rollback()
        transaction.set_rollback(True)


@pytest.mark.usefixtures("own_database")
def test_new_rows_take_a_turn_and_are_all_written_or_none() -> None:
    """By themselves as well: a page is looked at outside any other transaction."""
    worker = Worker.objects.create(name="Ada Penhale", sign_in_name="ada.penhale", invented=True)
    steps = [*(f"step {number}" for number in range(60)), "step 0"]
    with CaptureQueriesContext(connection) as asked, pytest.raises(IntegrityError):
        put_in_all(Draft(worker=worker, step=step, words="", seen=0, saved=now()) for step in steps)
    assert asked[0]["sql"].startswith("BEGIN")
    assert not Draft.objects.exists()


def test_a_new_row_that_the_database_refuses_is_refused(harbour: Harbour) -> None:
    """SQLite and PostgreSQL alike: one kept form of a step is enough."""
    first = Draft(worker=harbour.workers["hub guide"], step="weigh", words="", seen=0, saved=now())
    put_in(first)
    first.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        put_in(first)


def test_many_new_rows_go_in_together_each_with_its_own_number(harbour: Harbour) -> None:
    worker = harbour.workers["hub guide"]
    steps = [f"step {number}" for number in range(120)]
    rows = [Draft(worker=worker, step=step, words="{}", seen=0, saved=now()) for step in steps]
    with CaptureQueriesContext(connection) as asked:
        put_in_all(rows)
    assert len(asked) == 3
    assert [Draft.objects.get(pk=row.pk).step for row in rows] == steps
    put_in_all([])
