"""One worker: their teams, who covers for whom, whom they lead, their account. And what whoever asks may change there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from held.language.pack import Pack
from held.record.access import current, seeing, standing_in_for, standing_of, standing_to
from held.record.clock import now
from held.record.going_on import going_on
from held.record.named import NobodyNamed
from held.record.reading.people.contact import Contact
from held.record.reading.people.managing import Managing, PostHeld, managing
from held.record.reading.procedures import pack_by_hash
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.people.account_entry import AccountEntry
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce
from held.record.tables.work.cover import Cover
from held.record.tables.work.notice import Notice

ENTRIES = 50


@dataclass(frozen=True, kw_only=True)
class PostLine:
    """A post that goes on or is to come. `until` is the last day."""

    team: str
    team_public: str
    service: str
    role: str
    since: date
    until: date | None
    sees_all: bool


@dataclass(frozen=True)
class CoverLine:
    """Cover that goes on or is to come. `absent_is_off`: the account of the absent worker is switched off."""

    absent: Contact
    deputy: Contact
    since: datetime
    until: datetime | None
    absent_is_off: bool

    def goes_on(self, moment: datetime) -> bool:
        return self.since <= moment


@dataclass(frozen=True, kw_only=True)
class Account:
    """`is_dormant`: closed because it was not used. `used` is None for who never signed in. `one_time_until`: a
    one-time password was given, and they have not chosen their own yet."""

    sign_in_name: str
    email: str
    is_on: bool
    is_dormant: bool
    used: datetime | None
    one_time_until: datetime | None


@dataclass(frozen=True, kw_only=True)
class Person:
    """`leads`: how many children; `children` those of them whom whoever asks sees freely, id and name, by name.

    `owes` duties in their own name, `waiting` messages to them that nobody has received.
    """

    public: str
    name: str
    phone: str
    account: Account
    posts: tuple[PostLine, ...]
    covered_by: tuple[CoverLine, ...]
    covers: tuple[CoverLine, ...]
    leads: int
    children: tuple[tuple[str, str], ...]
    owes: int
    waiting: int
    pack: Pack | None
    rights: Managing
    may: bool
    """Whether whoever asks may change their account and who covers for them. Their posts: by `rights`, team by team."""
    is_me: bool

    def always_covered_by(self) -> tuple[CoverLine, ...]:
        """Without an end: what lets the account of a lead be switched off."""
        return tuple(line for line in self.covered_by if line.until is None)


@dataclass(frozen=True)
class AccountLine:
    says: str
    by: str
    at: datetime


def person(by: Worker, public: str) -> Person:
    """In four queries, however much there is. Raises NobodyNamed."""
    moment = now()
    try:
        row = Worker.objects.annotate(
            owing=_count(Owed.objects.filter(owner=OuterRef("pk")), "owner"),
            unread=_count(Notice.objects.filter(worker=OuterRef("pk"), received=None), "worker"),
            pack_hash=_in_force(moment),
        ).get(public=public)
    except Worker.DoesNotExist:
        raise NobodyNamed("There is no such worker in the record.") from None
    posts, held = _posts(by, row, moment)
    pack = pack_by_hash(row.pack_hash) if row.pack_hash else None
    rights = managing(held, pack)
    covers = list(
        Cover.objects.filter(Q(until=None) | Q(until__gt=moment), Q(absent=row) | Q(deputy=row))
        .select_related("absent", "deputy")
        .order_by("since", "id")
    )
    led = list(
        standing_to(by).filter(pk__in=Lead.objects.filter(going_on(moment), worker=row).values("child"))
    )
    return Person(
        public=row.public,
        name=row.name,
        phone=row.phone,
        account=Account(
            sign_in_name=row.sign_in_name,
            email=row.email,
            is_on=row.is_active,
            is_dormant=row.is_dormant(moment),
            used=row.last_login,
            one_time_until=row.password_until,
        ),
        posts=posts,
        covered_by=tuple(_cover(line) for line in covers if line.absent_id == row.pk),
        covers=tuple(_cover(line) for line in covers if line.deputy_id == row.pk),
        leads=len(led),
        children=tuple(
            sorted(
                ((child.public, str(child)) for child in led if seeing(standing_of(child)).is_open),
                key=lambda child: child[1],
            )
        ),
        owes=row.owing,
        waiting=row.unread,
        pack=pack,
        rights=rights,
        may=rights.of_person(
            (post.team_public for post in posts), answers_for_all=any(post.sees_all for post in posts)
        ),
        is_me=row.pk == by.pk,
    )


def account_lines(public: str) -> tuple[AccountLine, ...]:
    """What was done to somebody's account, newest first; in one query."""
    rows = AccountEntry.objects.filter(worker__public=public).select_related("by").order_by("-id")[:ENTRIES]
    return tuple(AccountLine(row.says, row.by.name, row.at) for row in rows)


def _posts(by: Worker, row: Worker, moment: datetime) -> tuple[tuple[PostLine, ...], tuple[PostHeld, ...]]:
    """Theirs, and those of today that give whoever asks a right: in one query."""
    today = timezone.localdate(moment)
    mine = Q(worker__in=standing_in_for(by, moment))
    rows = list(
        Membership.objects.filter(Q(worker=row) | mine, Q(until=None) | Q(until__gte=today))
        .annotate(is_mine=ExpressionWrapper(mine & current(today), output_field=BooleanField()))
        .select_related("team")
        .order_by("since", "id")
    )
    posts = tuple(
        PostLine(
            team=post.team.name,
            team_public=post.team.public,
            service=post.team.service,
            role=post.role,
            since=post.since,
            until=post.until,
            sees_all=post.sees_all,
        )
        for post in rows
        if post.worker_id == row.pk
    )
    return posts, tuple(PostHeld(post.team.public, post.role, post.sees_all) for post in rows if post.is_mine)


def _in_force(moment: datetime) -> Subquery:
    rows = InForce.objects.filter(from_date__lte=timezone.localdate(moment)).order_by("-from_date", "-id")
    return Subquery(rows.values("pack_text__hash")[:1])


def _cover(row: Cover) -> CoverLine:
    return CoverLine(
        _contact(row.absent), _contact(row.deputy), row.since, row.until, not row.absent.is_active
    )


def _contact(worker: Worker) -> Contact:
    return Contact(worker.public, worker.name, worker.phone)


def _count(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted), 0)
