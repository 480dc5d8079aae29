"""Somebody recorded something while a form was open: what, by whom, and the person's own words kept to decide again."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from held.pages.transitions import field_names
from held.pages.transitions.addresses import step_address
from held.pages.transitions.bar_of import bar_of
from held.pages.transitions.opened import Opened
from held.pages.transitions.refusal import CONFLICT
from held.pages.transitions.step import keep
from held.pages.transitions.words import Words
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.record.reading.transitions.answers import Meanwhile, MeanwhileFor


@dataclass(frozen=True)
class RecordedMeanwhile:
    """One entry: what it was, by whom and when; `is_own` where the same person recorded it, in another window."""

    what: str
    by: str
    recorded: str
    is_own: bool


@dataclass(frozen=True)
class MeanwhileChild:
    called: str
    entries: tuple[RecordedMeanwhile, ...]


def meanwhile_page(
    request: HttpRequest,
    form: Opened,
    words: Words,
    answer: Meanwhile,
    *,
    change: str = "",
    check: str = "",
) -> HttpResponse:
    """The draft now counts from what was recorded, so that the next press decides with it in sight.

    `change` and `check`: where the words were typed and are sent again, if not in the step's own form.
    """
    seen = {field_names.of_seen(one.child): str(max(one.numbers)) for one in answer.each}
    keep(request, form, words.changed(**seen))
    shown = {
        "form": form,
        "bar": bar_of(form),
        "children": tuple(_child(form, one, request.user.public) for one in answer.each),
        "change": change or step_address(form.own.public, **form.place, back="yes"),
        "check": check or step_address(form.own.public, page="check step", **form.place),
    }
    return render(request, "transitions/meanwhile.html", shown, status=CONFLICT)


def _child(form: Opened, one: MeanwhileFor, me: str) -> MeanwhileChild:
    child = next(child for child in form.children if child.public == one.child)
    told = {told.number: told for told in child.told}
    entries = []
    for number in one.numbers:
        entry = told.get(number)
        if entry is not None:
            outcome = f": {entry.outcome}" if entry.outcome else ""
            what, by, when = f"{capital(entry.step)}{outcome}", entry.by_name, full_time(entry.recorded)
            entries.append(RecordedMeanwhile(what, by, when, entry.by == me))
    if not entries:
        entries.append(RecordedMeanwhile("An entry in the chronology", "", "", False))
    return MeanwhileChild(child.called, tuple(entries))
