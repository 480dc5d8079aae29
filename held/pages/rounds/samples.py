"""The samples of a round: drawn so that they can be drawn again, and which of their cases were audited."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.engine.sampling import RULE
from held.pages.components.fields import Field
from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.rounds.door import RoundAt, about_a_round
from held.pages.setting_right.frame import CONFLICT, WRONG
from held.pages.transitions.words import new_key
from held.pages.wording.dates import LONDON, full_date, full_time
from held.pages.wording.typed import NotRead
from held.pages.wording.typed_dates import typed_date
from held.pages.wording.typed_numbers import typed_number
from held.record.actions.cannot import CanNot
from held.record.actions.rounds.audit_cases import draw_sample
from held.record.clock import now
from held.record.reading.rounds.samples import Case, Sample, drawn_again

SINCE, UNTIL, MANY = "since", "until", "many"
MOST = 100
LABELS = {
    SINCE: ("From which day?", "Of what ended from then on. For example, 1 March 2026."),
    UNTIL: ("Until which day?", "For example, 31 March 2026."),
    MANY: ("How many cases?", "All of them where there are fewer."),
}


@about_a_round
def samples(request: HttpRequest, at: RoundAt) -> HttpResponse:
    assert at.run is not None
    errors: dict[str, str] = {}
    refused = ""
    if request.method == "POST":
        errors, refused = _draw(request, at.run.course.transition)
        if not errors and not refused:
            messages.success(request, "The sample is drawn.")
            return redirect(request.path)
    found = at.run.samples
    shown = {
        "run": at.run.course,
        "whole": reverse("round", kwargs={"public": at.run.course.transition}),
        "drawn": tuple((_table(at.run.course.transition, sample), _drawn(sample)) for sample in found),
        "again": drawn_again(found[0]) if found else None,
        "rule": RULE,
        "fields": tuple(_field(name, request.POST, errors) for name in LABELS),
        "errors": errors,
        "refused": refused,
        "key": request.POST.get("key") or new_key(),
    }
    status = WRONG if errors else CONFLICT if refused else 200
    return render(request, "rounds/samples.html", shown, status=status)


def _draw(request: HttpRequest, public: str) -> tuple[dict[str, str], str]:
    """What is wrong, by field; then why it was refused."""
    today = now().astimezone(LONDON).date()
    since, until = (typed_date(request.POST.get(name, ""), today=today) for name in (SINCE, UNTIL))
    many = request.POST.get(MANY, "").strip()
    errors = {}
    if isinstance(since, NotRead):
        errors[SINCE] = since.says
    if isinstance(until, NotRead):
        errors[UNTIL] = until.says
    cases = typed_number(many) or 0
    if not 0 < cases <= MOST:
        errors[MANY] = f"Type how many cases, from 1 to {MOST}."
    if errors or isinstance(since, NotRead) or isinstance(until, NotRead):
        return errors, ""
    try:
        draw_sample(
            by=request.user,
            round_=public,
            since=since,
            until=until,
            many=cases,
            key=request.POST.get("key", ""),
        )
    except CanNot as sentence:
        return {}, str(sentence)
    return {}, ""


def _field(name: str, typed: Mapping[str, str], errors: Mapping[str, str]) -> Field:
    label, hint = LABELS[name]
    return Field(
        id=name,
        kind="line" if name == MANY else "date",
        label=label,
        hint=hint,
        typed=typed.get(name, ""),
        error=errors.get(name, ""),
    )


def _to_put_right(case: Case) -> str:
    """What was written of a child stands with the case, behind the child's own door."""
    if not case.judged:
        return ""
    return "Something: open the case" if case.judged.put_right else "Nothing"


def _table(public: str, sample: Sample) -> Table:
    rows = tuple(
        Row(
            (
                Cell(
                    link=Link(
                        f"Case {case.place}",
                        reverse(
                            "audited case",
                            kwargs={"public": public, "sample": sample.number, "case": case.place},
                        ),
                        f"of the sample of {full_date(sample.at)}",
                    )
                ),
                f"{case.judged.by_name}, {full_time(case.judged.at)}" if case.judged else "Not yet",
                {"yes": "Yes", "no": "No"}[case.judged.right_team] if case.judged else "",
                _to_put_right(case),
            )
        )
        for case in sample.cases
    )
    return Table(
        f"Drawn {full_date(sample.at)}",
        ("Case", "Audited", "In the right team", "What has to be put right"),
        rows,
    )


def _drawn(sample: Sample) -> str:
    return (
        f"{len(sample.cases)} of {sample.of} that ended from {full_date(sample.since)} to {full_date(sample.until)}, "
        f"drawn by {sample.by_name} with the seed {sample.seed}."
    )
