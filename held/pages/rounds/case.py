"""A case of a sample: each clause with what the record shows of it, and what the auditor judges."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.engine.evidence import Evidence, Shown, evidence
from held.pages.components.fields import Field, Option
from held.pages.components.tables import Cell, Row, Table
from held.pages.doors import asking_why
from held.pages.rounds.door import RoundAt, about_a_round
from held.pages.setting_right.frame import CONFLICT
from held.pages.transitions.words import new_key
from held.pages.wording.dates import full_date, full_time
from held.pages.wording.marks import DONE, LATE, NOT_ASKED_FOR, OPEN, REPLACED, Mark
from held.pages.wording.phrases import capital
from held.record.actions.cannot import CanNot
from held.record.actions.people.look_at_transition import look_at_transition
from held.record.actions.rounds.audit_cases import NO, YES, audit_case
from held.record.clock import now
from held.record.reading.rounds.samples import Case, Judged
from held.record.reading.transitions.course import Course, course

SMOOTH, RIGHT_TEAM, PUT_RIGHT = "smooth", "right-team", "put-right"
MARKS: Mapping[Shown, Mark] = {
    "met": DONE,
    "late": LATE,
    "late, not done": LATE,
    "still owed": OPEN,
    "set aside": Mark("Departed from"),
    "lapsed": REPLACED,
    "not asked for": NOT_ASKED_FOR,
}


@about_a_round
def case(request: HttpRequest, at: RoundAt, sample: int, case: int) -> HttpResponse:
    assert at.run is not None
    found = next(
        (one for each in at.run.samples if each.number == sample for one in each.cases if one.place == case),
        None,
    )
    if found is None:
        raise Http404("There is no such case.")
    looked = look_at_transition(by=request.user, transition=found.transition, page="a case audit")
    if not looked.seeing.is_open:
        return redirect(asking_why(looked.child.public, request))
    back_to = reverse("samples", kwargs={"public": at.run.course.transition})
    refused = ""
    if request.method == "POST":
        try:
            audit_case(
                by=request.user,
                round_=at.run.course.transition,
                sample=sample,
                case=case,
                smooth=request.POST.get(SMOOTH, ""),
                right_team=request.POST.get(RIGHT_TEAM, ""),
                put_right=request.POST.get(PUT_RIGHT, ""),
                key=request.POST.get("key", ""),
            )
        except CanNot as sentence:
            refused = str(sentence)
        else:
            messages.success(request, "It is written down in the round.")
            return redirect(back_to)
    run = course(found.transition)
    shown = {
        "round": at.run.course,
        "case": found,
        "child": looked.child,
        "run": run,
        "back_to": back_to,
        "tables": _tables(run),
        "fields": _fields(found, request.POST),
        "judged": f"{found.judged.by_name}, {full_time(found.judged.at)}" if found.judged else "",
        "refused": refused,
        "key": request.POST.get("key") or new_key(),
    }
    return render(request, "rounds/case.html", shown, status=CONFLICT if refused else 200)


def _tables(run: Course) -> tuple[Table, Table]:
    """What was asked for; then what nothing asked for, which is not applicable here."""
    found = evidence(pack=run.pack, procedure=run.procedure.name, history=run.history, moment=now())
    asked = [one for one in found if one.shown != "not asked for"]
    never = [one for one in found if one.shown == "not asked for"]
    return (
        _table(run, asked, "What the record shows of each clause", "Nothing was asked for."),
        _table(run, never, "Not applicable"),
    )


def _table(run: Course, found: Sequence[Evidence], caption: str, empty: str = "") -> Table:
    reasons = {one.number: one.why for one in run.set_asides}
    rows = tuple(
        Row(
            (
                Cell(bold=one.norm.cites.words),
                capital(one.asks_for),
                Cell(mark=MARKS[one.shown]),
                _says(one, reasons.get(one.number or 0, "")),
            ),
            is_bad=one.shown in ("late", "late, not done"),
        )
        for one in found
    )
    return Table(caption, ("Clause", "Asks for", "Shown", "How"), rows, empty)


def _says(one: Evidence, reason: str) -> str:
    due = f"Due {_day(one.due)}" if one.due else ""
    match one.shown:
        case "met" | "late":
            return f"{due}, done {_day(one.at)}."
        case "set aside":
            return f"{due}, set aside {_day(one.at)}: “{reason}”"
        case "lapsed":
            return f"{due}. No longer asked for since {_day(one.at)}."
        case "late, not done" | "still owed":
            return f"{due}."
        case _:
            return "Nothing asked for it here."


def _day(moment: datetime | None) -> str:
    return full_date(moment) if moment else ""


def _fields(found: Case, typed: Mapping[str, str]) -> tuple[Field, ...]:
    before = found.judged or Judged(smooth="", right_team="", put_right="", by_name="", at=now())
    team = typed.get(RIGHT_TEAM, before.right_team)
    return (
        Field(
            id=SMOOTH,
            kind="text",
            label="How smooth were the moves?",
            hint="Days without contact, workers met, what the family says. Name no child.",
            typed=typed.get(SMOOTH, before.smooth),
        ),
        Field(
            id=RIGHT_TEAM,
            kind="one",
            label="Is the case in the right team?",
            options=(
                Option(RIGHT_TEAM, YES, "Yes", team == YES),
                Option(f"{RIGHT_TEAM}-1", NO, "No", team == NO),
            ),
        ),
        Field(
            id=PUT_RIGHT,
            kind="text",
            label="What has to be put right?",
            hint="Each action, who does it, and by when. Name no child.",
            typed=typed.get(PUT_RIGHT, before.put_right),
        ),
    )
