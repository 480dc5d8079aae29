"""Two packs chosen and compared: two versions change by change, or two authorities side by side."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.engine.versions.compare import compare as changes_between
from held.language.pack import Pack
from held.pages.doors import signed_in
from held.pages.procedures.changes import drawings, shown_changes
from held.pages.procedures.chosen import Chosen, chosen
from held.pages.procedures.comparable import choosing, comparable, pack_called
from held.pages.procedures.parts import pack_parts
from held.pages.procedures.side_by_side import side_by_side
from held.pages.wording.counts import counted
from held.pages.wording.phrases import curly
from held.pictures.flowchart.saying import LEGEND_CHANGED
from held.record.reading.procedures import NothingInForce
from held.record.reading.transitions.live_under import live_under


@signed_in
def compare(request: HttpRequest) -> HttpResponse:
    """The pack in force beside the one before, until somebody chooses otherwise."""
    try:
        found = chosen("")
    except NothingInForce as nothing:
        return render(
            request, "procedures/nothing.html", {"says": str(nothing), "section": reverse("procedures")}
        )
    every = comparable(found.every)
    old = request.GET.get("old") or _the_one_before(found)
    new = request.GET.get("new") or found.version.short
    shown: dict[str, object] = {
        "fields": (
            choosing("old", "Compare this", every, old),
            choosing("new", "with this", every, new),
        ),
        "parts": pack_parts("compare", found),
        "section": reverse("procedures"),
    }
    if old:
        try:
            before = pack_called(old, found.every)
            shown |= _compared(before, pack_called(new, found.every))
            shown |= {"live": _live(before), "moving_address": reverse("moving")}
        except LookupError:
            raise Http404("No such version was ever in force here, and none such comes with Held.") from None
    return render(request, "procedures/compare.html", shown)


def _the_one_before(found: Chosen) -> str:
    """The version that was in force before the one that is; empty where there was none."""
    before = [one for one in found.every if one.from_date < found.version.from_date]
    return next((one.short for one in before if one.hash != found.version.hash), "")


def _live(old: Pack) -> str:
    """How many live transitions the changes would touch; nothing where none stands under the older version."""
    many = sum(live_under(old.hash).values())
    if not many:
        return ""
    one = "Across all services 1 live transition stands under version {}, and stays there until a manager moves it."
    several = "Across all services {} live transitions stand under version {}, and stay there until a manager moves them."
    return one.format(old.version) if many == 1 else several.format(many, old.version)


def _compared(old: Pack, new: Pack) -> Mapping[str, object]:
    named = {
        "old": old,
        "new": new,
        "old_title": curly(old.title),
        "new_title": curly(new.title),
        "notices": (curly(old.notice), curly(new.notice)),
    }
    if old.name != new.name:
        return {**named, "kinds": side_by_side(old, new)}
    changes = changes_between(old, new)
    return {
        **named,
        "total": len(changes),
        "how_many": counted(len(changes), "change"),
        "groups": shown_changes(changes, old, new),
        "drawings": drawings(changes, old, new),
        "legend": LEGEND_CHANGED,
    }
