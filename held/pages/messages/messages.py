"""What waits to be mailed, went, failed or is uncertain: for whoever answers for every child."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.language.pack import Pack
from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.messages.parts import parts
from held.pages.messages.words import MARKS, name_of, tried, when
from held.pages.people.doors import answers_for_all
from held.pages.wording.dates import full_time
from held.pages.wording.typed_numbers import typed_number
from held.record.reading.messages.outbox import KINDS, NEEDS_SOMEBODY, MessageLine, outbox

EMPTY = {
    "needs you": "Nothing: every message went, waits, or was withdrawn.",
    "waiting": "Nothing waits to be sent.",
    "went": "No message has gone yet.",
    "withdrawn": "None was withdrawn.",
    "no address": "Nobody was told who has no mail address.",
}
SINCE = {"went": "Went", "waiting": "Tried next"}


@answers_for_all
def messages(request: HttpRequest, pack: Pack | None) -> HttpResponse:
    kind = request.GET.get("show", "")
    kind = kind if kind in KINDS else NEEDS_SOMEBODY
    before = request.GET.get("before", "")
    found = outbox(kind, before=typed_number(before))
    address = reverse("messages")
    return render(
        request,
        "messages/messages.html",
        {
            "parts": parts(kind, found),
            "table": Table(
                f"Messages: {kind}",
                ("Message", "How it stands", "Written", SINCE.get(kind, "Since"), "What stood in its way"),
                tuple(_row(line) for line in found.lines),
                EMPTY[kind],
                is_caption_hidden=True,
            ),
            "older": f"{address}?show={kind.replace(' ', '+')}&before={found.older}" if found.older else "",
            "waits_since": full_time(found.waits_since) if found.waits_since else "",
            "way": _way(),
            "section": reverse("people"),
        },
    )


def _row(line: MessageLine) -> Row:
    return Row(
        (
            Cell(link=Link(name_of(line), reverse("message", kwargs={"public": line.public}))),
            Cell(mark=MARKS[line.state], words=tried(line)),
            full_time(line.written),
            when(line),
            line.trouble or "Nothing",
        ),
        is_bad=line.state == "failed",
        must_act=line.state == "uncertain",
    )


def _way() -> str:
    mail = settings.HELD_MAIL
    if mail.way == "smtp":
        return f"They go out by the mail server {mail.host}, port {mail.port}."
    if mail.way == "notify":
        return "They go out by GOV.UK Notify."
    return "Here each becomes a file in the folder mail of HELD_HOME, and none leaves this machine."
