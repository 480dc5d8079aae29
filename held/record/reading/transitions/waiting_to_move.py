"""The open transitions that still stand under another version than the one in force, and what each would change."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from held.engine.versions.moving import CannotMove, Moving, move
from held.language.pack import Pack
from held.record.access import current
from held.record.clock import now
from held.record.reading.people.who import Who, who
from held.record.reading.procedures import hash_in_force
from held.record.reading.transitions.course import Course, course_of
from held.record.reading.transitions.history import OF_A_TRANSITION
from held.record.reading.transitions.named_now import named_in, with_named
from held.record.reading.transitions.unheard import unheard
from held.record.reading.transitions.who_moves import WhoMoves
from held.record.tables.care.holding import Holding
from held.record.tables.history.happening import Happening
from held.record.tables.people.membership import Membership
from held.record.tables.transitions.transition import Transition

A_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class WaitingToMove:
    """`place`: of the transition in the list, for the next page."""

    place: int
    who: Who
    run: Course
    lead: str | None
    found: Moving | CannotMove


def how_many_wait(moves: WhoMoves, to: str) -> int:
    """Of those that this person may move."""
    return _waiting(moves, to).count()


def how_many_stand_elsewhere(*, on: date) -> int:
    """The open transitions under another version than the one that holds on this day. Raises NothingInForce."""
    return Transition.objects.filter(ended_at=None).exclude(pack_hash=hash_in_force(on=on)).count()


def waiting_to_move(
    moves: WhoMoves, new: Pack, *, moment: datetime, after: int = 0, most: int = A_PAGE
) -> tuple[WaitingToMove, ...]:
    """Those that this person may move, oldest first, one more than `most` where there are others; in two queries."""
    ids = list(
        _waiting(moves, new.hash).filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[: most + 1]
    )
    rows: dict[int, list[Happening]] = defaultdict(list)
    for row in _rows(Happening.objects.filter(transition__in=ids)):
        assert row.transition_id is not None
        rows[row.transition_id].append(row)
    leads = {pk: named_in(rows[pk][0]).lead for pk in ids if rows[pk]}
    services = services_of([lead for lead in leads.values() if lead])
    return tuple(
        WaitingToMove(
            place=pk,
            who=who(rows[pk][0].child),
            run=(run := course_of(rows[pk])),
            lead=leads[pk],
            found=_foreseen(run, rows[pk], new, services.get(leads[pk] or "", frozenset()), moment),
        )
        for pk in ids
        if rows[pk]
    )


def one_to_move(transition: str, new: Pack, *, moment: datetime) -> WaitingToMove:
    """The one by the id in its address, whoever asks; in two queries. Raises LookupError."""
    rows = list(_rows(Happening.objects.filter(transition__public=transition)))
    if not rows:
        raise LookupError("There is no such transition in the record.")
    run, lead = course_of(rows), named_in(rows[0]).lead
    services = services_of([lead] if lead else []).get(lead or "", frozenset())
    return WaitingToMove(
        place=rows[0].transition_id or 0,
        who=who(rows[0].child),
        run=run,
        lead=lead,
        found=_foreseen(run, rows, new, services, moment),
    )


def services_of(workers: Collection[str]) -> dict[str, frozenset[str]]:
    """By worker's id, the services in whose teams they work today; in one query."""
    found: dict[str, set[str]] = defaultdict(set)
    posts = Membership.objects.filter(current(timezone.localdate(now())), worker__public__in=workers)
    for worker, service in posts.values_list("worker__public", "team__service"):
        found[worker].add(service)
    return {worker: frozenset(services) for worker, services in found.items()}


def _waiting(moves: WhoMoves, to: str) -> QuerySet[Transition]:
    waiting = Transition.objects.filter(ended_at=None).exclude(pack_hash=to)
    if moves.everybody:
        return waiting
    held = Holding.objects.filter(
        Q(until=None) | Q(until__gt=now()), child=OuterRef("child"), service__in=moves.services
    )
    return waiting.filter(Exists(held))


def _rows(happenings: QuerySet[Happening]) -> QuerySet[Happening]:
    return (
        with_named(happenings, now())
        .filter(kind__in=OF_A_TRANSITION)
        .select_related("words", "by", "transition", "child__family")
        .order_by("transition_id", "number")
    )


def _foreseen(
    run: Course, rows: list[Happening], new: Pack, lead_works_for: frozenset[str], moment: datetime
) -> Moving | CannotMove:
    named, name = named_in(rows[0]), run.procedure.name
    return move(
        old=run.pack,
        new=new,
        procedure=name,
        history=run.history,
        number=run.history[-1].number + 1,
        by=None,
        moment=moment,
        lead_works_for=lead_works_for,
        hears=lambda moved: unheard(pack=new, procedure=name, history=moved, named=named, moment=moment),
    )
