"""A step's form: filled in, kept as it is typed, and sent on to be checked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.pages.transitions import field_names
from held.pages.transitions.about_a_form import about_a_form
from held.pages.transitions.addresses import run_address, step_address
from held.pages.transitions.asking import cards, levels_of, shared
from held.pages.transitions.bar_of import bar_of
from held.pages.transitions.because import asked_by, because
from held.pages.transitions.choices import with_names
from held.pages.transitions.clauses import first_cited, says_about
from held.pages.transitions.expecting import follows_by_outcome
from held.pages.transitions.known import judged_before, results_before
from held.pages.transitions.on_one_page import pages_of
from held.pages.transitions.opened import Opened
from held.pages.transitions.reading_words import Wrong, read
from held.pages.transitions.refusal import refused_before_asking
from held.pages.transitions.words import Words, new_key
from held.pages.wording.dates import full_time
from held.record.actions.work.save_draft import save_draft

CAME_BACK = frozenset({"back", "missing"})
"""In the address: whoever opens the form left it a moment ago, and isn't greeted with their own words."""


@about_a_form
def step(request: HttpRequest, form: Opened) -> HttpResponse:
    return answered(request, form)


def answered(request: HttpRequest, form: Opened) -> HttpResponse:
    """The form as it is, or what follows from its being sent."""
    kept = form.kept
    refused = refused_before_asking(request, form)
    if refused:
        return refused
    if request.method != "POST":
        words = Words(kept.words if kept else {})
        unread = read(form, words) if kept and "missing" in request.GET else None
        errors = dict(unread.errors) if isinstance(unread, Wrong) else {}
        is_just_typed = bool(CAME_BACK & set(request.GET))
        return _shown(
            request, form, words, errors, saved=full_time(kept.saved) if kept and not is_just_typed else ""
        )
    words = with_names(form.colleagues, form.offers, Words.sent(request.POST))
    keep(request, form, words)
    if request.POST.get("do") == "later":
        about = "" if form.is_in_a_round else f" about {form.own.called}"
        messages.info(request, f"What you wrote{about} is kept, for you alone.")
        return redirect(_back(form))
    asked = read(form, words)
    if isinstance(asked, Wrong):
        return _shown(request, form, words, dict(asked.errors))
    return redirect(step_address(form.own.public, page="check step", **form.place))


def keep(request: HttpRequest, form: Opened, words: Words) -> None:
    """As a draft of whoever typed it, nobody else's."""
    save_draft(
        by=request.user,
        child=form.own.public,
        step=form.step.name,
        run=form.kept_under,
        words=dict(words),
        seen=form.own.seen,
    )


def _back(form: Opened) -> str:
    course = form.own.course
    if course is not None:
        return run_address(course.child, course.transition)
    if form.is_in_a_round:
        return reverse("rounds")
    return reverse("begin", kwargs={"public": form.own.public})


def _shown(
    request: HttpRequest,
    form: Opened,
    words: Words,
    errors: dict[str, str],
    saved: str = "",
) -> HttpResponse:
    follows = {child.public: follows_by_outcome(form, child) for child in form.children}
    asked = cards(form, words, errors, follows)
    bar = bar_of(form)
    shown = {
        "form": form,
        "bar": bar,
        "key": words.one(field_names.KEY) or new_key(),
        "saved_at": saved,
        "errors": errors,
        "cards": asked,
        "levels": levels_of(asked),
        "levels_note": form.pack.levels_note,
        "shared": shared(form, words, errors),
        "says": first_cited(says_about(form.runs_in, form.step.name), asked_by(form.own)),
        "because": because(form),
        "known": tuple(
            (one.step, one.outcome, one.origin)
            for one in (*results_before(form.own), *judged_before(form, form.own))
        ),
        "said_so_far": tuple(page for page in pages_of(form, bar) if page.sayings),
        "back_to": _back(form),
        "action": step_address(form.own.public, **form.place),
        "draft": step_address(form.own.public, page="draft", **form.place),
    }
    return render(request, "transitions/step.html", shown, status=422 if errors else 200)
