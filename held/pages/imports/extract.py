"""One extract: how far it is, what is wrong with it, what would happen, and what came of it. Here somebody takes it in."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.language.pack import Pack
from held.pages.imports.counts import changed_table, faults_table, files_table, gone_table
from held.pages.imports.imports import SECONDS
from held.pages.people.doors import answers_for_all
from held.pages.wording.dates import full_date, full_time
from held.record.actions.cannot import CanNot
from held.record.actions.imports.confirm import break_off, confirm, give_up
from held.record.actions.imports.go_on import go_on
from held.record.clock import now
from held.record.named import NobodyNamed
from held.record.reading.imports.came_of_it import MOST
from held.record.reading.imports.extract import ExtractSeen, extract_seen

LONG = timedelta(minutes=2)
"""Without a word from a worker; then it is said what to look for."""


@answers_for_all
def extract(request: HttpRequest, pack: Pack | None, public: str) -> HttpResponse:
    error = ""
    if request.method == "POST":
        try:
            return _done(request, public)
        except CanNot as sentence:
            error = str(sentence)
    try:
        seen = extract_seen(public)
    except NobodyNamed as nobody:
        raise Http404(str(nobody)) from None
    would = "would" if seen.begun is None else "did"
    came = seen.came
    cut = any(len(each) >= MOST for each in (came.faults, came.changed, came.gone))
    shown = {
        "seen": seen,
        "errors": {"take": error} if error else {},
        "given_out": full_date(seen.of),
        "handed_in": f"{full_time(seen.handed_in)}, {seen.handed_in_by}",
        "taken_in": f"{full_time(seen.begun)}, {seen.begun_by}" if seen.begun else "",
        "is_slow": seen.is_moving and now() - (seen.worked_at or seen.handed_in) > LONG,
        "files": files_table(seen),
        "faults": faults_table(seen),
        "changed": changed_table(seen, would),
        "gone": gone_table(seen),
        "most": MOST if cut else 0,
        "anything": _anything(seen),
        "section": reverse("people"),
    }
    return render(request, "imports/extract.html", shown, status=422 if error else 200)


def _done(request: HttpRequest, public: str) -> HttpResponse:
    if request.POST.get("do") == "leave":
        give_up(by=request.user, extract=public)
        messages.success(request, "The files were put away again. Nothing was changed.")
        return redirect("imports")
    if request.POST.get("do") == "break off":
        break_off(by=request.user, extract=public)
        messages.success(request, "It was given up. What was taken in by then stays.")
        return redirect(reverse("extract", kwargs={"public": public}))
    confirm(by=request.user, extract=public)
    for _ in go_on(extract=public, seconds=SECONDS):
        pass
    return redirect(reverse("extract", kwargs={"public": public}))


def _anything(seen: ExtractSeen) -> bool:
    """Whether taking it in would change anything."""
    return any(seen.many(how) for how in ("new", "changed", "disputed", "vanished"))
