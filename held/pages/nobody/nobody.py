"""Children with nobody, and those whom something could leave with nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.doors import signed_in
from held.pages.nobody.watched import watched
from held.pages.nobody.without import without_table
from held.pages.wording.counts import counted
from held.pages.wording.dates import full_time
from held.record.reading.work.nobody import MOST, board


@signed_in
def nobody(request: HttpRequest) -> HttpResponse:
    """In red while a child has nobody; else a calm page, and what to watch below it."""
    found = board()
    counts = found.kept
    whole = counts.children
    context = {
        "without": without_table(found.without),
        "how_many": counted(counts.without, "child", "children"),
        "title": "No child is without somebody",
        "kept": (
            ("A service that holds the child", f"{counts.held} of {whole}"),
            ("One named lead, at work or covered", f"{counts.led} of {whole}"),
            ("A next duty with an owner and a date", f"{counts.owed} of {whole}"),
        ),
        "is_calm": counts.without == 0,
        "counted": full_time(found.counted),
        "watch": watched(found),
        "more": f"There is more to watch. Of each kind the first {MOST} stand here: the others follow as these are settled."
        if found.is_cut
        else "",
        "section": reverse("nobody"),
    }
    return render(request, "nobody/nobody.html", context)
