"""A child's family and the people around them: brothers and sisters, adults, what each is to the child. Two queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from held.record.tables.care.episode import Episode
from held.record.tables.people.child import Child
from held.record.tables.people.relationship import Relationship


@dataclass(frozen=True)
class AdultLine:
    """What one adult is to one child. `address` is None where it is withheld."""

    public: str
    name: str
    organisation: str
    kind: str
    parental_responsibility: str
    lives_with: bool
    phone: str
    email: str
    address: str | None
    reached_how: str


@dataclass(frozen=True)
class SiblingLine:
    """Another child of the same family. `has_open_episode`: somebody works with them too."""

    public: str
    name: str
    born: date | None
    expected: date | None
    level: int | None
    has_open_episode: bool


@dataclass(frozen=True)
class FamilyAround:
    siblings: tuple[SiblingLine, ...]
    adults: tuple[AdultLine, ...]


def family_around(child: str) -> FamilyAround:
    """Those who live with the child first."""
    return FamilyAround(_siblings(child), _adults(child))


def _siblings(child: str) -> tuple[SiblingLine, ...]:
    same = Child.objects.filter(public=child, family__isnull=False).values("family")
    rows = (
        Child.objects.filter(family__in=same)
        .exclude(public=child)
        .annotate(open=Exists(Episode.objects.filter(child=OuterRef("pk"), closed=None)))
        .order_by("born", "id")
    )
    return tuple(
        SiblingLine(row.public, str(row), row.born, row.expected, row.level, row.open) for row in rows
    )


def _adults(child: str) -> tuple[AdultLine, ...]:
    rows = (
        Relationship.objects.filter(until=None, child__public=child)
        .select_related("adult")
        .order_by("-lives_with", "kind", "id")
    )
    return tuple(
        AdultLine(
            public=row.adult.public,
            name=str(row.adult),
            organisation=row.adult.organisation,
            kind=row.kind,
            parental_responsibility=row.parental_responsibility,
            lives_with=row.lives_with,
            phone=row.adult.phone,
            email=row.adult.email,
            address=None if row.adult.address_withheld else row.adult.address,
            reached_how=row.adult.reached_how,
        )
        for row in rows
    )
