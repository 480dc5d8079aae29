"""The act that a duty waits for, read with the duty's own row, at the cost of no query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import JSONObject

from held.engine.calendar import local_day
from held.record.access import current, standing_in_for
from held.record.reading.people.contact import Contact
from held.record.reading.work.nobody_in import nobody_in
from held.record.tables.care.awaited import Awaited
from held.record.tables.care.owed import Owed
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker


@dataclass(frozen=True, kw_only=True)
class AwaitedAct:
    """`outcomes`: what it has to come out as, in words; empty where that does not matter. `owner` is None where it stands in
    the tray of `team`. `latest`: when it has to happen for the duty to be met. `meets`: when the meeting begins at which
    it is taken."""

    step: str
    inner: str
    outcomes: str
    role: str
    owner: Contact | None
    team: str
    team_phone: str
    latest: datetime
    meets: datetime | None
    cites: str


def with_act(rows: QuerySet[Owed], *, first: Q | None = None) -> QuerySet[Owed]:
    """Each with the act that it waits for, for `act_of`: the first of `first` there, else the first on the way."""
    acts = _of_the_duty()
    order = ["place", "id"]
    if first is not None:
        acts = acts.annotate(is_later=Case(When(first, then=0), default=1))
        order.insert(0, "is_later")
    columns = JSONObject(
        step="step",
        inner="inner",
        outcomes="outcomes",
        role="role",
        public="owner__public",
        name="owner__name",
        phone="owner__phone",
        team="team__name",
        team_phone="team__phone",
        latest="latest",
        meets="meets",
        cites="cites",
    )
    return rows.annotate(awaited_act=Subquery(acts.order_by(*order).values(found=columns)[:1]))


def waits_for(worker: Worker, moment: datetime) -> Q:
    """Of acts: theirs, or of somebody they cover for; where nobody is named, of everybody of the team in that role."""
    in_role = Membership.objects.filter(
        current(local_day(moment)), team=OuterRef("team"), role=OuterRef("role"), worker=worker
    )
    return Q(owner__in=standing_in_for(worker, moment)) | (Q(owner=None) & Exists(in_role))


def transitions_waiting_for(worker: Worker, moment: datetime) -> QuerySet[Any]:
    """The ids of the transitions with an act that `waits_for` speaks of, for use inside another query. A union and not an
    "or", with which every act there is would be looked at."""
    teams = Membership.objects.filter(current(local_day(moment)), worker=worker).values("team")
    acts = Awaited.objects.order_by()
    by_name = acts.filter(owner__in=standing_in_for(worker, moment)).values("transition")
    return by_name.union(
        acts.filter(waits_for(worker, moment), nobody_in("owner"), team__in=teams).values("transition")
    )


def is_awaited(acts: Q) -> Exists:
    """Of duties: whether one of these acts is what they wait for."""
    return Exists(_of_the_duty().filter(acts))


def _of_the_duty() -> QuerySet[Awaited]:
    return Awaited.objects.filter(
        transition=OuterRef("transition"), run=OuterRef("run"), norm=OuterRef("norm")
    )


def act_of(row: Owed) -> AwaitedAct | None:
    """From a row that `with_act` read."""
    found: Mapping[str, Any] | None = getattr(row, "awaited_act", None)
    if not found:
        return None
    owner = (
        Contact(found["public"], found["name"], found["phone"], found["role"]) if found["public"] else None
    )
    return AwaitedAct(
        step=found["step"],
        inner=found["inner"],
        outcomes=found["outcomes"],
        role=found["role"],
        owner=owner,
        team=found["team"] or "",
        team_phone=found["team_phone"] or "",
        latest=_time(found["latest"]),
        meets=_time(found["meets"]) if found["meets"] else None,
        cites=found["cites"],
    )


def _time(kept: str) -> datetime:
    """SQLite keeps UTC without saying so."""
    read = datetime.fromisoformat(kept)
    return read if read.tzinfo else read.replace(tzinfo=UTC)
