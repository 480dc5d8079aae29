"""Check before you record it: what was answered, what follows at once, and then the one press that records."""

from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.engine.situation import Refused
from held.pages.transitions import field_names
from held.pages.transitions.about_a_form import about_a_form
from held.pages.transitions.addresses import step_address
from held.pages.transitions.bar_of import bar_of
from held.pages.transitions.checking import checked, departures, record_button
from held.pages.transitions.foreseeing import Foreseen, foresee_step
from held.pages.transitions.meanwhile import meanwhile_page
from held.pages.transitions.opened import Opened
from held.pages.transitions.reading_words import Wrong, read
from held.pages.transitions.refusal import refusal_page
from held.pages.transitions.step import keep
from held.pages.transitions.words import Words
from held.record.actions.rounds.take_round_step import take_round_step
from held.record.actions.transitions.take_step import take_step
from held.record.reading.transitions.answers import Meanwhile, NotRecorded, Recorded, RefusedFor
from held.record.reading.transitions.asked import StepAsked
from held.record.reading.transitions.recorded import recorded_with

Answer = Recorded | NotRecorded | Meanwhile
CHANGED = "What you wrote was changed in another window after you checked it. Check it once more."


@about_a_form
def check_step(request: HttpRequest, form: Opened) -> HttpResponse:
    return checked_or_recorded(request, form)


def checked_or_recorded(request: HttpRequest, form: Opened) -> HttpResponse:
    """What was answered, to be checked; or what follows from the press that records it."""
    kept = form.kept
    key = request.POST.get(field_names.KEY, "")
    if kept is None:
        # A double click: the first one has recorded it, and the words are gone with it.
        if key and recorded_with(by=request.user, key=key):
            return _recorded(form, key)
        return redirect(step_address(form.own.public, **form.place))
    words = Words(kept.words)
    if request.method == "POST":
        words = _with_sent(request, form, words)
    is_sent = request.method == "POST" and request.POST.get("do") == "record"
    if is_sent and (request.POST.get(field_names.PRINT) != words.print or key != words.one(field_names.KEY)):
        messages.info(request, CHANGED)
        is_sent = False
    return _judged(request, form, words, is_sent=is_sent)


def _with_sent(request: HttpRequest, form: Opened, words: Words) -> Words:
    """Only who it is about can be changed here: a refused child is unticked without going back to the form."""
    ticked = request.POST.getlist(field_names.WHO)
    if request.POST.get("do") != "untick" or not ticked:
        return words
    words = Words({**words, field_names.WHO: tuple(ticked)})
    keep(request, form, words)
    return words


def _judged(request: HttpRequest, form: Opened, words: Words, *, is_sent: bool) -> HttpResponse:
    asked = read(form, words)
    if isinstance(asked, Wrong):
        return redirect(step_address(form.own.public, **form.place, missing="yes"))
    given = _reasons_given(request, form)
    if not is_sent:
        judged = foresee_step(form, asked, request.user)
        refused = _hard(judged)
        if refused:
            return refusal_page(request, form, refused, typed=words, outcomes=_outcomes(asked))
        return _page(request, form, words, asked, judged, {}, given)
    # It is judged once, as it is recorded; for the page again only where a reason is still wanted.
    answer = _taken(request, form, words, replace(asked, reasons=given))
    lacking = _reasons_wanted(answer) - set(given)
    if not lacking:
        return _after(request, form, words, asked, answer)
    judged = foresee_step(form, asked, request.user)
    if not lacking <= {reason.norm for reason in departures(judged)}:
        # What wants the reason came while the page was read: it has no field for it, and says why it was not recorded.
        return _after(request, form, words, asked, answer)
    errors = {field_names.of_reason(norm): "Say why it goes ahead without." for norm in lacking}
    return _page(request, form, words, asked, judged, errors, given)


def _reasons_given(request: HttpRequest, form: Opened) -> dict[str, str]:
    """Why somebody departs from what the procedure would rather have, by the id of its sentence."""
    if not any(field_names.is_of_reason(name) for name in request.POST):
        return {}
    said = {norm.id: request.POST.get(field_names.of_reason(norm.id), "") for norm in form.norms}
    return {norm: reason.strip() for norm, reason in said.items() if reason.strip()}


def _hard(judged: Sequence[Foreseen]) -> tuple[RefusedFor, ...]:
    """Refusals that no reason of the person's own can lift."""
    found = []
    for one in judged:
        if isinstance(one.verdict, Refused):
            reasons = tuple(reason for reason in one.verdict.reasons if reason.kind != "if possible")
            if reasons:
                found.append(RefusedFor(one.child, reasons))
    return tuple(found)


def _reasons_wanted(answer: Answer) -> set[str]:
    """The sentences that it departs from."""
    refused = answer.refused if isinstance(answer, NotRecorded) else ()
    return {reason.norm for one in refused for reason in one.reasons if reason.kind == "if possible"}


def _taken(request: HttpRequest, form: Opened, words: Words, asked: StepAsked) -> Answer:
    by, key = request.user, words.one(field_names.KEY)
    if form.is_in_a_round:
        return take_round_step(by=by, asked=asked, key=key, kept_as=form.kept_as)
    read = {child.public: child.read for child in form.children if child.read is not None}
    return take_step(by=by, asked=asked, key=key, kept_as=form.kept_as, looks=form.looks, read=read)


def _after(
    request: HttpRequest, form: Opened, words: Words, asked: StepAsked, answer: Answer
) -> HttpResponse:
    if isinstance(answer, NotRecorded):
        return refusal_page(request, form, answer.refused, typed=words, outcomes=_outcomes(asked))
    if isinstance(answer, Meanwhile):
        return meanwhile_page(request, form, words, answer)
    return _recorded(form, words.one(field_names.KEY))


def _outcomes(asked: StepAsked) -> dict[str, str | None]:
    return {part.child: part.outcome for part in asked.parts}


def _recorded(form: Opened, key: str) -> HttpResponse:
    if form.is_in_a_round:
        return redirect(reverse("recorded in a round", kwargs={"key": key}))
    return redirect(reverse("recorded", kwargs={"public": form.own.public, "key": key}))


def _page(
    request: HttpRequest,
    form: Opened,
    words: Words,
    asked: StepAsked,
    judged: Sequence[Foreseen],
    errors: dict[str, str],
    given: dict[str, str],
) -> HttpResponse:
    shown = {
        "form": form,
        "bar": bar_of(form),
        "checked": checked(form, asked, judged),
        "key": words.one(field_names.KEY),
        "print": words.print,
        "errors": errors,
        "given": given,
        "button": record_button(form, len(asked.parts)),
        "change": step_address(form.own.public, **form.place, back="yes"),
        "action": step_address(form.own.public, page="check step", **form.place),
    }
    return render(request, "transitions/check_step.html", shown, status=422 if errors else 200)
