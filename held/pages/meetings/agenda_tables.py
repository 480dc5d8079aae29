"""A meeting's agenda as tables: whoever is still to be decided, brothers and sisters together, and what was decided."""

from collections.abc import Mapping
from datetime import datetime

from django.urls import reverse

from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.meetings.addresses import turn_address
from held.pages.meetings.turns import MISSED, called, decided_together, waiting_together
from held.pages.meetings.which import MeetingDay
from held.pages.wording.counts import counted
from held.pages.wording.dates import day_of, full_date, full_time
from held.pages.wording.marks import Mark, Shape
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.people.contact import Contact
from held.record.reading.work.decided import Decided
from held.record.reading.work.meeting import Agenda, Waiting

People = Mapping[int, tuple[Contact, ...]]
"""By the row of a child, the lead and whoever else is involved."""


def waiting_table(agenda: Agenda, day: MeetingDay, people: People, moment: datetime) -> Table:
    """Missed ones first, since they were due first."""
    is_over = day.on < day.today
    return Table(
        "Not recorded for this day" if is_over else "Still to be decided",
        ("For whom", "What", "Since when", "Lead, and who else is involved"),
        tuple(_waiting(each, day, people, moment) for each in waiting_together(agenda.waiting)),
        ""
        if is_over
        else "Nobody. The agenda fills itself: a child is on it as soon as the procedure asks for it.",
    )


def _waiting(each: list[Waiting], day: MeetingDay, people: People, moment: datetime) -> Row:
    first = each[0]
    who = called((one.who for one in each), day.on)
    involved = {person.public: person for one in each for person in people.get(one.row, ())}
    return Row(
        (
            Cell(
                mark=MISSED if first.is_late else None,
                link=Link(who, turn_address(day.meeting.name, first.who.public, day.on)),
            ),
            capital(first.step),
            _since(first, moment),
            and_list([f"{one.name} ({one.role})" for one in involved.values()]) or "Nobody named",
        ),
        is_bad=first.is_late,
    )


def _since(one: Waiting, moment: datetime) -> str:
    asked = f"Asked for on {full_date(one.since)}."
    if not one.is_late:
        return asked
    weeks = (day_of(moment) - day_of(one.due)).days // 7 + 1
    return f"{asked} It was due on {full_date(one.due)}: missed {counted(weeks, 'time')}."


def decided_table(agenda: Agenda, day: MeetingDay) -> Table:
    rows = tuple(_decided(each, day) for each in decided_together(agenda.decided))
    return Table("Decided", ("For whom", "What was decided", "Recorded"), rows, "Nothing yet.")


def _decided(each: list[Decided], day: MeetingDay) -> Row:
    first = each[0]
    who = called((one.who for one in each), day.on)
    mark = Mark(f"✓ {capital(first.told.outcome or first.told.step)}", Shape.DONE)
    link = Link(who, reverse("transition", kwargs={"public": first.transition}))
    return Row((Cell(link=link), Cell(mark=mark), f"{first.told.by_name}, {full_time(first.told.happened)}"))
