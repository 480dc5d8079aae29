"""Correcting a step: it was taken, but with another outcome, other answers, other people, or at another time."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from held.engine.setting_right import NotSetRight
from held.pages.setting_right.changes import what_changes
from held.pages.setting_right.correction_form import fields_of, form_of, read_correction, recorded_words
from held.pages.setting_right.frame import (
    CONFLICT,
    KEY,
    NO_REASON,
    OTHERWISE,
    WHY,
    WRONG,
    Checked,
    check_page,
    entry_address,
    seen_of,
    shown_page,
)
from held.pages.setting_right.opened_entry import OpenedEntry
from held.pages.setting_right.versions import Answered, changed_from, lines_of
from held.pages.transitions.choices import with_names
from held.pages.transitions.opened import Opened
from held.pages.transitions.reading_words import Wrong
from held.pages.transitions.words import Words
from held.record.actions.cannot import CanNot
from held.record.reading.transitions.asked import StepAsked
from held.record.reading.transitions.setting_right import foresee, the_correction
from held.record.reading.transitions.told import Told

NOTHING_CHANGED = "Nothing is different from what was recorded. Change what is wrong."


def correcting(request: HttpRequest, one: OpenedEntry, words: Words, do: str) -> HttpResponse:
    told, step = one.found.line.told, one.step
    assert told is not None
    assert step is not None
    form = form_of(one, step, told)
    words = with_names(form.colleagues, form.offers, words)
    if do not in ("check", "confirm"):
        return _form(request, one, form, words if do == "change" else recorded_words(form, told), {})
    asked = read_correction(form, words, told)
    errors = dict(asked.errors) if isinstance(asked, Wrong) else {}
    if not words.one(WHY):
        errors[WHY] = NO_REASON
    if not isinstance(asked, Wrong) and lines_of(one, step, told) == lines_of(
        one, step, as_asked(told, asked)
    ):
        errors[fields_of(form, words, {})[0].id] = NOTHING_CHANGED
    if isinstance(asked, Wrong) or errors:
        return _form(request, one, form, words, errors)
    confirmed = _corrected if do == "confirm" else _check
    return confirmed(request, one, told, asked, words)


def as_asked(told: Told, asked: StepAsked) -> Told:
    """The step as it would be read then."""
    part = asked.parts[0]
    return replace(
        told,
        outcome=part.outcome,
        happened=asked.happened,
        answers=dict(part.answers),
        others=dict(asked.others),
    )


def _form(
    request: HttpRequest, one: OpenedEntry, form: Opened, words: Words, errors: dict[str, str]
) -> HttpResponse:
    shown = {
        "fields": fields_of(form, words, errors),
        "why": words.one(WHY),
        "errors": errors,
        "how": OTHERWISE,
    }
    return shown_page(request, one, "correct", shown, status=WRONG if errors else 200)


def _check(
    request: HttpRequest, one: OpenedEntry, told: Told, asked: StepAsked, words: Words, refused: str = ""
) -> HttpResponse:
    moment = one.chain.moment
    try:
        entries = the_correction(
            one.run, number=told.number, asked=asked, part=asked.parts[0], by=one.me, moment=moment
        )
        foreseen = foresee(one.run, entries=entries, moment=moment)
    except NotSetRight as sentence:
        return shown_page(request, one, "refused", {"says": str(sentence)}, status=CONFLICT)
    before, after = lines_of(one, one.step, told), lines_of(one, one.step, as_asked(told, asked))
    checked = Checked(
        tuple(Answered(what, says) for what, says in before.items()),
        changed_from(before, after),
        what_changes(
            one.changing,
            foreseen,
            is_strike=False,
            level=one.chain.level(one.step, told, as_asked(told, asked)),
        ),
    )
    return check_page(request, one, OTHERWISE, words, checked, refused)


def _corrected(
    request: HttpRequest, one: OpenedEntry, told: Told, asked: StepAsked, words: Words
) -> HttpResponse:
    try:
        one.chain.correct(
            by=request.user,
            number=told.number,
            why=words.one(WHY),
            asked=asked,
            part=asked.parts[0],
            key=words.one(KEY),
            seen=seen_of(words),
        )
    except CanNot as sentence:
        return _check(request, one, told, asked, words, refused=str(sentence))
    messages.success(request, "It is set right. Both versions can be read.")
    return redirect(entry_address(one))
