"""What to have ready for the call: who the child is, where, who is with them, and who works with them."""

from datetime import datetime

from held.pages.identity.in_a_tray import at_the_desk, holds_in_its_tray
from held.pages.wording.ages import age_line
from held.pages.wording.dates import day_of
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.people.child import Identity
from held.record.reading.people.in_a_hurry import AdultToRing, InAHurry
from held.record.reading.people.who import Who

Fact = tuple[str, str, str]


def have_ready(child: Who, found: Identity, around: InAHurry, moment: datetime) -> tuple[Fact, ...]:
    """Term, answer and where from. What is withheld is not said here either: it may be read aloud."""
    address = "Withheld" if child.address is None else child.address or "Not known"
    return (
        (child.name, f"{age_line(child.born, child.expected, day_of(moment))}, number {child.number}", ""),
        *((("Know first", child.flag, ""),) if child.flag else ()),
        ("Address", address, ""),
        *((capital(adult.kind), _adult(adult), "") for adult in around.adults),
        ("Lives with", and_list(_lives_with(around)) or "Not known", ""),
        ("Held by", _held_by(found), ""),
        ("Lead", _lead(found), ""),
    )


def _adult(adult: AdultToRing) -> str:
    parts = (adult.name, adult.organisation, adult.phone or "number not known")
    return ", ".join(part for part in parts if part)


def _lives_with(around: InAHurry) -> list[str]:
    return [f"{adult.kind} {adult.name}" for adult in around.adults if adult.lives_with]


def _held_by(found: Identity) -> str:
    return capital(and_list([held.service for held in found.held_by])) or holds_in_its_tray(found) or "Nobody"


def _lead(found: Identity) -> str:
    if found.lead is None:
        desk = at_the_desk(found)
        return ", ".join(part for part in (desk.name, desk.phone) if part) if desk else "Nobody"
    worker = found.lead.worker
    return ", ".join(part for part in (worker.name, worker.role, worker.phone) if part)
