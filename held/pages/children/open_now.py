"""What is open for a child now, and why: the steps of each open transition, or the look at the plan."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse

from held.pages.children.about import About
from held.pages.components.links import Cited, Link
from held.pages.components.steps import StepRow
from held.pages.transitions.parties import Around
from held.pages.transitions.standing import standing
from held.pages.wording.counts import counted
from held.pages.wording.deadlines import by_when, was_due
from held.pages.wording.marks import DUE, OPEN, duty_mark
from held.pages.wording.phrases import anchor, capital
from held.record.reading.people.colleagues import Colleagues
from held.record.reading.transitions.course import Course


@dataclass(frozen=True)
class OpenNow:
    """`link` leads to everything about it; `says` is said where no step is asked for."""

    title: str
    rows: tuple[StepRow, ...]
    link: Link | None
    says: str = ""


def open_now(seen: About, courses: Iterable[Course], people: Colleagues) -> tuple[OpenNow, ...]:
    """One for each open transition, else the look at the plan; empty where nobody works with the child."""
    running = tuple(_of_course(seen, run, people) for run in courses if run.ended is None)
    return running or _of_plan(seen)


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
    return OpenNow(
        title=run.procedure.title,
        rows=rows,
        link=Link(
            f"Open the {run.procedure.name}: all its steps, and where {seen.child.called} stands",
            reverse("transition", kwargs={"public": run.transition}),
        ),
        says="" if rows else "No step is asked for now.",
    )


def _of_plan(seen: About) -> tuple[OpenNow, ...]:
    duty = seen.identity.next_duty
    if duty is None:
        return ()
    late = duty.due < seen.moment
    when = f"It {was_due(duty.due, seen.moment)}" if late else capital(by_when(duty.due, seen.moment))
    whose = duty.owner.name if duty.owner else f"In the tray of {duty.team}"
    row = StepRow(
        mark=duty_mark(duty.due, seen.moment),
        what=Link(capital(duty.step), reverse("look at plan", kwargs={"public": seen.child.public})),
        says=(f"{whose}. {when}.",),
        cites=(Cited(duty.cites),),
        why=f"No step up or down is open, so the plan is looked at every {counted(seen.pack.review_every, 'week')}.",
        is_bad=late,
    )
    return (OpenNow("", (row,), None),)
