"""Who is invited to what: the appointments of a transition, and the weekly meeting of somebody's own calendar."""

from dataclasses import dataclass
from datetime import datetime

from held.record.reading.work.calendar_text import Entry, Method, calendar_text, entry_of
from held.record.tables.people.worker import Worker
from held.record.tables.work.invitation import Invitation


@dataclass(frozen=True)
class AppointmentLine:
    """`invited`: their names, in the order of the alphabet."""

    what: str
    starts: datetime
    invited: tuple[str, ...]


def appointment_lines(transition: str) -> tuple[AppointmentLine, ...]:
    """Those that were not called off, the soonest first, past ones too. In one query."""
    return tuple(
        AppointmentLine(rows[0].what, rows[0].starts, tuple(sorted(row.worker.name for row in rows)))
        for rows in _appointments(transition)
    )


def appointments_calendar(transition: str, *, reader: Worker, link: str) -> str:
    """The same as a calendar file for whoever fetches it: under the name that their own calendar knows each by."""
    rows = (
        next((row for row in every if row.worker_id == reader.pk), every[0])
        for every in _appointments(transition)
    )
    return calendar_text([entry_of(row, link=link) for row in rows], Method.PUBLISH)


def _appointments(transition: str) -> list[list[Invitation]]:
    rows = Invitation.objects.filter(transition__public=transition, called_off=False).select_related("worker")
    found: dict[str, list[Invitation]] = {}
    for row in rows.order_by("starts", "id"):
        found.setdefault(row.of, []).append(row)
    return list(found.values())


def weekly_calendar(entry: Entry, *, of: str, reader: Worker) -> str:
    """The weekly meeting of this name as a calendar file: the reader's own invitation where they have one, else `entry`."""
    own = Invitation.objects.filter(worker=reader, transition=None, of=of, called_off=False).first()
    return calendar_text([entry_of(own, link=entry.link) if own else entry], Method.PUBLISH)
