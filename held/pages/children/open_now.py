"""What is open for a child now, and why: the calls that wait, the steps of each open transition, or the look at the plan."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from held.pages.children.about import About
from held.pages.components.links import Cited, Link
from held.pages.components.steps import StepRow
from held.pages.transitions.addresses import step_address
from held.pages.transitions.parties import Around
from held.pages.transitions.standing import standing
from held.pages.wording.anchors import step_row
from held.pages.wording.counts import counted
from held.pages.wording.deadlines import by_when, was_due
from held.pages.wording.marks import DUE, NOBODY, OPEN, duty_mark
from held.pages.wording.phrases import anchor, capital
from held.record.reading.people.child import OwedStep
from held.record.reading.people.colleagues import Colleagues
from held.record.reading.transitions.course import Course

NAMED_NO_MORE = "Whoever was named no longer is, and nobody else is named."
NOTHING_ELSE = "Nothing else is asked for while this is open: take a step that may be taken, or end it."
RUNG = "An urgent call was recorded, and no step of a procedure took it up. It waits until somebody says what was done."
NO_DESK = "Nobody: there was no desk to ring"


@dataclass(frozen=True)
class OpenNow:
    """`link` leads to everything about it; `says` is said where no step is asked for."""

    title: str
    rows: tuple[StepRow, ...]
    link: Link | None
    says: str = ""


def open_now(seen: About, courses: Iterable[Course], people: Colleagues) -> tuple[OpenNow, ...]:
    """The calls that wait, then one for each open transition, else the look at the plan; empty where nothing is owed."""
    running = tuple(_of_course(seen, run, people) for run in courses if run.ended is None)
    return (*_of_calls(seen), *(running or _of_plan(seen)))


def _of_course(seen: About, run: Course, people: Colleagues) -> OpenNow:
    situation = run.situation(seen.moment)
    around = Around(
        pack=run.pack,
        procedure=run.procedure,
        situation=situation,
        colleagues=people,
        teams=seen.identity.teams,
    )
    owed = {anchor(duty.step) for duty in situation.duties if not duty.run}
    # What is owed says so; beside it stands what may be done and nobody has to.
    rows = tuple(
        replace(row, mark=DUE) if row.mark is OPEN and row.anchor in owed else row
        for row in standing(run, situation, around).now
    )
    promised = tuple(
        _by_the_promise(seen, run, one)
        for one in seen.identity.owed
        if one.transition == run.transition and not one.norm
    )
    there = {row.anchor for row in promised}
    rows = (*promised, *(row for row in rows if row.anchor not in there))
    return OpenNow(
        title=run.procedure.title,
        rows=rows,
        link=Link(
            f"Open the {run.procedure.name}: all its steps, and where {seen.child.called} stands",
            reverse("transition", kwargs={"public": run.transition}),
        ),
        says="" if rows else "No step is asked for now.",
    )


def _by_the_promise(seen: About, run: Course, owed: OwedStep) -> StepRow:
    """To name somebody anew stands in place of the row of the step that names them, where one is open."""
    child, inner = seen.child.public, owed.run.rpartition(" ")[0]
    if owed.form == "step":
        url = step_address(child, run.procedure.name, owed.step, inner=inner)
    else:
        url = reverse(owed.form, kwargs={"public": run.transition if owed.form == "transition" else child})
    why = NOTHING_ELSE if owed.form == "transition" else NAMED_NO_MORE
    return replace(
        _promised(seen, owed.step, _whose(owed), owed.due, url, why),
        anchor=step_row(owed.step, inner),
    )


def _of_calls(seen: About) -> tuple[OpenNow, ...]:
    found, url = seen.identity, reverse("answer call", kwargs={"public": seen.child.public})
    rows = []
    for call in found.calls:
        whose = (
            f"In the tray of {call.team}" if call.team else found.lead.worker.name if found.lead else NO_DESK
        )
        why = f"{RUNG} {call.team} holds {seen.child.called} until then." if call.holds else RUNG
        rows.append(
            _promised(seen, "answer the urgent call", whose, call.due, url, why, is_bad=whose == NO_DESK)
        )
    return (OpenNow("", tuple(rows), None),) if rows else ()


def _of_plan(seen: About) -> tuple[OpenNow, ...]:
    url = reverse("look at plan", kwargs={"public": seen.child.public})
    why = f"No step up or down is open, so the plan is looked at every {counted(seen.pack.review_every, 'week')}."
    rows = tuple(
        _promised(seen, one.step, _whose(one), one.due, url, why)
        for one in seen.identity.owed
        if one.form == "look at plan"
    )
    return (OpenNow("", rows, None),) if rows else ()


def _whose(owed: OwedStep) -> str:
    return owed.whose if owed.owner else f"In the tray of {owed.whose}"


def _promised(
    seen: About, step: str, whose: str, due: datetime, url: str, why: str, *, is_bad: bool = False
) -> StepRow:
    """What the promise alone asks for."""
    late = due < seen.moment
    when = f"It {was_due(due, seen.moment)}" if late else capital(by_when(due, seen.moment))
    return StepRow(
        mark=NOBODY if is_bad else duty_mark(due, seen.moment),
        what=Link(capital(step), url),
        says=(f"{whose}. {when}.",),
        cites=(Cited("the promise"),),
        why=why,
        is_bad=late or is_bad,
    )
