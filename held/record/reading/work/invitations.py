"""Who is invited to what: the appointments of a transition, and the weekly meeting of somebody's own calendar."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from held.record.reading.one_shape import Row, of_kind, shaped
from held.record.reading.work.calendar_text import Entry, Method, calendar_text, entry_of
from held.record.tables.people.worker import Worker
from held.record.tables.work.invitation import Invitation


@dataclass(frozen=True)
class AppointmentLine:
    """`invited`: their names, in the order of the alphabet."""

    what: str
    starts: datetime
    invited: tuple[str, ...]


def appointments_rows(transition: str) -> tuple[QuerySet, ...]:
    """The part of a query: those that were not called off, past ones too."""
    return (
        shaped(
            "invited",
            _not_called_off(transition),
            public="of",
            name="worker__name",
            word="what",
            since="starts",
            until="starts",
        ),
    )


def appointments_in(rows: list[Row]) -> tuple[AppointmentLine, ...]:
    """From what `appointments_rows` found, among whatever else; the soonest first."""
    found: dict[str | None, list[Row]] = {}
    for row in of_kind("invited", rows):
        found.setdefault(row.public, []).append(row)
    return tuple(
        AppointmentLine(of_one[0].word, of_one[0].since, tuple(sorted(row.name or "" for row in of_one)))
        for of_one in found.values()
    )


def appointments_calendar(transition: str, *, reader: Worker, link: str) -> str:
    """The same as a calendar file for whoever fetches it: under the name that their own calendar knows each by."""
    rows = (
        next((row for row in every if row.worker_id == reader.pk), every[0])
        for every in _appointments(transition)
    )
    return calendar_text([entry_of(row, link=link) for row in rows], Method.PUBLISH)


def _appointments(transition: str) -> list[list[Invitation]]:
    found: dict[str, list[Invitation]] = {}
    for row in _not_called_off(transition).select_related("worker").order_by("starts", "id"):
        found.setdefault(row.of, []).append(row)
    return list(found.values())


def _not_called_off(transition: str) -> QuerySet[Invitation]:
    return Invitation.objects.filter(transition__public=transition, called_off=False)


def weekly_calendar(entry: Entry, *, of: str, reader: Worker) -> str:
    """The weekly meeting of this name as a calendar file: the reader's own invitation where they have one, else `entry`."""
    own = Invitation.objects.filter(worker=reader, transition=None, of=of, called_off=False).first()
    return calendar_text([entry_of(own, link=entry.link) if own else entry], Method.PUBLISH)
