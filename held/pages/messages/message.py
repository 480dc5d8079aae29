"""One message: how it stands, what became of each attempt, and what somebody decides about it."""

from django.contrib import messages as said
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.language.pack import Pack
from held.pages.components.tables import Row, Table
from held.pages.messages.words import MARKS, MEANS, name_of, tried
from held.pages.people.doors import answers_for_all
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.record.actions.cannot import CanNot
from held.record.actions.messages.decide import (
    MAY_BE_GIVEN_UP,
    MAY_BE_TRIED_AGAIN,
    MAY_HAVE_ARRIVED,
    give_up,
    it_arrived,
    try_again,
)
from held.record.reading.messages.message import Became, MessagePage
from held.record.reading.messages.message import message as read_message

DECISIONS = {
    "arrived": (it_arrived, "It is written down that it arrived."),
    "again": (try_again, "It is tried again, within a minute if somebody is reached."),
    "give up": (
        give_up,
        "It is given up. What it tells of stands in the tray or under My work all the same.",
    ),
}

WANTS_AN_ADDRESS = frozenset(MAY_BE_TRIED_AGAIN) - frozenset(MAY_HAVE_ARRIVED)
"""Where it certainly reached nobody, it may be the address that has to be mended."""


@answers_for_all
def message(request: HttpRequest, pack: Pack | None, public: str) -> HttpResponse:
    try:
        if request.method == "POST" and request.POST.get("do") in DECISIONS:
            return _decided(request, public)
        found = read_message(public)
    except LookupError as nothing:
        raise Http404(str(nothing)) from None
    state = found.line.state
    return render(
        request,
        "messages/message.html",
        {
            "title": name_of(found.line),
            "mark": MARKS[state],
            "means": MEANS[state],
            "facts": _facts(found),
            "mail": found,
            "entries": Table(
                "What became of it",
                ("When", "What", "By whom", "What stood in its way"),
                tuple(_entry(one) for one in found.entries),
                "It was not tried yet.",
            ),
            "may_have_arrived": state in MAY_HAVE_ARRIVED,
            "may_be_tried_again": state in MAY_BE_TRIED_AGAIN,
            "may_be_given_up": state in MAY_BE_GIVEN_UP,
            "might_be_two": state in MAY_HAVE_ARRIVED,
            "their_address": _their_address(found) if state in WANTS_AN_ADDRESS else "",
            "section": reverse("people"),
        },
    )


def _decided(request: HttpRequest, public: str) -> HttpResponse:
    decide, done = DECISIONS[request.POST["do"]]
    try:
        decide(by=request.user, message=public)
    except CanNot as sentence:
        said.warning(request, str(sentence))
    else:
        said.success(request, done)
    return redirect(reverse("message", kwargs={"public": public}))


def _their_address(found: MessagePage) -> str:
    """The page on which it is set; empty for who is not in the record."""
    if found.worker:
        return reverse("person mail", kwargs={"public": found.worker})
    return reverse("team mail", kwargs={"public": found.team}) if found.team else ""


def _facts(found: MessagePage) -> tuple[tuple[str, str, str], ...]:
    line = found.line
    wording = found.wording or "Held’s own"
    facts = (
        ("To", line.to, ""),
        ("Written", full_time(line.written), ""),
        ("Attempts", tried(line), ""),
        ("Next attempt", full_time(line.next_attempt) if line.state == "waiting" else "", ""),
        ("Wording", f"{wording}{', with an invitation' if found.is_invitation else ''}", ""),
    )
    return tuple(fact for fact in facts if fact[1])


def _entry(one: Became) -> Row:
    to = f", to {one.to}" if one.to else ""
    return Row((full_time(one.at), f"{capital(one.says)}{to}", one.by or "Held", one.trouble or "Nothing"))
