"""All that a child's own page says of them at a glance: who holds, leads and owes, the line, and the kin. One query."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet, Subquery
from django.utils import timezone

from held.record.clock import now
from held.record.prepared import prepared
from held.record.reading.care.line import Line, line_of, line_rows
from held.record.reading.imports.from_there import Origin, origin_rows, origins_of
from held.record.reading.one_shape import joined, of_kind, rows_of, shaped
from held.record.reading.people.child import Identity, identity_of, identity_rows
from held.record.reading.people.kin import Kin, kin_of, kin_rows
from held.record.tables.procedures.in_force import InForce


@dataclass(frozen=True)
class Glance:
    """`pack_hash`: the words of the child's latest open transition, else those in force; empty where nothing is."""

    identity: Identity
    line: Line
    kin: Kin
    pack_hash: str
    origins: tuple[Origin, ...] = ()
    """Where the child is known too, by their numbers there."""


def glance(child: str) -> Glance:
    """Of the child with this id; empty where there is none."""
    moment = now()
    rows = rows_of(_at_a_glance(child=child))
    found = identity_of(rows, moment)
    in_force = of_kind("in force", rows)
    pinned = [one.pack_hash for one in found.transitions]
    return Glance(
        identity=found,
        line=line_of(rows, moment),
        kin=kin_of(rows),
        pack_hash=pinned[-1] if pinned else in_force[0].cites if in_force else "",
        origins=origins_of(rows),
    )


@prepared
def _at_a_glance(*, child: str) -> QuerySet:
    moment = now()
    return joined(
        *identity_rows(child, moment),
        *line_rows(child),
        *kin_rows(child),
        origin_rows(child),
        _in_force(moment),
    )


def _in_force(moment: datetime) -> QuerySet:
    latest = (
        InForce.objects.filter(from_date__lte=timezone.localdate(moment))
        .order_by("-from_date", "-id")
        .values("pk")[:1]
    )
    return shaped(
        "in force",
        InForce.objects.filter(pk=Subquery(latest)),
        cites="pack_text__hash",
        since="recorded",
        until="recorded",
    )
