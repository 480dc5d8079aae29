"""What somebody needs at once who rings about a child: brothers and sisters, adults, and the desks to ring. One query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, CharField, DateField, F, Q, QuerySet, Value
from django.db.models.functions import Cast

from held.record.tables.people.child import Child
from held.record.tables.people.relationship import Relationship
from held.record.tables.people.team import Team


@dataclass(frozen=True)
class AdultToRing:
    """What an adult is to the child, where they are reached, and whether they live with the child."""

    name: str
    kind: str
    phone: str
    organisation: str
    lives_with: bool


@dataclass(frozen=True)
class ChildBeside:
    """A brother or sister."""

    public: str
    name: str
    born: date | None


@dataclass(frozen=True)
class DeskToRing:
    """A team's telephone. `answers_for_all`: it is a duty desk."""

    name: str
    service: str
    phone: str
    hours: str
    answers_for_all: bool


@dataclass(frozen=True)
class InAHurry:
    adults: tuple[AdultToRing, ...]
    siblings: tuple[ChildBeside, ...]
    desks: tuple[DeskToRing, ...]


def in_a_hurry(child: str) -> InAHurry:
    """Of the child with this id. No address is among it. Desks without a telephone are left out."""
    rows = list(_query(child))
    return InAHurry(
        adults=tuple(
            AdultToRing(f"{given} {family}".strip(), kind, phone, organisation, bool(on))
            for what, _, given, family, kind, phone, organisation, on, _ in rows
            if what == "adult"
        ),
        siblings=tuple(
            ChildBeside(public, f"{called or given} {family}".strip(), born)
            for what, public, given, family, called, _, _, _, born in rows
            if what == "sibling"
        ),
        desks=tuple(
            DeskToRing(name, service, phone, hours, bool(on))
            for what, _, name, service, hours, phone, _, on, _ in rows
            if what == "desk" and phone
        ),
    )


def _query(child: str) -> QuerySet:
    """Rows of three tables in one shape: what, id, two names, a word, a telephone, where, whether, and a day."""
    nothing = Value("", output_field=CharField())
    same = Child.objects.filter(public=child, family__isnull=False).values("family")
    no_day = Cast(Value(None), DateField())
    siblings = (
        Child.objects.filter(family__in=same)
        .exclude(public=child)
        .order_by()
        .values_list(
            Value("sibling", output_field=CharField()),
            F("public"),
            F("given_name"),
            F("family_name"),
            F("known_as"),
            nothing,
            nothing,
            Value(True, output_field=BooleanField()),
            F("born"),
        )
    )
    adults = (
        Relationship.objects.filter(until=None, child__public=child)
        .order_by()
        .values_list(
            Value("adult", output_field=CharField()),
            F("adult__public"),
            F("adult__given_name"),
            F("adult__family_name"),
            F("kind"),
            F("adult__phone"),
            F("adult__organisation"),
            F("lives_with"),
            no_day,
        )
    )
    desks = (
        Team.objects.filter(Q(is_duty_desk=True) | Q(holdings__child__public=child, holdings__until=None))
        .distinct()
        .order_by()
        .values_list(
            Value("desk", output_field=CharField()),
            F("public"),
            F("name"),
            F("service"),
            F("hours"),
            F("phone"),
            nothing,
            F("is_duty_desk"),
            no_day,
        )
    )
    return siblings.union(adults, desks)
