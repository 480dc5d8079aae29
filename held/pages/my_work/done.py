"""What somebody recorded, newest first."""

from collections.abc import Iterable

from django.urls import reverse

from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.record.reading.work.my_work import DoneLine


def done_rows(lines: Iterable[DoneLine]) -> Table:
    rows = tuple(
        Row(
            (
                Cell(link=Link(line.child_name, reverse("child", kwargs={"public": line.child}))),
                capital(line.step or line.kind),
                full_time(line.happened),
            )
        )
        for line in lines
    )
    return Table(
        "What I recorded", ("Child", "What", "When it happened"), rows, "You have not recorded anything yet."
    )
