"""Whom to ring, in order: the police, the desks that the urgent way tells and goes to, the desks of those who hold the
child."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from held.engine.calendar import calendar_of
from held.language.events import Taking
from held.language.norms import Tells
from held.language.pack import Pack
from held.pages.components.ring import Desk
from held.pages.urgent.opening_hours import is_open, is_out_of_hours, opens_next
from held.pages.wording.dates import day_of, full_time
from held.record.reading.people.in_a_hurry import DeskToRing

OPEN_NOW = "open now"
POLICE = Desk("In danger this minute", "999", "", "Police or ambulance")


def whom_to_ring(
    desks: Sequence[DeskToRing], *, pack: Pack | None, holders: Sequence[str], moment: datetime
) -> tuple[Desk, ...]:
    """Those that are open now come first. Desks that are shut are shown after them, quietly, with when they open. With
    no pack in force every duty desk is shown."""
    wanted = list(dict.fromkeys([*(services_rung(pack) if pack else ()), *holders]))
    ordered = sorted(
        (desk for desk in desks if is_out_of_hours(desk.hours) or not wanted or desk.service in wanted),
        key=lambda desk: (
            is_out_of_hours(desk.hours),
            wanted.index(desk.service) if desk.service in wanted else len(wanted),
            not desk.answers_for_all,
            desk.name,
        ),
    )
    working = calendar_of(pack).is_working_day if pack else lambda day: day.weekday() < 5
    opening = {desk.name: is_open(desk.hours, moment, working) for desk in ordered}
    some_are_open = any(opening.values())
    shown = []
    for desk in ordered:
        open_now = opening[desk.name]
        if is_out_of_hours(desk.hours):
            open_now = not some_are_open
        opens = opens_next(desk.hours, moment, working) if open_now is False else None
        shown.append(
            Desk(desk.name, desk.phone, _when(open_now, opens, moment), desk.hours, open_now is not False)
        )
    return (POLICE, *sorted(shown, key=_place))


def _when(open_now: bool | None, opens: datetime | None, moment: datetime) -> str:
    """ "open now"; "shut now, opens tomorrow, Monday 2 March 2026, 8.30am"."""
    if open_now is None:
        return ""
    if open_now:
        return OPEN_NOW
    days = (day_of(opens) - day_of(moment)).days if opens else 0
    near = {0: "today, ", 1: "tomorrow, "}.get(days, "")
    return f"shut now, opens {near}{full_time(opens)}" if opens else "shut now"


def _place(desk: Desk) -> int:
    """What is known to be open, then what may be, then what is shut; among these the order stays."""
    return 0 if desk.when == OPEN_NOW else 1 if desk.is_open else 2


def services_rung(pack: Pack) -> Iterator[str]:
    """The services with a desk whose people the urgent step tells, and then the one the procedure leads to."""
    name, step = pack.urgent
    procedure = pack.procedures[name]
    for norm in procedure.norms:
        if isinstance(norm, Tells) and any(
            isinstance(each, Taking) and each.step == step for each in norm.after.any_of
        ):
            service = pack.services[pack.roles[norm.role].service]
            if service.desk:
                yield service.name
    if procedure.goes_to:
        yield procedure.goes_to
