"""Where an invented child's story begins: on which day, how, and what the record is to know."""

import secrets
from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from held.language.pack import Procedure
from held.language.story import Look, Story, Tell
from held.pages.components.fields import Field, Option
from held.pages.components.links import Link
from held.pages.doors import signed_in
from held.pages.procedures.chosen import Chosen, the_procedure
from held.pages.transitions.words import Words
from held.pages.trying.carried import FILE, FIRST_YEAR, LAST_YEAR, is_likely
from held.pages.trying.opened import Trying, page_of
from held.pages.wording.dates import LONDON, full_date
from held.pages.wording.phrases import anchor, capital, curly
from held.pages.wording.typed import NotRead
from held.pages.wording.typed_dates import typed_date
from held.simulation.invented.names import FAMILY, GIVEN

DAY, HOW, OF_ITSELF = "day", "how", "of itself"
HOUR = time(9)


@signed_in
def start(request: HttpRequest, slug: str, short: str) -> HttpResponse:
    found, procedure = the_procedure(slug, short)
    words, errors = Words.sent(request.POST), dict[str, str]()
    is_inside = procedure.is_inner and not procedure.is_round
    if request.method == "POST" and not is_inside:
        day = _day(words, errors)
        how = words.one(HOW)
        if how not in (*procedure.begins_with, OF_ITSELF):
            errors[HOW] = "Choose how it begins."
        if not errors:
            return _begun(found, procedure, words, day, how)
    outer = [one for one in found.pack.procedures.values() if procedure.name in one.inside]
    shown = {
        "chosen": found,
        "procedure": procedure,
        "start_address": page_of(found, procedure, "try it"),
        "inside": [Link(curly(one.title), page_of(found, one, "try it")) for one in outer],
        "is_inside": is_inside,
        "fields": () if is_inside else _fields(procedure, words, errors),
        "errors": errors,
        "procedure_address": found.address("procedure", procedure),
        "others": [
            Link(
                f"{curly(one.title)}, version {one.version}",
                reverse("procedures of a version", kwargs={"short": one.short}),
            )
            for one in found.every
            if one.hash != found.version.hash
        ],
        "section": reverse("procedures"),
    }
    return render(request, "trying/start.html", shown, status=422 if errors else 200)


def _day(words: Words, errors: dict[str, str]) -> datetime:
    today = timezone.localdate()
    day = typed_date(words.one(DAY), today=today, looks="ahead")
    if isinstance(day, NotRead):
        errors[DAY] = day.says
        day = today
    moment = datetime.combine(day, HOUR, tzinfo=LONDON)
    if not is_likely(moment):
        errors[DAY] = f"Type a day between {FIRST_YEAR} and {LAST_YEAR}."
    return moment


def _begun(found: Chosen, procedure: Procedure, words: Words, day: datetime, how: str) -> HttpResponse:
    """To the form of the first step; what begins of itself has no step, and is begun at once."""
    known = {
        name: value
        for place, (name, one) in enumerate(procedure.known.items())
        if (value := words.one(f"known-{place}")) in one.values
    }
    child = "A round" if procedure.is_round else f"{secrets.choice(GIVEN)} {secrets.choice(FAMILY)}"
    trying = Trying(found, procedure, Story(child, FILE, procedure.name, (), known=known))
    if how == OF_ITSELF:
        return trying.with_line(Tell(line=0, on=day, recorded=day, act=Look())).shown()
    return redirect(trying.address("tried line", do="step", step=anchor(how), day=day.date().isoformat()))


def _fields(procedure: Procedure, words: Words, errors: dict[str, str]) -> tuple[Field, ...]:
    ways = [(step, capital(curly(step)), "") for step in procedure.begins_with]
    ways.append((OF_ITSELF, "Nobody does anything", "As when another procedure ends and begins this one."))
    how = words.one(HOW) or ways[0][0]
    knowns = (
        Field(
            id=f"known-{place}",
            kind="one",
            label=f"Is this so? {capital(curly(name))}",
            hint=f"As the record has it: yes as soon as somebody is named as {one.names}.",
            options=tuple(
                Option(
                    f"known-{place}-{number}" if number else f"known-{place}",
                    value,
                    capital(value) if value else "As the record has it",
                    words.one(f"known-{place}") == value,
                )
                for number, value in enumerate(("", *one.values))
            ),
        )
        for place, (name, one) in enumerate(procedure.known.items())
    )
    return (
        Field(
            id=HOW,
            kind="one",
            label="How does it begin?",
            options=tuple(
                Option(f"{HOW}-{place}" if place else HOW, value, label, value == how, hint)
                for place, (value, label, hint) in enumerate(ways)
            ),
            error=errors.get(HOW, ""),
        ),
        Field(
            id=DAY,
            kind="date",
            label="On which day?",
            hint="Any day: today, one long ago, or one to come. Like 3 March 2026.",
            typed=words.one(DAY) or full_date(timezone.localdate()),
            error=errors.get(DAY, ""),
        ),
        *knowns,
    )
