"""Somebody opens a form for a child that may be filled in for brothers and sisters too: a look at each of them."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from held.record.access import A_REASON_LASTS, Seeing, seeing, standing_of, standing_to
from held.record.actions.people.look import ASKED_WHY, Looked
from held.record.actions.work.looks_to_keep import LooksToKeep
from held.record.clock import now
from held.record.named import NobodyNamed
from held.record.prepared import prepared
from held.record.reading.people.who import Who, who
from held.record.reading.transitions.recorded import recorded_with
from held.record.same_family import same_family
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.work.look import Look


@dataclass(frozen=True)
class Present:
    """A child as the form was opened: `seen` is the number of their last happening."""

    who: Who
    seen: int


@dataclass(frozen=True)
class LookedTogether(Looked):
    """`children`: the child the page is about first, then the brothers and sisters this worker may see. `looks`: at all
    that are shown, still to be kept."""

    looks: LooksToKeep
    children: tuple[Present, ...] = ()


def look_together(*, by: Worker, child: str, page: str, key: str = "") -> LookedTogether:
    """In one query, however many children, and one in which the looks are kept: before anything of them is sent. Where the
    child's own record needs a reason, nobody else's is opened.

    `key`: of a form that this worker sent within the hour. Whom it was recorded for they see here without a reason,
    also where what they recorded has taken the child out of their hands; that costs a query more. Raises NobodyNamed.
    """
    rows = _child_and_siblings(by=by.pk, child=child)
    own = next((row for row in rows if row.public == child), None)
    if own is None:
        raise NobodyNamed("There is no such child in the record.")
    moment = now()
    all_seen: dict[Child, Seeing] = {row: seeing(standing_of(row)) for row in rows}
    if key and not all(how.is_open for how in all_seen.values()):
        since = moment - A_REASON_LASTS
        theirs = {one.child for one in recorded_with(by=by, key=key, since=since)}
        all_seen = {row: Seeing("free") if row.public in theirs else how for row, how in all_seen.items()}
    found = all_seen[own]
    seen = {row: how for row, how in all_seen.items() if row is not own}
    shown = [own, *(row for row, how in seen.items() if how.is_open)] if found.is_open else [own]
    looks = LooksToKeep(
        Look(who=by, child=row, page=page if found.is_open else ASKED_WHY, at=moment) for row in shown
    )
    present = tuple(Present(who(row), row.last or 0) for row in shown) if found.is_open else ()
    return LookedTogether(who(own), found, looks, present)


@prepared
def _child_and_siblings(*, by: int, child: str) -> QuerySet[Child]:
    # One row a child: joined with what happened to them, each of its rows would be asked how this worker stands to them.
    last = Happening.objects.filter(child=OuterRef("pk")).order_by("-number").values("number")[:1]
    return (
        standing_to(Worker(pk=by))
        .filter(pk__in=same_family(child))
        .select_related("family")
        .annotate(last=Subquery(last))
        .order_by("born", "id")
    )
