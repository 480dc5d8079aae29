"""What a system said is kept beside what is here, under its number; and what is disputed, until a person decides."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from held.record.actions.cannot import CanNot
from held.record.actions.imports.fields import FIELDS, Person, field
from held.record.actions.imports.known import says_of
from held.record.chain.canonical import canonical_json
from held.record.extracts.differing import Differs
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.difference import Difference
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_row import ExtractRow

ONLY_ONE_HAS = frozenset({"name", "sign-in name"})
"""What no two teams, or no two workers, have alike."""
IN_USE = "Somebody or something else here has that name already."


def new_case_row(extract: Extract, row: ExtractRow, **of: object) -> CaseRow:
    """Not yet written. `of`: what it is of here, and with which entry it came."""
    return CaseRow(
        system=extract.system,
        kind=row.kind,
        number=row.number,
        says=row.says,
        first=extract,
        last=extract,
        **of,
    )


def say_anew(extract: Extract, kept: CaseRow, row: ExtractRow) -> None:
    """What the system says now, also of what is disputed: the difference stands by itself."""
    kept.says = canonical_json(says_of(kept) | says_of(row))
    kept.last, kept.gone = extract, None
    kept.save(update_fields=["says", "last", "gone"])


def dispute(extract: Extract, kept: CaseRow, found: Iterable[Differs], moment: datetime) -> None:
    """For a person to decide. What was open before about the same column says what the system says now."""
    for one in found:
        if one.is_disputed:
            Difference.objects.update_or_create(
                case_row=kept,
                column=one.column,
                decided=None,
                defaults={
                    "extract": extract,
                    "was": one.was,
                    "says": one.says,
                    "stands": one.stands or "",
                    "found": moment,
                },
            )


def change_or_dispute(
    kind: str, person: Person, found: Sequence[Differs]
) -> tuple[Mapping[str, object], list[Differs]]:
    """As `change_fields`; what can't be written is disputed instead: the name alone, if it is that, else each column.
    The fields written, and what is found then.
    """
    left = list(found)
    for columns in (ONLY_ONE_HAS, FIELDS[kind]):
        try:
            return change_fields(kind, person, left), left
        except CanNot as sentence:
            left = refused(left, columns, str(sentence))
    return {}, left


def refused(found: Iterable[Differs], columns: Container[str], why: str) -> list[Differs]:
    """With those of these columns that are not disputed yet left to a person, who is told why."""
    return [
        replace(one, stands=why) if one.column in columns and not one.is_disputed else one for one in found
    ]


def taken(found: Iterable[Differs]) -> list[Differs]:
    return [one for one in found if not one.is_disputed]


def change_fields(kind: str, person: Person, found: Iterable[Differs]) -> Mapping[str, object]:
    """Writes what is not disputed into the person's own fields, and saves them. The fields written.

    Raises CanNot, with the person as they were, where the tables have it so that somebody else has that name.
    """
    own = FIELDS[kind]
    written = {own[one.column]: field(one.column, one.says) for one in taken(found) if one.column in own}
    for name, value in written.items():
        setattr(person, name, value)
    try:
        with transaction.atomic():
            if written:
                person.save(update_fields=list(written))
    except IntegrityError:
        person.refresh_from_db()
        raise CanNot(IN_USE) from None
    return written
