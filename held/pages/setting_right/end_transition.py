"""A manager ends a transition for what no procedure says: begun in error, died, moved away, turned 18."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from held.pages.components.fields import Field, Option
from held.pages.doors import about_a_transition
from held.pages.identity.identity_bar import identity_bar
from held.pages.setting_right.frame import CONFLICT, NOT_ALLOWED, WRONG
from held.pages.setting_right.what_ends import WhatEnds, what_ends
from held.pages.transitions.setting_right_links import manages
from held.pages.transitions.whose_names import whose_names
from held.pages.transitions.words import Words, new_key
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.pages.wording.typed import NotRead
from held.pages.wording.typed_past import typed_past
from held.record.actions.cannot import CanNot
from held.record.actions.transitions.end_transition import WhyItEnds
from held.record.actions.transitions.end_transition import end_transition as end
from held.record.reading.people.child import identity
from held.record.reading.people.colleagues import colleagues
from held.record.reading.people.who import Who
from held.record.reading.transitions.course import Course, course
from held.record.reading.work.answered import was_answered

WHICH, REASON, HAPPENED, KEY = "which", "reason", "happened", "key"


@about_a_transition("ending a transition")
def end_transition(request: HttpRequest, child: Who, transition: str) -> HttpResponse:
    """First what ends it, when and why; then what stays and what is dropped; then the one press."""
    run = course(transition)
    moment = timezone.now()
    found = identity(child.public)
    named = whose_names([run])
    people = colleagues(by=request.user, ids=named.ids, roles=named.roles, near=named.teams | found.teams)
    frame = {
        "child": child,
        "bar": identity_bar(child, found, run.pack, now=moment),
        "run": run,
        "back_to": reverse("transition", kwargs={"public": transition}),
        "section": reverse("children"),
    }
    words, do = Words.sent(request.POST), request.POST.get("do", "")
    if do == "confirm" and was_answered(by=request.user, key=words.one(KEY)):
        return redirect(reverse("transition", kwargs={"public": transition}))
    refused = _why_not(run, manages(people, run.pack))
    if refused:
        return render(
            request, "setting_right/end_refused.html", frame | {"says": refused}, status=NOT_ALLOWED
        )
    happened, errors = _read(words, moment) if do in ("check", "confirm") else (None, {})
    if happened is None or errors:
        shown = frame | _fields(words, errors, moment)
        return render(request, "setting_right/end.html", shown, status=WRONG if errors else 200)
    ends = what_ends(run, found, people, request.user.public, child.called, moment)
    if do == "confirm":
        return _ended(request, frame, run, words, happened, ends)
    return _check(request, frame, words, happened, ends)


def _why_not(run: Course, is_manager: bool) -> str:
    if run.ended:
        return "It has ended already."
    return "" if is_manager else "A manager can end it. Ask yours, and tell them why."


def _read(words: Words, moment: datetime) -> tuple[datetime | None, dict[str, str]]:
    errors = {}
    if words.one(WHICH) not in {why.name.lower() for why in WhyItEnds}:
        errors[WHICH] = "Choose why it ends."
    happened = typed_past(words.one(HAPPENED), now=moment)
    if isinstance(happened, NotRead):
        errors[HAPPENED] = happened.says
        return None, errors | _no_reason(words)
    return happened, errors | _no_reason(words)


def _no_reason(words: Words) -> dict[str, str]:
    return (
        {}
        if words.one(REASON)
        else {REASON: "Say how you know, and what was done. The reason stands on the record."}
    )


def _fields(words: Words, errors: dict[str, str], moment: datetime) -> dict[str, object]:
    options = tuple(
        Option(
            f"{WHICH}-{place}" if place else WHICH,
            why.name.lower(),
            capital(why.value),
            words.one(WHICH) == why.name.lower(),
        )
        for place, why in enumerate(WhyItEnds)
    )
    return {
        "fields": (
            Field(
                id=WHICH, kind="one", label="Why does it end?", options=options, error=errors.get(WHICH, "")
            ),
            Field(
                id=HAPPENED,
                kind="date",
                label="When was it so?",
                hint="For example, 3 March 2026, 4pm.",
                typed=words.one(HAPPENED) if words else full_time(moment),
                error=errors.get(HAPPENED, ""),
            ),
            Field(
                id=REASON,
                kind="text",
                label="How do you know?",
                hint="It stands on the child’s record, with your name.",
                typed=words.one(REASON),
                error=errors.get(REASON, ""),
            ),
        ),
        "errors": errors,
    }


def _check(
    request: HttpRequest,
    frame: dict[str, object],
    words: Words,
    happened: datetime,
    ends: WhatEnds,
    refused: str = "",
) -> HttpResponse:
    shown = frame | {
        "why": capital(WhyItEnds[words.one(WHICH).upper()].value),
        "when": full_time(happened),
        "reason": words.one(REASON),
        "ends": ends,
        "kept": [(name, words.one(name)) for name in (WHICH, HAPPENED, REASON)],
        "key": words.one(KEY) or new_key(),
        "refused": refused,
    }
    return render(request, "setting_right/end_check.html", shown, status=CONFLICT if refused else 200)


def _ended(
    request: HttpRequest,
    frame: dict[str, object],
    run: Course,
    words: Words,
    happened: datetime,
    ends: WhatEnds,
) -> HttpResponse:
    try:
        end(
            by=request.user,
            transition=run.transition,
            why=WhyItEnds[words.one(WHICH).upper()],
            reason=words.one(REASON),
            happened=happened,
            key=words.one(KEY),
        )
    except CanNot as sentence:
        return _check(request, frame, words, happened, ends, refused=str(sentence))
    messages.success(request, "It has ended. What was recorded stays.")
    return redirect(reverse("transition", kwargs={"public": run.transition}))
