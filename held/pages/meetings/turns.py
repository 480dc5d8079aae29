"""A meeting's agenda as turns, one for each family: what was decided, whose turn it is, and who is still to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from held.pages.components.links import Link
from held.pages.meetings.addresses import turn_address
from held.pages.meetings.which import MeetingDay
from held.pages.wording.ages import short_age
from held.pages.wording.marks import TO_COME, Mark, Shape
from held.pages.wording.names import and_list, together
from held.pages.wording.phrases import capital
from held.record.reading.people.who import Who
from held.record.reading.procedures import pack_by_hash
from held.record.reading.work.decided import Decided
from held.record.reading.work.meeting import Agenda, Waiting

MISSED = Mark("Missed", Shape.LATE)
NOW = Mark("Now", Shape.OPEN)


@dataclass(frozen=True)
class Turn:
    """`what`: the procedure by its title. `is_now`: the one the page is about."""

    who: Link
    what: str
    mark: Mark
    is_now: bool


def turns(agenda: Agenda, day: MeetingDay, now: str = "") -> tuple[Turn, ...]:
    """What was decided in its order, then who is still to come. `now`: the child whose turn it is, by id."""
    done = tuple(_done(each, day.on) for each in decided_together(agenda.decided))
    return done + tuple(_to_come(each, day, now) for each in waiting_together(agenda.waiting))


def waiting_together(waiting: Iterable[Waiting]) -> list[list[Waiting]]:
    """Brothers and sisters who are at the same step, together."""
    found: dict[tuple[str, ...], list[Waiting]] = {}
    for one in waiting:
        found.setdefault((one.who.family or one.who.public, one.procedure, one.run, one.step), []).append(one)
    return list(found.values())


def decided_together(decided: Iterable[Decided]) -> list[list[Decided]]:
    """Brothers and sisters of whom the same was decided, together."""
    found: dict[tuple[str, str, str], list[Decided]] = {}
    for one in decided:
        key = (one.who.family or one.who.public, one.told.step, one.told.outcome or "")
        found.setdefault(key, []).append(one)
    return list(found.values())


def called(children: Iterable[Who], on: date) -> str:
    """ "Harvey and Isla Doyle, 8 and 5"; a child with two such steps is named once."""
    each = {child.public: child for child in children}.values()
    ages = [short_age(child.born, child.expected, on) for child in each]
    return f"{together([child.name for child in each])}, {and_list(ages)}"


def _done(each: list[Decided], on: date) -> Turn:
    first = each[0]
    link = Link(
        called((one.who for one in each), on), reverse("transition", kwargs={"public": first.transition})
    )
    word = first.told.outcome or first.told.step
    return Turn(link, _title(first.pack_hash, first.procedure), Mark(f"✓ {capital(word)}", Shape.DONE), False)


def _to_come(each: list[Waiting], day: MeetingDay, now: str) -> Turn:
    first = each[0]
    is_now = now in {one.who.public for one in each}
    link = Link(
        called((one.who for one in each), day.on), turn_address(day.meeting.name, first.who.public, day.on)
    )
    missed = first.is_late and day.on == day.upcoming
    mark = NOW if is_now else MISSED if missed else TO_COME
    return Turn(link, _title(first.pack_hash, first.procedure), mark, is_now)


def _title(pack_hash: str, procedure: str) -> str:
    return pack_by_hash(pack_hash).procedures[procedure].title
