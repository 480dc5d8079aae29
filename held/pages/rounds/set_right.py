"""An entry of a round is set right: what was wrong and why, what changes, and the one press."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.engine.setting_right import NotSetRight
from held.pages.components.fields import Field, Option
from held.pages.rounds.door import RoundAt, about_a_round
from held.pages.rounds.wrong_entry import WrongEntry, wrong_entry
from held.pages.setting_right.changes import what_changes
from held.pages.setting_right.correcting import NOTHING_CHANGED, as_asked
from held.pages.setting_right.correction_form import fields_of, read_correction, recorded_words
from held.pages.setting_right.frame import (
    CONFLICT,
    HOW,
    KEY,
    NO_REASON,
    NOT_ALLOWED,
    NOT_SO,
    OTHERWISE,
    OURS,
    WHY,
    WRONG,
    seen_of,
)
from held.pages.setting_right.versions import Answered, changed_from, lines_told
from held.pages.transitions.reading_words import Wrong
from held.pages.transitions.words import Words, new_key
from held.record.actions.cannot import CanNot
from held.record.actions.rounds.set_right_in_a_round import correct_in_a_round, strike_in_a_round
from held.record.reading.transitions.asked import StepAsked
from held.record.reading.transitions.setting_right import foresee, the_correction, the_strike
from held.record.reading.work.answered import was_answered

WAYS = (
    (NOT_SO, "It did not happen", "It is struck, and counts no more."),
    (
        OTHERWISE,
        "It happened, but something in it is wrong",
        "You put it right, and everything that follows from it is judged again.",
    ),
)
DONE = "It is set right. What was there before can still be read."


@about_a_round
def set_right(request: HttpRequest, at: RoundAt, number: int) -> HttpResponse:
    one = wrong_entry(request.user, at, number)
    words, do = Words.sent(request.POST), request.POST.get("do", "")
    if do == "confirm" and was_answered(by=request.user, key=words.one(KEY)):
        return redirect(one.whole)
    if one.why_not:
        return _page(request, one, "refused", {"says": one.why_not}, status=NOT_ALLOWED)
    how = request.GET.get(HOW, "")
    if how == NOT_SO:
        return _striking(request, one, words, do)
    if how == OTHERWISE and one.form is not None:
        return _correcting(request, one, words, do)
    return _choosing(request, one)


def _choosing(request: HttpRequest, one: WrongEntry) -> HttpResponse:
    error = "Choose what is wrong with it." if HOW in request.GET or "go" in request.GET else ""
    offered = [way for way in WAYS if way[0] == NOT_SO or one.form is not None]
    options = tuple(
        Option(f"{HOW}-{place}" if place else HOW, value, says, hint=hint)
        for place, (value, says, hint) in enumerate(offered)
    )
    field = Field(id=HOW, kind="one", label="What is wrong with it?", options=options, error=error)
    return _page(request, one, "choose", {"field": field, "errors": {HOW: error} if error else {}})


def _striking(request: HttpRequest, one: WrongEntry, words: Words, do: str) -> HttpResponse:
    errors = {WHY: NO_REASON} if do in ("check", "confirm") and not words.one(WHY) else {}
    if do not in ("check", "confirm") or errors:
        return _form(request, one, NOT_SO, words, (), errors)
    refused = ""
    if do == "confirm":
        try:
            strike_in_a_round(
                by=request.user,
                round_=one.run.transition,
                number=one.told.number,
                why=words.one(WHY),
                key=words.one(KEY),
                seen=seen_of(words),
            )
        except CanNot as sentence:
            refused = str(sentence)
        else:
            return _done(request, one)
    try:
        entries = the_strike(one.run, number=one.told.number, by=one.me, moment=one.moment)
        foreseen = foresee(one.run, entries=entries, moment=one.moment)
    except NotSetRight as sentence:
        return _page(request, one, "refused", {"says": str(sentence)}, status=CONFLICT)
    shown = {"after": (), "follows": what_changes(one.changing, foreseen, is_strike=True, level=None)}
    return _check(request, one, NOT_SO, words, shown, refused)


def _correcting(request: HttpRequest, one: WrongEntry, words: Words, do: str) -> HttpResponse:
    form, told = one.form, one.told
    assert form is not None
    if do not in ("check", "confirm"):
        return _form(
            request,
            one,
            OTHERWISE,
            words,
            fields_of(form, words if do else recorded_words(form, told), {}),
            {},
        )
    asked = read_correction(form, words, told)
    errors = dict(asked.errors) if isinstance(asked, Wrong) else {}
    if not words.one(WHY):
        errors[WHY] = NO_REASON
    before = lines_told(one.people, one.step, told)
    if isinstance(asked, StepAsked) and before == lines_told(one.people, one.step, as_asked(told, asked)):
        errors[fields_of(form, words, {})[0].id] = NOTHING_CHANGED
    if isinstance(asked, Wrong) or errors:
        return _form(request, one, OTHERWISE, words, fields_of(form, words, errors), errors)
    refused = ""
    if do == "confirm":
        try:
            correct_in_a_round(
                by=request.user,
                round_=one.run.transition,
                number=told.number,
                why=words.one(WHY),
                asked=asked,
                part=asked.parts[0],
                key=words.one(KEY),
                seen=seen_of(words),
            )
        except CanNot as sentence:
            refused = str(sentence)
        else:
            return _done(request, one)
    try:
        entries = the_correction(
            one.run, number=told.number, asked=asked, part=asked.parts[0], by=one.me, moment=one.moment
        )
        foreseen = foresee(one.run, entries=entries, moment=one.moment)
    except NotSetRight as sentence:
        return _page(request, one, "refused", {"says": str(sentence)}, status=CONFLICT)
    shown = {
        "after": changed_from(before, lines_told(one.people, one.step, as_asked(told, asked))),
        "follows": what_changes(one.changing, foreseen, is_strike=False, level=None),
    }
    return _check(request, one, OTHERWISE, words, shown, refused)


def _done(request: HttpRequest, one: WrongEntry) -> HttpResponse:
    messages.success(request, DONE)
    return redirect(one.whole)


def _form(
    request: HttpRequest,
    one: WrongEntry,
    how: str,
    words: Words,
    fields: tuple[Field, ...],
    errors: Mapping[str, str],
) -> HttpResponse:
    shown = {"fields": fields, "why": words.one(WHY), "how": how, "errors": errors}
    return _page(request, one, "form", shown, status=WRONG if errors else 200)


def _check(
    request: HttpRequest,
    one: WrongEntry,
    how: str,
    words: Words,
    shown: Mapping[str, object],
    refused: str,
) -> HttpResponse:
    stands = tuple(Answered(what, says) for what, says in lines_told(one.people, one.step, one.told).items())
    kept = [(name, value) for name, values in words.items() if name not in OURS for value in values]
    context = {
        **shown,
        "how": how,
        "stands": stands,
        "why": words.one(WHY),
        "press": "Set it right" if how == OTHERWISE else "Strike it",
        "kept": kept,
        "key": words.one(KEY) or new_key(),
        "seen_number": one.last,
        "refused": refused,
    }
    return _page(request, one, "check", context, status=CONFLICT if refused else 200)


def _page(
    request: HttpRequest, one: WrongEntry, stage: str, context: Mapping[str, object], status: int = 200
) -> HttpResponse:
    names = {"public": one.run.transition, "number": one.told.number}
    shown = {
        "stage": stage,
        "one": one,
        "right_address": reverse("set right in a round", kwargs=names),
        "errors": {},
        "how": "",
        **context,
    }
    return render(request, "rounds/set_right.html", shown, status=status)
