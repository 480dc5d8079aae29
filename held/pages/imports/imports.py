"""Handing in what a case system gives out, and what was handed in before."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.language.pack import Pack
from held.pages.children.form import Form
from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.imports.counts import came_out
from held.pages.imports.upload import LIMIT, MEGABYTE
from held.pages.people.doors import answers_for_all
from held.pages.wording.dates import full_date, full_time
from held.pages.wording.phrases import capital
from held.record.actions.cannot import CanNot
from held.record.actions.imports.forget import kept_aside
from held.record.actions.imports.go_on import go_on
from held.record.actions.imports.hand_in import Handed, hand_in
from held.record.clock import now
from held.record.reading.imports.extract import ExtractSeen, extracts_handed_in

SECONDS = 2.0
"""As long as somebody is kept waiting for a page. What takes longer the worker does."""


@answers_for_all
def imports(request: HttpRequest, pack: Pack | None) -> HttpResponse:
    form = Form(request.POST.dict() if request.method == "POST" else {}, now())
    if request.method == "POST":
        public = _handed_in(request, form)
        if public:
            return redirect(reverse("extract", kwargs={"public": public}))
    before = extracts_handed_in()
    return render(
        request,
        "imports/imports.html",
        {
            "errors": form.errors,
            "fields": (
                form.field(
                    "line",
                    "system",
                    "Which system are they from?",
                    hint="As people call it. Leave it empty where it is the one that they came from last time.",
                ),
                form.field(
                    "date", "of", "On which day were they given out?", hint="Like 2 March 2026. Empty: today."
                ),
            ),
            "limit": f"{LIMIT // MEGABYTE} MB",
            "table": Table(
                "Handed in before",
                ("From", "Given out on", "Handed in", "How it came out"),
                tuple(map(_row, before)),
                "Nothing yet.",
            ),
            "has_open": any(one.has_open for one in before),
            "section": reverse("people"),
        },
        status=422 if form.errors else 200,
    )


def _handed_in(request: HttpRequest, form: Form) -> str:
    """The extract's id; empty where something is wrong, which then stands beside its field."""
    of = form.day("of", looks="back")
    files = request.FILES.getlist("files")
    if int(request.META.get("CONTENT_LENGTH") or 0) > LIMIT:
        form.errors["files"] = (
            f"These files are larger than {LIMIT // MEGABYTE} MB. Whoever runs Held takes them in with held import."
        )
    elif not files:
        form.errors["files"] = "Choose at least one file."
    if form.errors:
        return ""
    kept = _kept(files)
    try:
        public = hand_in(by=request.user, files=kept, system=form.word("system"), of=of)
    except CanNot as sentence:
        for file in kept:
            file.path.unlink(missing_ok=True)
        form.errors["files"] = str(sentence)
        return ""
    for _ in go_on(extract=public, seconds=SECONDS):
        pass
    return public


def _kept(files: Iterable[Any]) -> list[Handed]:
    """Each under a name of its own, piece by piece."""
    kept = []
    for file in files:
        path: Path = kept_aside()
        with path.open("wb") as whole:
            for piece in file.chunks():
                whole.write(piece)
        kept.append(Handed(Path(file.name).name, path))
    return kept


def _row(one: ExtractSeen) -> Row:
    address = reverse("extract", kwargs={"public": one.public})
    return Row(
        (
            Cell(link=Link(capital(one.system), address)),
            full_date(one.of),
            f"{full_time(one.handed_in)}, {one.handed_in_by}",
            came_out(one),
        )
    )
