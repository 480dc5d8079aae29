"""An address that is withheld is in no list of an extract and in no difference: that it changes is all that is said."""

import json
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Exists, OuterRef, Q

from held.record.extracts.differing import Differs
from held.record.extracts.layout import ADDRESS
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_row import ExtractRow
from held.record.tables.people.child import Child

WITHHELD = "withheld"


def is_withheld(prefix: str) -> Q:
    """Of the case row at `prefix`: from the child it is of, a brother or sister, or a child of the family it is of."""
    withheld = Child.objects.filter(address_withheld=True)
    return (
        Q(**{f"{prefix}child__address_withheld": True})
        | Exists(withheld.filter(family=OuterRef(f"{prefix}child__family")))
        | Exists(withheld.filter(family=OuterRef(f"{prefix}family")))
    )


def withheld_rows(extract: Extract, numbers: Iterable[str]) -> set[tuple[str, str]]:
    """Kind and number of those whose address is withheld here, or will be when this extract is taken in."""
    wanted = CaseRow.objects.filter(
        system=extract.system, kind__in=("families", "children"), number__in=set(numbers)
    )
    coming = ExtractRow.objects.filter(
        extract=extract, kind="children", says__contains='"address withheld":"yes"'
    )
    own = Q(kind="children", number__in=coming.values("number"))
    theirs = CaseRow.objects.filter(
        system=extract.system, kind="children", number__in=coming.values("number")
    )
    brothers = Exists(theirs.filter(child__family=OuterRef("family")))
    found = set(wanted.filter(is_withheld("") | own | brothers).values_list("kind", "number"))
    for number, says in coming.values_list("number", "says"):
        found |= {("children", number), ("families", json.loads(says).get("family number", ""))}
    return found


def masked(differs: Differs) -> Differs:
    if differs.column != ADDRESS:
        return differs
    return replace(
        differs,
        was=_hidden(differs.was),
        says=_hidden(differs.says),
        stands=None if differs.stands is None else _hidden(differs.stands),
    )


def _hidden(address: str) -> str:
    return WITHHELD if address else ""
