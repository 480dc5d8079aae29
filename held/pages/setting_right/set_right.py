"""Setting an entry right: first what is wrong with it, then what it should be and why, what changes, and the one press."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from held.pages.children.about import about
from held.pages.components.fields import Field, Option
from held.pages.doors import about_a_child
from held.pages.setting_right.correcting import correcting
from held.pages.setting_right.frame import (
    HOW,
    KEY,
    NOT_ALLOWED,
    NOT_SO,
    OTHERWISE,
    TAKEN_BACK,
    WRONG_CHILD,
    entry_address,
    shown_page,
    then_of,
)
from held.pages.setting_right.on_a_child import OnAChild
from held.pages.setting_right.opened_entry import OpenedEntry, opened_entry
from held.pages.setting_right.striking import striking
from held.pages.transitions.words import Words
from held.record.reading.people.who import Who
from held.record.reading.work.answered import was_answered


@about_a_child("setting an entry right")
def set_right(request: HttpRequest, child: Who, number: int) -> HttpResponse:
    return setting_right(
        request, opened_entry(request.user, OnAChild(about(child)), number, Words.sent(request.POST))
    )


def setting_right(request: HttpRequest, one: OpenedEntry) -> HttpResponse:
    """What is wrong with the entry, what changes, and the one press."""
    if _was_sent_before(request):
        return redirect(entry_address(one, then_of(request.GET.get(HOW, ""))))
    if one.why_not:
        return shown_page(request, one, "refused", {"says": one.why_not}, status=NOT_ALLOWED)
    every = [value for value, _, _ in ways(one)]
    how = request.GET.get(HOW, "") if len(every) > 1 else every[0]
    if how not in every:
        return _choose(request, one)
    words, do = Words.sent(request.POST), request.POST.get("do", "")
    if how == OTHERWISE:
        return correcting(request, one, words, do)
    return striking(request, one, how, words, do)


def _was_sent_before(request: HttpRequest) -> bool:
    """A double click: the first one has set it right, and there is nothing left to judge."""
    is_sent = request.POST.get("do") == "confirm"
    return is_sent and was_answered(by=request.user, key=request.POST.get(KEY, ""))


def ways(one: OpenedEntry) -> tuple[tuple[str, str, str], ...]:
    """What can be wrong with it: value, words, and what would come of it. A note is struck, and written anew; a strike or a
    correction is taken back."""
    if one.is_setting_right:
        return ((TAKEN_BACK, "It was set right in error", "It counts again, as it did before."),)
    found = [(NOT_SO, "It did not happen", "It is struck, and counts no more.")]
    if not one.is_in_a_round:
        struck = f"It is struck from {one.who.called}’s record."
        found.insert(0, (WRONG_CHILD, "It was about another child", struck))
    if one.step is not None and one.found.course is not None:
        anew = "You put it right, and everything that follows from it is judged again."
        found.append((OTHERWISE, "It happened, but something in it is wrong", anew))
    return tuple(found)


def _choose(request: HttpRequest, one: OpenedEntry) -> HttpResponse:
    error = "Choose what is wrong with it." if "go" in request.GET or HOW in request.GET else ""
    options = tuple(
        Option(f"{HOW}-{place}" if place else HOW, value, words, hint=hint)
        for place, (value, words, hint) in enumerate(ways(one))
    )
    field = Field(id=HOW, kind="one", label="What is wrong with it?", options=options, error=error)
    return shown_page(request, one, "choose", {"field": field, "errors": {HOW: error} if error else {}})
