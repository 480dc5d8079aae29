"""A child's family and the people around them: brothers and sisters, adults, what each is to the child. One query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from held.record.same_family import same_family
from held.record.tables.care.episode import Episode
from held.record.tables.people.child import Child


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
    """Those who live with the child first. Brothers and sisters from the eldest."""
    adult = {name: F(f"around__adult__{name}") for name in _ADULT}
    rows = list(
        Child.objects.filter(pk__in=same_family(child))
        .annotate(
            around=FilteredRelation("relationships", condition=Q(relationships__until=None)),
            open=Exists(Episode.objects.filter(child=OuterRef("pk"), closed=None)),
        )
        .annotate(
            place=F("around__id"),
            kind=F("around__kind"),
            responsibility=F("around__parental_responsibility"),
            at_home=F("around__lives_with"),
            **{f"adult_{name}": found for name, found in adult.items()},
        )
        .order_by("born", "id")
    )
    return FamilyAround(
        siblings=tuple(_siblings(row for row in rows if row.public != child)),
        adults=tuple(_adults(row for row in rows if row.public == child and row.place is not None)),
    )


_ADULT = (
    *("public", "given_name", "family_name", "organisation", "phone", "email", "address", "address_withheld"),
    "reached_how",
)


def _siblings(rows: Iterable[Child]) -> Iterable[SiblingLine]:
    """Each once, however many adults stand beside them."""
    for row in {row.pk: row for row in rows}.values():
        yield SiblingLine(row.public, str(row), row.born, row.expected, row.level, row.open)


def _adults(rows: Iterable[Child]) -> Iterable[AdultLine]:
    for row in sorted(rows, key=lambda row: (not row.at_home, row.kind, row.place)):
        yield AdultLine(
            public=row.adult_public,
            name=f"{row.adult_given_name} {row.adult_family_name}".strip(),
            organisation=row.adult_organisation,
            kind=row.kind,
            parental_responsibility=row.responsibility,
            lives_with=row.at_home,
            phone=row.adult_phone,
            email=row.adult_email,
            address=None if row.adult_address_withheld else row.adult_address,
            reached_how=row.adult_reached_how,
        )
