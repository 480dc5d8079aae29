"""The level of need, set by somebody's judgement, with the authority's indicators open beside the choice."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.pages.children.about import About, about
from held.pages.children.form import Form, at_first
from held.pages.components.fields import Field, Option
from held.pages.doors import about_a_child
from held.pages.identity.identity_bar import level_words
from held.pages.transitions.words import new_key
from held.record.actions.cannot import CanNot
from held.record.actions.people.set_level import set_level
from held.record.reading.people.who import Who

LATER = "A level holds from the day it was decided. Type a time that has passed."


@about_a_child("setting the level of need")
def level(request: HttpRequest, child: Who) -> HttpResponse:
    seen = about(child)
    before = str(child.level or "")
    if request.method == "POST":
        form = Form(request.POST.dict(), seen.moment)
        chosen = form.one_of(
            "level", [str(one.number) for one in seen.pack.levels], "Choose the level of need."
        )
        reason = form.needed("reason", "Say why the level of need is this one now.")
        happened = form.passed("happened", LATER)
        # Where the level is already what was chosen, this is the same form sent twice.
        if not form.errors and form.word("before") != before != chosen:
            form.errors["level"] = (
                f"Somebody set it to {level_words(child.level, seen.pack)} while this page was open. Choose again."
            )
        if not form.errors:
            try:
                set_level(
                    by=request.user,
                    child=child.public,
                    level=int(chosen),
                    reason=reason,
                    happened=happened,
                    key=form.word("key"),
                )
            except CanNot as sentence:
                form.errors["level"] = str(sentence)
            else:
                said = level_words(int(chosen), seen.pack)
                messages.success(
                    request, f"{child.called}: {said}. It stands in the chronology with your reason."
                )
                return redirect(reverse("child", kwargs={"public": child.public}))
    else:
        form = Form({"level": before} | at_first(seen.moment), seen.moment)
    shown = {
        "errors": form.errors,
        "now": level_words(child.level, seen.pack),
        "level": _field(form, seen),
        "reason": form.field(
            "text",
            "reason",
            "Why this level, now?",
            hint="What has changed? What would happen if nothing did? The indicators guide; they never score.",
        ),
        "happened": form.field(
            "date", "happened", "When was it decided?", hint="Now, unless you type another time."
        ),
        "before": before,
        "notice": seen.pack.notice,
        "key": form.word("key") or new_key(),
    }
    return render(request, "children/level.html", seen.shown | shown, status=422 if form.errors else 200)


def _field(form: Form, seen: About) -> Field:
    typed = form.word("level")
    options = tuple(
        Option(
            f"level-{place}" if place else "level",
            str(one.number),
            f"{one.number}: {one.name}",
            str(one.number) == typed,
            one.means,
            one.indicators,
        )
        for place, one in enumerate(seen.pack.levels)
    )
    return Field(
        id="level",
        kind="one",
        label="Level of need",
        options=options,
        typed=typed,
        error=form.errors.get("level", ""),
    )
