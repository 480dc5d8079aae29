"""Whom a child lives with and who else is around, as far as one has to know before one rings: for the one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Trim

from held.record.reading.one_shape import Row, of_kind, shaped
from held.record.tables.people.child import Child
from held.record.tables.people.relationship import Relationship


@dataclass(frozen=True)
class NearAdult:
    """`organisation`: where they work, where that is why they are known."""

    name: str
    kind: str
    phone: str
    organisation: str
    reached_how: str
    lives_with: bool


@dataclass(frozen=True)
class NearChild:
    public: str
    name: str
    born: date | None
    expected: date | None


@dataclass(frozen=True)
class Kin:
    """Adults who live with the child first; brothers and sisters from the eldest."""

    adults: tuple[NearAdult, ...]
    siblings: tuple[NearChild, ...]


def kin_of(rows: Iterable[Row]) -> Kin:
    """From what `kin_rows` found, among whatever else."""
    rows = list(rows)
    adults = tuple(
        NearAdult(row.name or "", row.word, row.phone or "", row.team or "", row.cites, bool(row.on))
        for row in of_kind("adult", rows)
    )
    siblings = tuple(
        NearChild(row.public or "", _name(row), _day(row.phone), _day(row.cites))
        for row in of_kind("sibling", rows)
    )
    return Kin(
        tuple(sorted(adults, key=lambda one: not one.lives_with)),
        tuple(sorted(siblings, key=lambda one: one.born or one.expected or date.max)),
    )


def kin_rows(child: str) -> tuple[QuerySet, ...]:
    """The parts of the one query."""
    family = Child.objects.filter(public=child, family__isnull=False).values("family")
    full = Concat(F("adult__given_name"), Value(" "), F("adult__family_name"))
    called = Case(When(known_as="", then=F("given_name")), default=F("known_as"))
    return (
        shaped(
            "adult",
            Relationship.objects.filter(child__public=child, until=None).annotate(full=Trim(full)),
            public="adult__public",
            name="full",
            phone="adult__phone",
            word="kind",
            team="adult__organisation",
            cites="adult__reached_how",
            on="lives_with",
        ),
        shaped(
            "sibling",
            Child.objects.filter(family__in=family)
            .exclude(public=child)
            .annotate(called=called, birth=_text("born"), coming=_text("expected")),
            public="public",
            name="called",
            phone="birth",
            word="family_name",
            cites="coming",
            since="created_at",
            until="created_at",
        ),
    )


def _name(row: Row) -> str:
    return f"{row.name} {row.word}" if row.name else f"Baby {row.word}, unborn"


def _text(column: str) -> Coalesce:
    return Coalesce(Cast(column, CharField()), Value(""))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
