"""A case note: written, kept while it is written, and saved in one press."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from held.pages.children.about import about
from held.pages.children.form import Form, at_first
from held.pages.doors import about_a_child, signed_in
from held.pages.transitions.words import Words, new_key
from held.pages.wording.dates import full_time
from held.record.actions.cannot import CanNot
from held.record.actions.people.case_note import case_note
from held.record.actions.work.save_draft import drop_draft, save_draft
from held.record.reading.people.who import Who
from held.record.reading.work.drafts import draft

PLACE = "note"
"""Under which a note that is not saved yet is kept: the name of its page."""
LATER = "A note is about what has happened. Type a time that has passed."
A_LOT = 500_000
"""Characters: more than anybody types into one note."""


@about_a_child("writing a note")
def note(request: HttpRequest, child: Who) -> HttpResponse:
    seen = about(child)
    if request.method == "POST":
        form = Form(request.POST.dict(), seen.moment)
        words = form.needed("note", "Write the note before you save it.")
        happened = form.passed("happened", LATER)
        if not form.errors:
            try:
                case_note(
                    by=request.user,
                    child=child.public,
                    note=words,
                    happened=happened,
                    key=form.word("key"),
                )
            except CanNot as sentence:
                form.errors["note"] = str(sentence)
            else:
                drop_draft(by=request.user, child=child.public, step=PLACE)
                messages.success(request, f"Your note is on {child.called}’s record.")
                return redirect(reverse("child", kwargs={"public": child.public}))
        saved = ""
    else:
        kept = draft(request.user, child=child.public, step=PLACE)
        words_kept = Words(kept.words) if kept else Words({})
        typed = (
            {name: words_kept.one(name) for name in ("note", "happened")} if kept else at_first(seen.moment)
        )
        form = Form(typed, seen.moment)
        saved = full_time(kept.saved) if kept else ""
    shown = {
        "errors": form.errors,
        "note": form.field(
            "text",
            "note",
            "Note",
            hint="What you saw, heard or did. The child’s own words in quotation marks.",
            rows=12,
        ),
        "happened": form.field(
            "date",
            "happened",
            "When was it?",
            hint="Now, unless you type another time, like 3 March 2026, 4pm or yesterday at 9.30am.",
        ),
        "key": form.word("key") or new_key(),
        "saved": saved,
    }
    return render(request, "children/note.html", seen.shown | shown, status=422 if form.errors else 200)


@signed_in
@require_POST
def note_draft(request: HttpRequest, public: str) -> HttpResponse:
    """Where the page sends the words while somebody types: kept for them alone."""
    words = {name: request.POST.get(name, "") for name in ("note", "happened")}
    if sum(len(word) for word in words.values()) > A_LOT:
        return HttpResponseBadRequest()
    try:
        save_draft(by=request.user, child=public, step=PLACE, words=words, seen=0)
    except LookupError as nobody:
        raise Http404(str(nobody)) from None
    return HttpResponse(status=204)
