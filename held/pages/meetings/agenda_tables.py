"""A meeting's agenda as tables: whoever is still to be decided, brothers and sisters together, and what was decided."""

from datetime import date, datetime

from django.urls import reverse

from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.my_work.rows import owed_address, together_where_one
from held.pages.wording.ages import age
from held.pages.wording.counts import counted
from held.pages.wording.dates import day_of, full_date, full_time
from held.pages.wording.marks import TO_COME, Mark, Shape
from held.pages.wording.names import and_list, together
from held.pages.wording.phrases import capital
from held.record.reading.work.meeting import Agenda, Decided
from held.record.reading.work.owed_line import OwedLine

MISSED = Mark("Missed", Shape.LATE)


def waiting_table(agenda: Agenda, moment: datetime) -> Table:
    """Missed ones first, since they were due first."""
    return Table(
        "Still to be decided",
        ("For whom", "What", "Since when", "Lead, and who else is involved"),
        tuple(_waiting(lines, moment) for lines in together_where_one(agenda.waiting)),
        "Nobody. The agenda fills itself: a child is on it as soon as the procedure asks for it.",
    )


def _waiting(lines: list[OwedLine], moment: datetime) -> Row:
    first = lines[0]
    who = _who([(line.child, line.child_name, line.born, line.expected) for line in lines], day_of(moment))
    people = {
        one.public: one for line in lines for one in (*line.waiting, *((line.owner,) if line.owner else ()))
    }
    return Row(
        (
            Cell(
                mark=MISSED if first.is_late else TO_COME,
                link=Link(who, reverse("child", kwargs={"public": first.child})),
            ),
            Cell(link=Link(capital(first.step), owed_address(first), hidden=f"for {who}")),
            _since(first, moment),
            and_list([f"{one.name} ({one.role})" for one in people.values()]) or "Nobody named",
        ),
        is_bad=first.is_late,
    )


def _since(line: OwedLine, moment: datetime) -> str:
    asked = f"Asked for on {full_date(line.since)}."
    if not line.is_late:
        return asked
    weeks = (day_of(moment) - day_of(line.due)).days // 7 + 1
    return f"{asked} It was due on {full_date(line.due)}: missed {counted(weeks, 'time')}."


def decided_table(agenda: Agenda, on: date) -> Table:
    families: dict[tuple[str, str, str], list[Decided]] = {}
    for one in agenda.decided:
        families.setdefault((one.family or one.child, one.step, one.outcome), []).append(one)
    rows = tuple(_decided(every, on) for every in families.values())
    return Table("Decided", ("For whom", "What was decided", "Recorded"), rows, "Nothing yet.")


def _decided(every: list[Decided], on: date) -> Row:
    first = every[0]
    who = _who([(one.child, one.child_name, one.born, one.expected) for one in every], on)
    mark = Mark(f"✓ {capital(first.outcome or first.step)}", Shape.DONE)
    link = Link(who, reverse("transition", kwargs={"public": first.transition}))
    return Row((Cell(link=link), Cell(mark=mark), f"{first.by_name}, {full_time(first.happened)}"))


def _who(children: list[tuple[str, str, date | None, date | None]], on: date) -> str:
    """ "Harvey and Isla Doyle, 8 and 5"; a child with two such steps is named once."""
    each = {public: (name, born, expected) for public, name, born, expected in children}
    ages = [age(born, expected, on).removesuffix(" years") for _, born, expected in each.values()]
    return f"{together([name for name, _, _ in each.values()])}, {and_list(ages)}"
