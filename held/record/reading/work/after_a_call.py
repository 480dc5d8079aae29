"""What the page after an urgent call needs: what was recorded, whom to ring again, and how the child stands now."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import DateTimeField, Q, Value

from held.record.clock import now
from held.record.reading.one_shape import Row, of_kind, shaped
from held.record.reading.people.in_a_hurry import DeskToRing
from held.record.reading.transitions.answers import RecordedFor
from held.record.reading.transitions.recorded import answered_rows, recorded_of
from held.record.reading.work.at_a_form import AtAForm, at_a_form_and
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker


@dataclass(frozen=True)
class AfterACall:
    """`written` is empty where the call stands on the child's record alone. `siblings`: their names, by id."""

    at: AtAForm
    written: tuple[RecordedFor, ...]
    siblings: Mapping[str, str]
    desks: tuple[DeskToRing, ...]


def after_a_call(*, by: Worker, child: str, key: str) -> AfterACall:
    """In one query. Desks without a telephone are left out."""
    moment = now()
    same = Child.objects.filter(public=child, family__isnull=False).values("family")
    desks = Team.objects.filter(Q(is_duty_desk=True) | Q(holdings__child__public=child, holdings__until=None))
    form, rows = at_a_form_and(
        by,
        child,
        answered_rows(by, key),
        shaped(
            "sibling",
            Child.objects.filter(family__in=same).exclude(public=child),
            public="public",
            name="given_name",
            word="family_name",
            cites="known_as",
            since="created_at",
            until="created_at",
        ),
        shaped(
            "desk",
            desks.exclude(phone="").distinct().annotate(at=Value(moment, output_field=DateTimeField())),
            name="name",
            phone="phone",
            word="service",
            cites="hours",
            since="at",
            until="at",
            on="is_duty_desk",
        ),
    )
    return AfterACall(
        form,
        recorded_of(rows),
        {row.public or "": f"{row.cites or row.name} {row.word}".strip() for row in of_kind("sibling", rows)},
        tuple(_desk(row) for row in of_kind("desk", rows)),
    )


def _desk(row: Row) -> DeskToRing:
    return DeskToRing(row.name or "", row.word, row.phone or "", row.cites, bool(row.on))
