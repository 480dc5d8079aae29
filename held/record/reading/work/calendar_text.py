"""An invitation as every calendar reads it: RFC 5545, sent as RFC 5546 asks. It names no child."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vText

from held.engine.calendar import LONDON
from held.language.days import day_of
from held.record.tables.work.invitation import Invitation

PRODUCT = "-//Held//Held//EN"
AN_HOUR = timedelta(hours=1)
"""How long it is taken to last: no procedure says so, and a calendar wants a time that is kept free."""
ZONE = "Europe/London"


class Method(StrEnum):
    """Why it is sent: to invite, or to tell of a change; to call off; or as a copy that somebody fetched."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


@dataclass(frozen=True)
class Mailbox:
    """`address` may be empty: then nobody is written into the invitation."""

    name: str
    address: str


@dataclass(frozen=True)
class Entry:
    """One thing in a calendar. `leaves_out`: of a weekly one, the days on which it is not held."""

    uid: str
    what: str
    starts: datetime
    link: str
    written: datetime
    sequence: int = 0
    is_weekly: bool = False
    leaves_out: tuple[date, ...] = ()


def entry_of(row: Invitation, *, link: str) -> Entry:
    return Entry(
        uid=row.uid,
        what=row.what,
        starts=row.starts,
        link=link,
        written=row.changed,
        sequence=row.sequence,
        is_weekly=row.is_weekly,
        leaves_out=tuple(day for typed in row.leaves_out.split(",") if (day := day_of(typed))),
    )


def calendar_text(
    entries: Iterable[Entry],
    method: Method,
    *,
    organizer: Mailbox | None = None,
    attendee: Mailbox | None = None,
) -> str:
    """A whole text/calendar object. Times are those of London, with its rule of summer time in it."""
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", method.value)
    whole.add_component(london())
    for entry in entries:
        whole.add_component(_event(entry, method, organizer, attendee))
    return whole.to_ical().decode("utf-8")


def _event(entry: Entry, method: Method, organizer: Mailbox | None, attendee: Mailbox | None) -> Event:
    event = Event()
    starts = entry.starts.astimezone(LONDON)
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.written)
    event.add("sequence", entry.sequence)
    event.add("dtstart", starts)
    event.add("dtend", starts + AN_HOUR)
    event.add("summary", entry.what)
    event.add("description", f"Whom it is about and where it is stand here, after signing in: {entry.link}")
    event.add("url", entry.link)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    if entry.is_weekly:
        event.add("rrule", {"freq": "weekly"})
        if entry.leaves_out:
            event.add("exdate", _at_its_hour(entry.leaves_out, starts))
    if organizer and organizer.address:
        event.add("organizer", _person(organizer))
    if attendee and attendee.address:
        person = _person(attendee)
        person.params["ROLE"] = vText("REQ-PARTICIPANT")
        person.params["PARTSTAT"] = vText("NEEDS-ACTION")
        person.params["RSVP"] = vText("FALSE")
        event.add("attendee", person)
    return event


def _person(mailbox: Mailbox) -> vCalAddress:
    person = vCalAddress(f"mailto:{mailbox.address}")
    person.params["CN"] = vText(mailbox.name)
    return person


def _at_its_hour(days: Sequence[date], starts: datetime) -> list[datetime]:
    return [datetime.combine(day, time(starts.hour, starts.minute), tzinfo=LONDON) for day in days]


def london() -> Timezone:
    """The rule of Europe/London since 1996: an hour on from the last Sunday of March to the last of October, at 1am UTC."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    for part, name, begins, before, after, month in (
        (summer, "BST", datetime.fromisoformat("1996-03-31T01:00"), 0, 1, 3),
        (winter, "GMT", datetime.fromisoformat("1996-10-27T02:00"), 1, 0, 10),
    ):
        part.add("tzname", name)
        part.add("dtstart", begins)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone
