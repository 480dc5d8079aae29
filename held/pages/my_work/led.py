"""The children somebody leads, each with who holds them and what is owed next."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.wording.ages import beside_name
from held.pages.wording.dates import day_of, full_date
from held.pages.wording.marks import NOBODY
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.work.led import LedLine


def led_table(lines: Iterable[LedLine], now: datetime) -> Table:
    return Table(
        "The children you lead for",
        ("Child", "Held by", "Next duty", "By"),
        tuple(_row(line, now) for line in lines),
    )


def _row(line: LedLine, now: datetime) -> Row:
    words = beside_name(line.child_name, line.born, line.expected, day_of(now))
    cover = f"You cover for {line.covered_for}." if line.covered_for else ""
    return Row(
        (
            Cell(link=Link(words, reverse("child", kwargs={"public": line.child})), words=cover),
            capital(and_list(line.held_by)) if line.held_by else Cell(mark=NOBODY),
            capital(line.next_step) if line.next_due else Cell(mark=NOBODY),
            full_date(line.next_due) if line.next_due else "",
        ),
        is_bad=not line.held_by or line.next_due is None,
    )
