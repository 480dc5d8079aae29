"""What a system said is kept beside what is here, under its number; and what is disputed, until a person decides."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from held.record.actions.imports.fields import FIELDS, Person, field
from held.record.actions.imports.known import says_of
from held.record.chain.canonical import canonical_json
from held.record.extracts.differing import Differs
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.difference import Difference
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_row import ExtractRow


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


def taken(found: Iterable[Differs]) -> list[Differs]:
    return [one for one in found if not one.is_disputed]


def change_fields(kind: str, person: Person, found: Iterable[Differs]) -> Mapping[str, object]:
    """Writes what is not disputed into the person's own fields, and saves them. The fields written."""
    own = FIELDS[kind]
    written = {own[one.column]: field(one.column, one.says) for one in taken(found) if one.column in own}
    for name, value in written.items():
        setattr(person, name, value)
    if written:
        person.save(update_fields=list(written))
    return written
