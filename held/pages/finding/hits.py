"""Children found, each with why: all that is known to who may see them, and only who it is to anybody else."""

from collections.abc import Collection, Iterable
from datetime import date

from django.urls import reverse

from held.pages.components.links import Link, Person
from held.pages.components.tables import Cell, Row, Table
from held.pages.wording.ages import beside_name
from held.pages.wording.dates import full_date
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.people.search import Hit

HEADINGS = ("Child", "Why it matches", "Held by, and family", "Lead")


def hits_table(
    hits: Iterable[Hit],
    open_to: Collection[str],
    today: date,
    caption: str,
    *,
    is_caption_hidden: bool = False,
) -> Table:
    """`open_to`: the ids of the children whom whoever asks may see."""
    rows = tuple(_row(hit, hit.public in open_to, today) for hit in hits)
    return Table(caption, HEADINGS, rows, is_caption_hidden=is_caption_hidden)


def why(hit: Hit) -> str:
    """ "Sounds like it, and born on this day"."""
    return capital(and_list(list(hit.why)))


def _row(hit: Hit, is_open: bool, today: date) -> Row:
    address = reverse("child", kwargs={"public": hit.public})
    named = beside_name(hit.name, hit.born, hit.expected, today)
    if not is_open:
        who = Cell(link=Link(named, address), words=_coming(hit))
        return Row((who, why(hit), "Say why you look, to see more", _lead(hit)))
    born = f"born {full_date(hit.born)}, " if hit.born else _coming(hit)
    level = f", level {hit.level}" if hit.level else ""
    who = Cell(link=Link(named, address), words=f"{born}number {hit.number}{level}")
    return Row((who, why(hit), _held(hit), _lead(hit)))


def _coming(hit: Hit) -> str:
    return f"expected {full_date(hit.expected)}, " if hit.expected and not hit.born else ""


def _held(hit: Hit) -> str:
    held = capital(and_list(hit.services)) or "Nobody works with them now"
    moving = ", in the middle of a step up or down" if hit.has_open_transition else ""
    family = f". Family {hit.family_name}" if hit.family_name else ""
    return f"{held}{moving}{family}"


def _lead(hit: Hit) -> Cell | str:
    return Cell(ring=Person(hit.lead, "", hit.lead_phone)) if hit.lead else "Nobody"
