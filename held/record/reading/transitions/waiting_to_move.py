"""The open transitions that still stand under another version than the one in force, and what each would change."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from held.engine.folding import fold
from held.engine.versions.moving import CannotMove, Moving, move
from held.language.pack import Pack
from held.record.access import current, standing_in_for
from held.record.clock import now
from held.record.reading.people.who import Who, who
from held.record.reading.procedures import hash_in_force
from held.record.reading.transitions.course import Course, course_of
from held.record.reading.transitions.history import OF_A_TRANSITION
from held.record.reading.transitions.named_now import NamedNow, named_in, with_named
from held.record.reading.transitions.unheard import unheard
from held.record.reading.transitions.who_moves import WhoMoves
from held.record.tables.care.holding import Holding
from held.record.tables.history.happening import Happening
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce
from held.record.tables.transitions.transition import Transition

A_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class ToMove:
    """An open transition that may be moved. `place`: of it in the list, for the next page. `lead`: a worker's id, empty
    where nobody leads. `last`: how far the child's history stands. `in_force`: the content hash of the version that
    holds. `asker_sees_all`: whoever asks answers for every child."""

    place: int
    who: Who
    run: Course
    lead: str
    last: int
    in_force: str
    asker_sees_all: bool
    named: NamedNow


def how_many_wait(moves: WhoMoves, to: str) -> int:
    """Of those that this person may move."""
    return _waiting(moves, to).count()


def how_many_stand_elsewhere(*, on: date) -> int:
    """The open transitions under another version than the one that holds on this day. Raises NothingInForce."""
    return open_transitions().exclude(pack_hash=hash_in_force(on=on)).count()


def open_transitions() -> QuerySet[Transition]:
    """Of children: a round stays under the version it began under."""
    return Transition.objects.filter(ended_at=None, child__isnull=False)


def waiting_to_move(
    worker: Worker, moves: WhoMoves, to: str, *, after: int = 0, most: int = A_PAGE
) -> tuple[ToMove, ...]:
    """Those that this person may move, oldest first, one more than `most` where there are others; in one query."""
    ids = _waiting(moves, to).filter(pk__gt=after).order_by("pk").values("pk")[: most + 1]
    rows: dict[int, list[Happening]] = defaultdict(list)
    for row in _rows(Happening.objects.filter(transition__in=ids), worker):
        assert row.transition_id is not None
        rows[row.transition_id].append(row)
    return tuple(_to_move(of_one) for _, of_one in sorted(rows.items()))


def one_to_move(worker: Worker, transition: str) -> ToMove:
    """The one by the id in its address, whoever asks; in one query. Raises LookupError."""
    rows = list(_rows(Happening.objects.filter(transition__public=transition, child__isnull=False), worker))
    if not rows:
        raise LookupError("There is no such transition in the record.")
    return _to_move(rows)


def foresee_move(
    one: ToMove, new: Pack, *, lead_works_for: frozenset[str], moment: datetime
) -> Moving | CannotMove:
    """What the move would change, the record's own answers included. Nothing is written, and the record is not asked."""
    return foreseen(one.run, one.named, new, lead_works_for=lead_works_for, moment=moment)


def foreseen(
    run: Course, named: NamedNow, new: Pack, *, lead_works_for: frozenset[str], moment: datetime
) -> Moving | CannotMove:
    """One transition as if it moved now; `named` is whom the record names for the child."""
    name = run.procedure.name
    return move(
        old=run.pack,
        new=new,
        procedure=name,
        history=run.history,
        number=run.history[-1].number + 1,
        by=None,
        moment=moment,
        lead_works_for=lead_works_for,
        hears=lambda moved: unheard(
            fold(pack=new, procedure=name, history=moved), history=moved, named=named, moment=moment
        ),
    )


def services_of(workers: Collection[str]) -> dict[str, frozenset[str]]:
    """By worker's id, the services in whose teams they work today; in one query."""
    found: dict[str, set[str]] = defaultdict(set)
    posts = Membership.objects.filter(current(timezone.localdate(now())), worker__public__in=workers)
    for worker, service in posts.values_list("worker__public", "team__service"):
        found[worker].add(service)
    return {worker: frozenset(services) for worker, services in found.items()}


def _waiting(moves: WhoMoves, to: str) -> QuerySet[Transition]:
    waiting = open_transitions().exclude(pack_hash=to)
    if moves.everybody:
        return waiting
    held = Holding.objects.filter(
        Q(until=None) | Q(until__gt=now()), child=OuterRef("child"), service__in=moves.services
    )
    return waiting.filter(Exists(held))


def _rows(happenings: QuerySet[Happening], worker: Worker) -> QuerySet[Happening]:
    moment = now()
    today = timezone.localdate(moment)
    newest = Happening.objects.filter(child=OuterRef("child")).order_by("-number").values("number")[:1]
    in_force = InForce.objects.filter(from_date__lte=today).order_by("-from_date", "-id")
    answers_for_all = Membership.objects.filter(
        current(today), worker__in=standing_in_for(worker, moment), sees_all=True
    )
    return (
        with_named(happenings, moment)
        .filter(kind__in=OF_A_TRANSITION)
        .annotate(
            last=Subquery(newest),
            in_force=Subquery(in_force.values("pack_text__hash")[:1]),
            asker_sees_all=Exists(answers_for_all),
        )
        .select_related("words", "by", "transition", "child__family")
        .order_by("transition_id", "number")
    )


def _to_move(rows: list[Happening]) -> ToMove:
    first = rows[0]
    assert first.transition_id is not None
    named = named_in(first)
    return ToMove(
        place=first.transition_id,
        who=who(first.child),
        run=course_of(rows),
        lead=named.lead or "",
        last=first.last,
        in_force=first.in_force,
        asker_sees_all=first.asker_sees_all,
        named=named,
    )
