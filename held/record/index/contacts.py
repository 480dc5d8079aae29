"""Contacts that no procedure took up: who has to answer them and by when, and what answers them."""

from datetime import datetime, timedelta

from django.db.models import BooleanField, Case, Exists, OuterRef, QuerySet, Value, When

from held.engine.calendar import calendar_of, local_day
from held.language.pack import Pack
from held.language.times import Within
from held.record.access import current
from held.record.index.owners import Owner
from held.record.index.promised import promised
from held.record.reading.care.lead import lead_at
from held.record.tables.care.contact import Contact
from held.record.tables.care.holding import Holding
from held.record.tables.care.owed import ANSWER_CALL, Owed
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team

IN_TIME = Within(1, "working days")
"""By when an urgent call is answered, counted in the pack's working days; no pack gives a time of its own yet."""
NEVER_WAS = "begun in error"
"""Why a transition ended that never was: what it answered is not answered."""


def rung_about(child: Child) -> QuerySet[Team]:
    """The teams that hold the child, with the desks of their services; where there is none, every duty desk."""
    holdings = Holding.objects.filter(child=child, until=None)
    desks = Team.objects.filter(is_duty_desk=True)
    theirs = Team.objects.filter(pk__in=holdings.exclude(team=None).values("team")) | desks.filter(
        service__in=holdings.values("service")
    )
    return theirs if theirs.exists() else desks


def tray_for(child: Child, moment: datetime, pack: Pack | None) -> Team | None:
    """Of those that were rung, the one whose tray the call stands in: somebody works there today, if anywhere.

    Where two services hold the child it is the one whose desk the urgent button names.
    """
    named = [service.name for service in pack.services.values() if service.desk] if pack else []
    here = Membership.objects.filter(current(local_day(moment)), team=OuterRef("pk"), worker__is_active=True)
    holding = Holding.objects.filter(child=child, until=None, team=OuterRef("pk"))
    ranked = rung_about(child).annotate(
        is_empty=Case(When(Exists(here), Value(False)), default=Value(True), output_field=BooleanField()),
        rings_not=Case(
            When(service__in=named, then=Value(False)), default=Value(True), output_field=BooleanField()
        ),
        holds_not=Case(When(Exists(holding), Value(False)), default=Value(True), output_field=BooleanField()),
    )
    return ranked.order_by("is_empty", "rings_not", "holds_not", "pk").first()


def answer_due(pack: Pack | None, since: datetime) -> datetime:
    """By the end of the next working day of this authority; a day later where no procedures are in force yet."""
    return calendar_of(pack).due(IN_TIME, since) if pack else since + timedelta(days=1)


def write_contact(*, child: Child, number: int, team: Team | None, since: datetime, due: datetime) -> None:
    """A call came that no procedure took up: `number` is its happening's."""
    Contact.objects.create(child=child, number=number, team=team, since=since, due=due)


def answer_contacts(*, child: Child, number: int, at: datetime) -> tuple[int, ...]:
    """By the happening with this number. The numbers of the calls that it answered."""
    waiting = Contact.objects.filter(child=child, answered=None)
    calls = tuple(waiting.order_by("number").values_list("number", flat=True))
    if calls:
        waiting.update(answered=at, answer=number)
    return calls


def wait_again(*, child: Child, number: int) -> bool:
    """What the happening with this number answered is not answered after all. Whether there was anything."""
    answered = Contact.objects.filter(child=child, answer=number)
    return bool(answered.update(answered=None, answer=None))


def write_calls_to_answer(*, child: Child, moment: datetime) -> None:
    """What is owed for the calls that wait: in the tray that was rung, or by the lead where no desk was.

    With neither it is owed by nobody, and the promise counts it as broken.
    """
    Owed.objects.filter(child=child, transition=None, step=ANSWER_CALL).delete()
    for contact in (
        Contact.objects.filter(child=child, answered=None).select_related("team").order_by("number")
    ):
        lead = None if contact.team else lead_at(child, moment)
        if contact.team is None and lead is None:
            continue
        promised(
            child=child,
            step=ANSWER_CALL,
            owner=Owner(lead.worker if lead else None, contact.team),
            since=contact.since,
            due=contact.due,
            because=contact.number,
            why="An urgent call was recorded, and no step of a procedure took it up.",
        ).save()
