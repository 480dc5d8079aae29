"""What stands on top of every page about a child: held by, lead, next duty, also involved. One query."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, F, Q, QuerySet, Subquery, Value

from held.record.clock import now
from held.record.reading.people.contact import Contact
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.cover import Cover


@dataclass(frozen=True)
class HeldBy:
    """`team` is empty until the service has said which."""

    service: str
    team: str
    phone: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class LeadBy:
    """`until`: the day the next lead begins. `can_be_rung` is False for an account that is switched off."""

    worker: Contact
    since: datetime
    until: datetime | None
    can_be_rung: bool
    covered_by: tuple[Contact, ...]


@dataclass(frozen=True)
class InvolvedBy:
    worker: Contact
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class NextDuty:
    """`owner` is None while it stands in the tray of `team`."""

    step: str
    due: datetime
    cites: str
    owner: Contact | None
    team: str


@dataclass(frozen=True)
class OpenTransition:
    public: str
    procedure: str
    pack_hash: str
    began: datetime


@dataclass(frozen=True)
class Identity:
    held_by: tuple[HeldBy, ...]
    lead: LeadBy | None
    next_lead: LeadBy | None
    involved: tuple[InvolvedBy, ...]
    next_duty: NextDuty | None
    transitions: tuple[OpenTransition, ...]


@dataclass(frozen=True)
class _Row:
    kind: str
    public: str | None
    name: str | None
    phone: str | None
    word: str
    team: str | None
    cites: str
    since: datetime
    until: datetime | None
    on: bool


def identity(child: str) -> Identity:
    """Of the child with this id; empty where there is none."""
    moment = now()
    rows = [_Row(*row) for row in _query(child, moment)]
    leads = _of("lead", rows)
    covers = tuple(_contact(row) for row in _of("cover", rows))
    present = [row for row in leads if row.since <= moment]
    to_come = [row for row in leads if row.since > moment]
    owed = _of("owed", rows)
    return Identity(
        held_by=tuple(
            HeldBy(row.word, row.name or "", row.phone or "", row.since, row.until)
            for row in _of("holding", rows)
        ),
        lead=_lead(present[-1], covers) if present else None,
        next_lead=_lead(to_come[0], ()) if to_come else None,
        involved=tuple(InvolvedBy(_contact(row), row.since, row.until) for row in _of("involved", rows)),
        next_duty=_duty(owed[0]) if owed else None,
        transitions=tuple(
            OpenTransition(row.public or "", row.word, row.cites, row.since)
            for row in _of("transition", rows)
        ),
    )


def _of(kind: str, rows: list[_Row]) -> list[_Row]:
    return sorted((row for row in rows if row.kind == kind), key=lambda row: (row.since, row.word))


def _contact(row: _Row) -> Contact:
    return Contact(row.public or "", row.name or "", row.phone or "", row.word)


def _lead(row: _Row, covers: tuple[Contact, ...]) -> LeadBy:
    return LeadBy(_contact(row), row.since, row.until, bool(row.on), covers)


def _duty(row: _Row) -> NextDuty:
    assert row.until is not None
    owner = Contact(row.public, row.name or "", row.phone or "") if row.public else None
    return NextDuty(row.word, row.until, row.cites, owner, row.team or "")


def _query(child: str, moment: datetime) -> QuerySet:
    """Rows of six tables in one shape. The times stand in the first, so that all are read as times."""
    going_on = Q(until=None) | Q(until__gt=moment)
    began = Q(since__lte=moment)
    soonest = Owed.objects.filter(child__public=child).order_by("due", "id").values("pk")[:1]
    leading = Lead.objects.filter(going_on, began, child__public=child).values("worker")
    holdings = _shaped(
        "holding",
        Holding.objects.filter(going_on, began, child__public=child),
        name="team__name",
        phone="team__phone",
        word="service",
    )
    return holdings.union(
        _shaped(
            "lead", Lead.objects.filter(going_on, child__public=child), **_WORKER, on="worker__is_active"
        ),
        _shaped("involved", Involvement.objects.filter(going_on, began, child__public=child), **_WORKER),
        _shaped(
            "cover",
            Cover.objects.filter(going_on, began, absent__in=leading, deputy__is_active=True),
            public="deputy__public",
            name="deputy__name",
            phone="deputy__phone",
        ),
        _shaped(
            "owed",
            Owed.objects.filter(pk=Subquery(soonest)),
            public="owner__public",
            name="owner__name",
            phone="owner__phone",
            word="step",
            team="team__name",
            cites="cites",
            until="due",
        ),
        _shaped(
            "transition",
            Transition.objects.filter(child__public=child, ended_at=None),
            public="public",
            word="procedure",
            cites="pack_hash",
            since="began_at",
            until="ended_at",
        ),
        all=True,
    )


_WORKER = {"public": "worker__public", "name": "worker__name", "phone": "worker__phone", "word": "role"}


def _shaped(
    kind: str,
    rows: QuerySet,
    *,
    public: str = "",
    name: str = "",
    phone: str = "",
    word: str = "",
    team: str = "",
    cites: str = "",
    since: str = "since",
    until: str = "until",
    on: str = "",
) -> QuerySet:
    words = (public, name, phone, word, team, cites)
    return rows.order_by().values_list(
        Value(kind, output_field=CharField()),
        *(F(column) if column else Value("", output_field=CharField()) for column in words),
        F(since),
        F(until),
        F(on) if on else Value(True),
    )
