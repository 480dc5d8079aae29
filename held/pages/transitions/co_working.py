"""Co-working: two services hold the child, and which of its days this is, as far as the procedure gives a time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from held.engine.calendar import calendar_of
from held.engine.situation import OwedDuty, Situation
from held.language.norms import Duty
from held.language.pack import Pack, Procedure
from held.language.times import Within
from held.pages.components.links import Cited
from held.pages.identity.co_working_until import part_ends
from held.pages.transitions.cited import cited
from held.pages.wording.counts import day_number
from held.pages.wording.dates import day_of, from_until, full_date, full_time
from held.pages.wording.deadlines import by_when
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital


@dataclass(frozen=True)
class CoWorking:
    """`days` are the numbers to draw; empty where no duty gives a number of days. `ends_with`: the duty counted from."""

    services: str
    title: str
    today: int
    of: int
    period: str
    ends_with: str
    cites: tuple[Cited, ...]


def co_working(situation: Situation, pack: Pack, procedure: Procedure) -> CoWorking | None:
    """None while one service alone holds the child."""
    if len(situation.holders) < 2 or situation.ended:
        return None
    since = max(holder.since for holder in situation.holders)
    names = capital(and_list([holder.service for holder in situation.holders]))
    duty = _that_ends_it(situation, procedure)
    limit = _length(duty) if duty else None
    if duty is None or limit is None:
        return CoWorking(names, "Co-working", 0, 0, f"From {full_date(since)}.", "", ())
    begun = _counted_from(duty, since)
    in_days = limit.unit in ("working days", "days")
    today = _days(pack, begun, situation.moment, working=limit.unit == "working days") if in_days else 0
    of = limit.number if in_days else 0
    which = " Working days only; the first day does not count." if limit.unit == "working days" else ""
    return CoWorking(
        services=names,
        title=f"Co-working: {day_number(today, of)}" if in_days else "Co-working",
        today=today,
        of=of,
        period=f"{capital(from_until(day_of(begun), day_of(duty.due)))}.{which}"
        if in_days
        else f"Since {full_time(begun)}, {by_when(duty.due, situation.moment)} at the latest.",
        ends_with=capital(duty.step),
        cites=cited([duty.cites], procedure),
    )


def _that_ends_it(situation: Situation, procedure: Procedure) -> OwedDuty | None:
    """The duty with a time of its own that ends the part of one of the services."""
    timed = {
        duty.step: duty
        for duty in sorted(situation.duties, key=lambda duty: duty.due)
        if not duty.run and _length(duty)
    }
    holding = {holder.service for holder in situation.holders}
    ends = part_ends(procedure, holding, {step: duty.due for step, duty in timed.items()})
    return timed[ends.step] if ends else None


def _length(duty: OwedDuty) -> Within | None:
    """How long the sentence gives, itself or by the statutory clock."""
    if duty.by_statute:
        return duty.by_statute.length
    return duty.norm.time if isinstance(duty.norm, Duty) and isinstance(duty.norm.time, Within) else None


def _counted_from(duty: OwedDuty, since: datetime) -> datetime:
    return min(duty.since, since) if day_of(duty.since) != day_of(since) else since


def _days(pack: Pack, since: datetime, now: datetime, *, working: bool) -> int:
    """How many days are over or running, the day it began not counted; at least 1."""
    first, last = day_of(since), day_of(now)
    calendar = calendar_of(pack)
    days = [first + timedelta(days=passed) for passed in range(1, (last - first).days + 1)]
    return max(sum(_counts(day, working, calendar.is_working_day(day)) for day in days), 1)


def _counts(day: date, working: bool, is_working_day: bool) -> bool:
    return is_working_day if working else True
