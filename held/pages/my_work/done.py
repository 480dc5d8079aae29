"""What somebody recorded, newest first."""

from collections.abc import Iterable

from held.pages.components.tables import Cell, Row, Table
from held.pages.transitions.addresses import about_whom
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.record.reading.work.my_work import DoneLine


def done_rows(lines: Iterable[DoneLine]) -> Table:
    rows = tuple(
        Row(
            (
                Cell(link=about_whom(line.child, line.child_name, line.transition)),
                capital(line.step or line.kind),
                full_time(line.happened),
            )
        )
        for line in lines
    )
    return Table(
        "What I recorded", ("Child", "What", "When it happened"), rows, "You have not recorded anything yet."
    )
