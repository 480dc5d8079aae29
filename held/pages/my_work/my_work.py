"""The first page after signing in: what I owe, soonest first; what my team owes; what I wait for; what I have done."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.components.links import Link, Part
from held.pages.components.work import WorkTable
from held.pages.doors import signed_in
from held.pages.moving.line import waiting_line
from held.pages.my_work.done import done_rows
from held.pages.my_work.rows import shares_lines, work_rows
from held.pages.my_work.said import said_to
from held.pages.my_work.waits import waits_rows
from held.pages.transitions.addresses import draft_address
from held.pages.wording.counts import counted
from held.pages.wording.dates import full_date, full_time
from held.pages.wording.phrases import capital
from held.record.clock import now
from held.record.reading.work import my_work as reading
from held.record.reading.work.drafts import DraftLine, drafts
from held.record.reading.work.my_work import Counts
from held.record.reading.work.owed_line import MOST, OwedLine, OwedLines
from held.record.reading.work.said_to_me import said_to_me


@signed_in
def my_work(request: HttpRequest) -> HttpResponse:
    """What an urgent call asks for first, then what is late or waits for somebody's act, then what is due next, then the
    children for whom nothing is owed for a while."""
    moment = now()
    found = reading.mine(request.user, after=_after(request))
    own = [line for line in found.lines if line.is_own]
    urgent = [line for line in own if line.is_urgent]
    late = [line for line in own if line.is_late and not line.is_urgent]
    warned = [line for line in own if _cannot_yet(line) and not line.is_late and not line.is_urgent]
    late += sorted(warned, key=lambda line: line.awaited.latest if line.awaited else line.due)
    coming = [line for line in own if not (line.is_late or line.is_urgent or _cannot_yet(line))]
    counts = reading.counts(request.user)
    rows = [work_rows(lines, moment) for lines in (urgent, late, coming)]
    context = {
        "urgent": WorkTable("Urgent", rows[0]),
        "tables": [
            WorkTable("Late, and what can’t wait", rows[1]),
            WorkTable("Due next", rows[2], _nothing(own)),
        ],
        "shares": shares_lines(own, [row for table in rows for row in table]),
        "more": _more(request, found),
        "lede": _lede(sum(line.is_late for line in own), len(own), counts.leads, moment),
        "told": said_to(said_to_me(request.user)),
        "waits": waits_rows(found.lines, moment),
        "drafts": [(_begun(one), one.child_name or one.run) for one in drafts(request.user)],
    }
    return _shown(request, "mine", context, counts)


def _cannot_yet(line: OwedLine) -> bool:
    return line.awaited is not None or line.stopped is not None


def _nothing(own: Sequence[OwedLine]) -> str:
    return "You owe nothing else." if own else "You owe nothing."


def _begun(draft: DraftLine) -> Link:
    """The form it belongs to: of a step, or, kept under no procedure, the page about the child that it is named after."""
    if draft.run:
        address = draft_address(child=draft.child, run=draft.run, step=draft.step)
    else:
        address = reverse(draft.step, kwargs={"public": draft.child})
    return Link(capital(draft.step), address, f"kept on {full_time(draft.saved)}")


@signed_in
def my_teams(request: HttpRequest) -> HttpResponse:
    found = reading.my_teams(request.user, after=_after(request))
    return _list(request, "team", found, "Owed in my teams", to_move=waiting_line(request.user))


@signed_in
def waiting(request: HttpRequest) -> HttpResponse:
    found = reading.waiting_for_others(request.user, after=_after(request))
    return _list(request, "waiting", found, "What others owe for my children")


@signed_in
def done(request: HttpRequest) -> HttpResponse:
    return _shown(request, "done", {"done": done_rows(reading.done(request.user))})


def _list(
    request: HttpRequest, here: str, found: OwedLines, caption: str, *, to_move: Link | None = None
) -> HttpResponse:
    rows = work_rows(found.lines, now(), says_who_owes=True)
    context = {
        "tables": [WorkTable(caption, rows, "Nothing is owed here.")],
        "shares": shares_lines(found.lines, rows),
        "more": _more(request, found),
        "to_move": to_move,
    }
    return _shown(request, here, context)


def _shown(
    request: HttpRequest, here: str, context: Mapping[str, object], counts: Counts | None = None
) -> HttpResponse:
    parts = _parts(here, counts or reading.counts(request.user))
    return render(request, "my_work/my_work.html", {"parts": parts, "section": reverse("my work"), **context})


def _parts(here: str, counts: Counts) -> list[Part]:
    return [
        Part(f"Mine ({_capped(counts.mine)})", reverse("my work"), here == "mine"),
        Part(f"My teams’ ({_capped(counts.my_teams)})", reverse("my teams"), here == "team"),
        Part(f"Waiting for others ({_capped(counts.waiting)})", reverse("waiting"), here == "waiting"),
        Part("Done", reverse("done"), here == "done"),
        Part("Rounds", reverse("rounds")),
    ]


def _capped(number: int) -> str:
    return f"{MOST}+" if number > MOST else str(number)


def _lede(late: int, every: int, leads: int, moment: datetime) -> tuple[str, ...]:
    """ "Tuesday 3 March 2026." "1 late, 6 to come." "You lead for 18 children."."""
    said = [f"{full_date(moment)}.", f"{late} late, {every - late} to come."]
    if leads:
        said.append(f"You lead for {counted(leads, 'child', 'children')}.")
    return tuple(said)


def _after(request: HttpRequest) -> tuple[datetime, int] | None:
    """Where a long list goes on, as the link to it says. A link that can't be read begins at the top."""
    day, _, number = request.GET.get("after", "").rpartition("/")
    try:
        return datetime.fromisoformat(day), int(number)
    except ValueError:
        return None


def _more(request: HttpRequest, found: OwedLines) -> Link | None:
    if found.next_after is None:
        return None
    due, last = found.next_after
    return Link(
        "Show what is due after these",
        f"{request.path}?after={due.isoformat().replace('+00:00', 'Z')}/{last}",
    )
