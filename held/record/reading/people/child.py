"""What stands on top of every page about a child: held by, lead, next duty, also involved. One query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from held.record.clock import now
from held.record.prepared import prepared
from held.record.reading.care.in_a_tray import in_a_tray
from held.record.reading.care.owed_form import Form, owed_form
from held.record.reading.one_shape import Row, joined, of_kind, rows_of, shaped
from held.record.reading.people.contact import Contact
from held.record.tables.care.contact import Contact as UrgentCall
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
class OwedStep:
    """`transition` is empty for what is owed outside any; `norm` is the sentence that asks, by its id in the procedure,
    empty where the promise alone asks.

    `run`: "NAME 1" is the first run of the inner procedure NAME; empty for the transition's own. `owner`: a worker's
    id, empty while it stands in a tray. `whose`: the worker, or the team of the tray, by name.
    """

    transition: str
    run: str
    step: str
    norm: str
    owner: str
    whose: str
    since: datetime
    due: datetime

    @property
    def form(self) -> Form:
        return owed_form(step=self.step, norm=self.norm, in_transition=bool(self.transition))


@dataclass(frozen=True)
class CallWaiting:
    """An urgent call that no procedure took up and nobody has answered. `team` is whose tray it stands in, empty where
    there was no desk to ring; `holds`: nobody else holds the child, and the tray does until `due`."""

    team: str
    phone: str
    since: datetime
    due: datetime
    holds: bool


@dataclass(frozen=True)
class OpenTransition:
    public: str
    procedure: str
    pack_hash: str
    began: datetime


@dataclass(frozen=True)
class OpenInner:
    """An inner procedure that is running, as its duties show: "NAME 1" is the first run of NAME."""

    transition: str
    run: str
    since: datetime

    @property
    def procedure(self) -> str:
        return self.run.rpartition(" ")[0]


@dataclass(frozen=True)
class Identity:
    held_by: tuple[HeldBy, ...]
    lead: LeadBy | None
    next_lead: LeadBy | None
    involved: tuple[InvolvedBy, ...]
    next_duty: NextDuty | None
    transitions: tuple[OpenTransition, ...]
    inner: tuple[OpenInner, ...] = ()
    owed: tuple[OwedStep, ...] = ()
    calls: tuple[CallWaiting, ...] = ()

    @property
    def tray(self) -> CallWaiting | None:
        """The call whose tray holds the child, the soonest of several. None where somebody else does, or nobody."""
        return min((one for one in self.calls if one.holds), key=lambda one: one.due, default=None)

    @property
    def people(self) -> frozenset[str]:
        """The ids of those who lead the child, work with them beside the lead, or owe something."""
        leads = (one.worker.public for one in (self.lead, self.next_lead, *self.involved) if one)
        return frozenset((*leads, *(one.owner for one in self.owed if one.owner)))

    @property
    def trays(self) -> frozenset[str]:
        """The names of the teams in whose trays something about the child stands."""
        owed = (one.whose for one in self.owed if not one.owner)
        return frozenset(name for name in (*owed, *(call.team for call in self.calls)) if name)

    @property
    def teams(self) -> frozenset[str]:
        """Those that hold the child, by their names."""
        return frozenset(held.team for held in self.held_by if held.team)


def identity(child: str) -> Identity:
    """Of the child with this id; empty where there is none."""
    return identity_of(rows_of(_IDENTITY(child=child)), now())


def identity_of(rows: Iterable[Row], moment: datetime) -> Identity:
    """From what `identity_rows` found, among whatever else."""
    rows = list(rows)
    leads = of_kind("lead", rows)
    covers = tuple(_contact(row) for row in of_kind("cover", rows))
    present = [row for row in leads if row.since <= moment]
    to_come = [row for row in leads if row.since > moment]
    owed = of_kind("owed", rows)
    return Identity(
        held_by=tuple(
            HeldBy(row.word, row.name or "", row.phone or "", row.since, row.until)
            for row in of_kind("holding", rows)
        ),
        lead=_lead(present[-1], covers) if present else None,
        next_lead=_lead(to_come[0], ()) if to_come else None,
        involved=tuple(InvolvedBy(_contact(row), row.since, row.until) for row in of_kind("involved", rows)),
        next_duty=_duty(owed[0]) if owed else None,
        transitions=tuple(
            OpenTransition(row.public or "", row.word, row.cites, row.since)
            for row in of_kind("transition", rows)
        ),
        inner=_inner(rows),
        owed=tuple(
            OwedStep(
                row.public or "",
                row.name or "",
                row.word,
                row.cites,
                row.phone or "",
                row.team or "",
                row.since,
                row.until,
            )
            for row in of_kind("asked", rows)
            if row.until
        ),
        calls=tuple(
            CallWaiting(row.name or "", row.phone or "", row.since, row.until, bool(row.on))
            for row in of_kind("call", rows)
            if row.until
        ),
    )


def _inner(rows: Iterable[Row]) -> tuple[OpenInner, ...]:
    """Each run once, since the first of what it asks for now."""
    found: dict[tuple[str, str], OpenInner] = {}
    for row in of_kind("asked", rows):
        if row.name:
            found.setdefault((row.public or "", row.name), OpenInner(row.public or "", row.name, row.since))
    return tuple(found.values())


def _contact(row: Row) -> Contact:
    return Contact(row.public or "", row.name or "", row.phone or "", row.word)


def _lead(row: Row, covers: tuple[Contact, ...]) -> LeadBy:
    return LeadBy(_contact(row), row.since, row.until, bool(row.on), covers)


def _duty(row: Row) -> NextDuty:
    assert row.until is not None
    owner = Contact(row.public, row.name or "", row.phone or "") if row.public else None
    return NextDuty(row.word, row.until, row.cites, owner, row.team or "")


def identity_rows(child: str, moment: datetime) -> tuple[QuerySet, ...]:
    """The parts of the one query; more may be asked with them."""
    going_on = Q(until=None) | Q(until__gt=moment)
    began = Q(since__lte=moment)
    soonest = Owed.objects.filter(child__public=child).order_by("due", "id").values("pk")[:1]
    leading = Lead.objects.filter(going_on, began, child__public=child).values("worker")
    return (
        shaped(
            "holding",
            Holding.objects.filter(going_on, began, child__public=child),
            name="team__name",
            phone="team__phone",
            word="service",
        ),
        shaped("lead", Lead.objects.filter(going_on, child__public=child), **_WORKER, on="worker__is_active"),
        shaped("involved", Involvement.objects.filter(going_on, began, child__public=child), **_WORKER),
        shaped(
            "cover",
            Cover.objects.filter(going_on, began, absent__in=leading, deputy__is_active=True),
            public="deputy__public",
            name="deputy__name",
            phone="deputy__phone",
        ),
        shaped(
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
        shaped(
            "transition",
            Transition.objects.filter(child__public=child, ended_at=None),
            public="public",
            word="procedure",
            cites="pack_hash",
            since="began_at",
            until="ended_at",
        ),
        shaped(
            "asked",
            Owed.objects.filter(child__public=child).annotate(whose=Coalesce("owner__name", "team__name")),
            public="transition__public",
            name="run",
            phone="owner__public",
            word="step",
            team="whose",
            cites="norm",
            until="due",
        ),
        shaped(
            "call",
            UrgentCall.objects.filter(child__public=child, answered=None).annotate(
                holds=Exists(in_a_tray(moment).filter(pk=OuterRef("child")))
            ),
            name="team__name",
            phone="team__phone",
            until="due",
            on="holds",
        ),
    )


_IDENTITY = prepared(lambda *, child: joined(*identity_rows(child, now())))
_WORKER = {"public": "worker__public", "name": "worker__name", "phone": "worker__phone", "word": "role"}
