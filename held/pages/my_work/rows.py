"""Lines of a worklist as rows to scan: brothers and sisters together, and one row where several sentences ask the same."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.urls import reverse

from held.engine.calendar import calendar_of
from held.pages.components.links import Cited, Link, Person
from held.pages.components.work import WorkRow
from held.pages.transitions.addresses import about_whom, run_address, step_address
from held.pages.transitions.cited import clause_address
from held.pages.wording.ages import short_age
from held.pages.wording.dates import day_of, ends_with_the_day, full_date, full_time
from held.pages.wording.deadlines import how_long_ago
from held.pages.wording.forewarned import forewarned_mark, forewarned_says, stuck_says
from held.pages.wording.marks import ACT_TODAY, CANT_BE_MET, STOPPED, URGENT, Mark, duty_mark
from held.pages.wording.names import and_list, together
from held.pages.wording.phrases import capital, curly
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.reading.work.owed_line import OwedLine


def work_rows(
    lines: Iterable[OwedLine], now: datetime, *, says_who_owes: bool = False
) -> tuple[WorkRow, ...]:
    """What an urgent call asks for first, above what is late; else soonest first, as they came. `says_who_owes`: on lists
    of what others owe."""
    groups = sorted(together_where_one(lines, now), key=lambda group: not _is_urgent(group))
    return tuple(_row(group, now, says_who_owes) for group in groups)


def shares_lines(lines: Sequence[object], rows: Sequence[object]) -> str:
    """Why there are fewer rows than were counted; empty where there are not."""
    return "Brothers and sisters share a line." if len(rows) < len(lines) else ""


def together_where_one(lines: Iterable[OwedLine], now: datetime) -> list[list[OwedLine]]:
    """Lines that are one piece of work: the same step of one child, or of brothers and sisters for whom it is due on the
    same day, owed by the same."""
    of_child: dict[tuple[str, ...], list[OwedLine]] = {}
    for line in lines:
        owner = line.owner.public if line.owner else line.team
        key = (line.child, line.procedure, line.run, line.step, owner)
        of_child.setdefault(key, []).append(line)
    found: dict[tuple[object, ...], list[OwedLine]] = {}
    for (child, *work), group in of_child.items():
        together_by = (group[0].family or child, *work, _day(group[0].due, now), _is_urgent(group))
        found.setdefault(together_by, []).extend(group)
    return list(found.values())


def _is_urgent(lines: Iterable[OwedLine]) -> bool:
    return any(line.is_urgent for line in lines)


def _row(lines: list[OwedLine], now: datetime, says_who_owes: bool) -> WorkRow:
    first = lines[0]
    is_late = first.due < now
    return WorkRow(
        day=_day(first.due, now),
        before_day="Was due by" if is_late else "",
        after_day=how_long_ago(first.due, now) if is_late else "",
        urgent=URGENT if _is_urgent(lines) else None,
        mark=_mark(first, now),
        child=about_whom(first.child, _who(lines, now), first.transition),
        what=Link(capital(curly(first.step)), owed_address(first)),
        cites=tuple(dict.fromkeys(cited for line in lines for cited in _cited(line))),
        why=curly(_why(first, says_who_owes)),
        waits=tuple(Person(who.name, who.role, who.phone) for who in first.waiting),
        only_if=_only_if(first, now),
        ask=_ask(first, now),
        is_bad=is_late or _mark(first, now) is CANT_BE_MET,
        must_act=not is_late and (day_of(first.due) == day_of(now) or _mark(first, now) is ACT_TODAY),
    )


def _mark(line: OwedLine, now: datetime) -> Mark | None:
    if line.awaited and line.due >= now:
        return forewarned_mark(line.awaited.latest, now, calendar_of(pack_by_hash(line.pack_hash)))
    if line.stopped and line.due >= now:
        return STOPPED if line.stopped.why == "not found" else CANT_BE_MET
    is_near = line.due < now or day_of(line.due) == day_of(now)
    return duty_mark(line.due, now) if is_near else None


def _only_if(line: OwedLine, now: datetime) -> str:
    """What has to come first; of what is late already only that, and no date."""
    act = line.awaited
    if act is None:
        stopped = line.stopped
        return stuck_says(stopped.why, stopped.says, is_must=line.force == "must") if stopped else ""
    if line.due < now:
        comes_out = f" and comes out as {act.outcomes}" if act.outcomes else ""
        return f"It waits until “{act.step}” is done{comes_out}"
    said = forewarned_says(act.step, act.outcomes, latest=act.latest, meets=act.meets, now=now)
    return said.removesuffix(".")


def _ask(line: OwedLine, now: datetime) -> Person | None:
    """Whoever can do what comes first; nobody where it is the one who owes this."""
    act = line.awaited
    if act is None or (act.latest < now <= line.due):
        return None
    if act.owner is None:
        return Person(act.team, act.role, act.team_phone)
    if line.owner and line.owner.public == act.owner.public:
        return None
    return Person(act.owner.name, act.owner.role, act.owner.phone)


def _day(due: datetime, now: datetime) -> str:
    """The day alone where the whole of it counts, else with the hour."""
    near = {0: "today, ", 1: "tomorrow, "}.get((day_of(due) - day_of(now)).days, "")
    return capital(f"{near}{full_date(due) if ends_with_the_day(due) else full_time(due)}")


def _who(lines: list[OwedLine], now: datetime) -> str:
    """ "Harvey and Isla Doyle, 8 and 5"; of a round its title."""
    if lines[0].child == ABOUT_NO_CHILD:
        return lines[0].child_name
    children = {line.child: line for line in lines}
    ages = [short_age(line.born, line.expected, day_of(now)) for line in children.values()]
    return f"{together([line.child_name for line in children.values()])}, {and_list(ages)}"


def _cited(line: OwedLine) -> Iterator[Cited]:
    """What asks for it; and what stands against it, where nobody can open it."""
    procedure = pack_by_hash(line.pack_hash).procedures[line.procedure] if line.transition else None
    clause = line.norm.rsplit("/", 1)[0] if line.norm else ""
    yield Cited(line.cites, clause_address(procedure, (clause,)) if procedure and clause else "")
    if line.stopped and line.stopped.cites:
        yield Cited(line.stopped.cites)


def _why(line: OwedLine, says_who_owes: bool) -> str:
    if not says_who_owes:
        return line.why
    owes = line.owner.name if line.owner else f"the tray of {line.team}"
    return f"Owed by {owes}. {line.why}"


def owed_address(line: OwedLine) -> str:
    """Where it is done: the form of the step, or the page for what is owed by the promise alone."""
    if line.form == "transition":
        return run_address(line.child, line.transition)
    if line.form != "step":
        return reverse(line.form, kwargs={"public": line.child})
    inner = inner_of(line.pack_hash, line.procedure, line.run, line.step)
    return step_address(line.child, line.procedure, line.step, inner=inner)


def inner_of(pack_hash: str, procedure: str, run: str, step: str) -> str:
    """The inner procedure that the step belongs to, running or still to be begun; empty for the procedure's own."""
    pack = pack_by_hash(pack_hash)
    if step in pack.procedures[procedure].steps and not run:
        return ""
    inside = pack.procedures[procedure].inside
    return next((name for name in inside if step in pack.procedures[name].steps), "")
