"""One more line of the story: who does what, when, how it comes out and what they say; then what follows is shown."""

from dataclasses import replace
from datetime import date, datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from held.engine.rehearsal import TooLong
from held.language.days import day_of
from held.language.story import (
    BUILT_IN_ENDS,
    BeginInner,
    EndAnyway,
    KnownTold,
    Look,
    PutAside,
    StoryAct,
    TakeStep,
    Tell,
)
from held.pages.doors import signed_in
from held.pages.transitions.words import Words
from held.pages.trying.answering import OPENED, read_answers
from held.pages.trying.asked import Asked, asked
from held.pages.trying.carried import LostStory, is_likely
from held.pages.trying.line_fields import (
    ANOTHER,
    DEPARTS,
    ENDS,
    OUTCOME,
    ROLE,
    asks_for_a_reason,
    beside,
    fields_of,
    known_values,
    title_of,
)
from held.pages.trying.moments import TYPED, read_when
from held.pages.trying.opened import Trying, lost, opened
from held.pages.trying.whoever import another
from held.pages.wording.dates import LONDON

WRONG = 422
HOUR = time(9)
ANY_DAY = date(2026, 3, 2)


@signed_in
def next_line(request: HttpRequest, slug: str, short: str) -> HttpResponse:
    """What is tried stands in the address, and in the form again."""
    try:
        trying = opened(request, slug, short)
    except LostStory as why:
        return lost(request, slug, short, why)
    sent = request.method == "POST"
    line = asked(trying, request.POST if sent else request.GET)
    first = _first_moment(request.POST.get("day") or request.GET.get("day", ""))
    words, errors = Words.sent(request.POST), dict[str, str]()
    if sent:
        tell = _read(trying, line, words, errors, first)
        if tell and not errors:
            try:
                return trying.with_line(tell).shown()
            except TooLong as full:
                errors[TYPED] = str(full)
    shown = trying.frame | {
        "line": line,
        "title": title_of(trying, line),
        "fields": fields_of(trying, line, words, errors, first),
        "errors": errors,
        "first": first.date().isoformat(),
        "opened": OPENED,
        "is_stopped": line.standing is not None and line.standing.state == "stopped",
    }
    return render(request, "trying/line.html", shown, status=WRONG if errors else 200)


def _first_moment(day: str) -> datetime:
    """When the story begins; any day where the address has none, for it stands in the form and can be typed anew."""
    read = datetime.combine(day_of(day) or ANY_DAY, HOUR, tzinfo=LONDON)
    return read if is_likely(read) else datetime.combine(ANY_DAY, HOUR, tzinfo=LONDON)


def _read(trying: Trying, line: Asked, words: Words, errors: dict[str, str], first: datetime) -> Tell | None:
    moment = read_when(trying, words, errors, first)
    act = _act(trying, line, words, errors)
    role = words.one(ROLE) or None
    if line.kind in ("step", "aside", "end") and role not in trying.pack.roles:
        errors[ROLE] = "Choose who does it."
    if act is None or errors:
        return None
    tell = Tell(line=0, on=moment, recorded=moment, act=act)
    if line.kind not in ("step", "aside", "end") or role is None:
        return tell
    tell = replace(tell, role=role, person=another(role) if words.one(ANOTHER) else role)
    if line.kind != "step" or line.step is None:
        return tell
    answers = read_answers(trying.pack, line.inner or trying.procedure, line.step, words, errors, moment)
    return replace(
        tell,
        answers=answers,
        names={one: one for one in line.step.accompanied_by if words.one(beside(one))},
        # Whoever gives no reason is told what the procedure would rather have first.
        refused=frozenset() if asks_for_a_reason(line) and not words.one(DEPARTS) else None,
    )


def _act(trying: Trying, line: Asked, words: Words, errors: dict[str, str]) -> StoryAct | None:
    match line.kind:
        case "look":
            return Look()
        case "known":
            values = known_values(trying, words)
            if not values:
                errors["known-0"] = "Choose what changes."
            return KnownTold(values)
        case "end":
            why = words.one(ENDS)
            if why not in BUILT_IN_ENDS:
                errors[ENDS] = "Choose why it ends."
            return EndAnyway(why)
        case "aside" if line.step:
            return PutAside(line.step.name, line.inner.name if line.inner else None)
        case "step" if line.step:
            outcome = words.one(OUTCOME) or None
            if line.step.outcomes and outcome not in line.step.outcomes:
                errors[OUTCOME] = "Choose how it comes out."
            if line.begins and line.inner:
                return BeginInner(line.inner.name, line.step.name, outcome)
            return TakeStep(line.step.name, outcome, line.inner.name if line.inner else None)
    return None
