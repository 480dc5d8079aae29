"""The children who have nobody: what they lack, since when, and who was there last."""

from collections.abc import Iterable

from django.urls import reverse

from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.wording.dates import full_date
from held.pages.wording.marks import NOBODY
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.promise import Without

HEADINGS = ("Child", "Without", "Since", "Who was there last")


def without_table(children: Iterable[Without]) -> Table:
    return Table(
        "Children with nobody", HEADINGS, tuple(_row(child) for child in children), is_caption_hidden=True
    )


def _row(child: Without) -> Row:
    return Row(
        (
            Cell(
                link=Link(f"{child.name}, {child.number}", reverse("child", kwargs={"public": child.child}))
            ),
            Cell(mark=NOBODY, words=capital(and_list(child.lacks))),
            _since(child),
            and_list([who for who in (child.service, child.lead) if who]) or "Not known",
        ),
        is_bad=True,
    )


def _since(child: Without) -> str:
    ends = [end for end in (child.held_until, child.led_until, child.rung) if end is not None]
    return full_date(min(ends)) if ends else "Not known"
