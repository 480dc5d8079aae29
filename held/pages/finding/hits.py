"""Children found, each with why: all that is known to who may see them, and only who it is to anybody else."""

from collections.abc import Collection, Iterable
from datetime import date

from django.urls import reverse

from held.pages.components.links import Link, Person
from held.pages.components.tables import Cell, Row, Table
from held.pages.wording.ages import age, age_line
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.people.search import Hit

HEADINGS = ("Child", "Why it matches", "Held by, and family", "Lead")


def hits_table(hits: Iterable[Hit], open_to: Collection[str], today: date, caption: str) -> Table:
    """`open_to`: the ids of the children whom whoever asks may see."""
    return Table(caption, HEADINGS, tuple(_row(hit, hit.public in open_to, today) for hit in hits))


def why(hit: Hit) -> str:
    """ "Sounds like it, and born on this day"."""
    return capital(and_list(list(hit.why)))


def _row(hit: Hit, is_open: bool, today: date) -> Row:
    address = reverse("child", kwargs={"public": hit.public})
    if not is_open:
        who = Cell(link=Link(hit.name, address), words=age(hit.born, hit.expected, today))
        return Row((who, why(hit), "Say why you look, to see more", _lead(hit)))
    born = age_line(hit.born, hit.expected, today)
    level = f", level {hit.level}" if hit.level else ""
    who = Cell(link=Link(hit.name, address), words=f"{born}, number {hit.number}{level}")
    return Row((who, why(hit), _held(hit), _lead(hit)))


def _held(hit: Hit) -> str:
    held = capital(hit.service) if hit.service else "Nobody works with them now"
    moving = ", in the middle of a step up or down" if hit.has_open_transition else ""
    family = f". Family {hit.family_name}" if hit.family_name else ""
    return f"{held}{moving}{family}"


def _lead(hit: Hit) -> Cell | str:
    return Cell(ring=Person(hit.lead, "", hit.lead_phone)) if hit.lead else "Nobody"
