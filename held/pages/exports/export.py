"""One export: of what it is, and its files, for whoever took it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.language.pack import Pack
from held.pages.exports.words import what
from held.pages.exports.zipped import zipped
from held.pages.people.doors import answers_for_all
from held.pages.wording.dates import full_time
from held.record.reading.exports.taken import taken
from held.record.reading.exports.taken_lately import export_line
from held.record.reading.exports.walking import how_many

MOST = 2_000
"""Children that are read while somebody waits for a page. More are written by the command."""
CSV, JSON = "csv", "json"


@answers_for_all
def export(request: HttpRequest, _pack: Pack, number: int) -> HttpResponse:
    try:
        line = export_line(request.user, number)
    except LookupError as nobody:
        raise Http404(str(nobody)) from None
    if not line.is_mine:
        raise Http404("Somebody else took this export. Take it again in your own name, with a reason.")
    of = taken(number)
    many = how_many(of)
    if request.method == "POST" and many <= MOST and request.POST.get("as") in (CSV, JSON):
        files = zipped(number=number, made=line.made, at=of.at, as_json=request.POST["as"] == JSON)
        how = {"Content-Disposition": f'attachment; filename="held-export-{line.made}.zip"'}
        return HttpResponse(files, content_type="application/zip", headers=how)
    return render(
        request,
        "exports/export.html",
        {
            "line": line,
            "rows": (
                ("Of what", what(line), "", ""),
                ("Who took it", f"{line.who}, {full_time(line.at)}", "", ""),
                ("Why", line.why, "", ""),
                ("Files made", full_time(line.written) if line.written else "Not yet", "", ""),
            ),
            "many": many,
            "is_too_long": many > MOST,
            "section": reverse("people"),
        },
    )
