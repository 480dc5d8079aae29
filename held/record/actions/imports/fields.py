"""Which column of an extract is which field of a family, a child, a worker or a team, and what each holds."""

from collections.abc import Mapping
from datetime import date

from held.record.extracts.differing import YES_OR_NO
from held.record.tables.people.child import Child
from held.record.tables.people.family import Family
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker

Person = Family | Child | Worker | Team

FIELDS: Mapping[str, Mapping[str, str]] = {
    "teams": {
        "name": "name",
        "service": "service",
        "telephone": "phone",
        "hours": "hours",
        "duty desk": "is_duty_desk",
    },
    "workers": {"name": "name", "sign-in name": "sign_in_name", "e-mail": "email", "telephone": "phone"},
    "families": {"name": "name", "address": "address"},
    "children": {
        "first name": "given_name",
        "family name": "family_name",
        "known as": "known_as",
        "date of birth": "born",
        "expected": "expected",
        "address": "address",
        "address withheld": "address_withheld",
        "know before you ring": "flag",
    },
}
"""By kind, then column. A column of another kind's number is written by whoever takes the row in."""
DAYS = frozenset({"date of birth", "expected"})


def field(column: str, says: str) -> str | bool | date | None:
    """As the table keeps it."""
    if column in DAYS:
        return date.fromisoformat(says) if says else None
    return says == "yes" if column in YES_OR_NO else says


def fields(kind: str, says: Mapping[str, str]) -> dict[str, object]:
    """Of the columns that are said."""
    return {name: field(column, says[column]) for column, name in FIELDS[kind].items() if column in says}


def said(kind: str, person: Person) -> dict[str, str]:
    """By column, as an extract would say it."""
    return {column: _said(getattr(person, name)) for column, name in FIELDS[kind].items()}


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
