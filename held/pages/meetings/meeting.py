"""A meeting on one of its days: the agenda that fills itself, what was decided, and the weeks before and after."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from held.language.pack import Meeting, Pack
from held.pages.components.links import Link
from held.pages.doors import signed_in
from held.pages.meetings.agenda_tables import decided_table, waiting_table
from held.pages.meetings.days import after, before, hour, on_or_after
from held.pages.wording.counts import counted
from held.pages.wording.dates import WEEKDAYS, full_date
from held.pages.wording.phrases import anchor, capital, curly
from held.record.clock import now
from held.record.reading.procedures import NothingInForce, pack_by_hash
from held.record.reading.procedures.versions import Version, version_in_force, versions
from held.record.reading.work.meeting import Agenda, agenda


@signed_in
def meetings(request: HttpRequest) -> HttpResponse:
    """Where there is one meeting alone, its agenda."""
    today = timezone.localdate()
    try:
        pack = pack_by_hash(version_in_force(versions(on=today)).hash)
    except NothingInForce as nothing:
        raise Http404(str(nothing)) from None
    if len(pack.meetings) == 1:
        return redirect(_address(next(iter(pack.meetings))))
    shown = [
        (Link(_called(one), _address(one.name)), _when(one, pack, today)) for one in pack.meetings.values()
    ]
    return render(request, "meetings/meetings.html", {"meetings": shown, "section": reverse("meetings")})


@signed_in
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    today = timezone.localdate()
    every = versions(on=today)
    pack, one = _found(slug, every)
    upcoming = on_or_after(today, one, pack)
    day = on_or_after(_asked_for(request) or today, one, pack)
    found = agenda(
        request.user,
        meeting=one.name,
        hashes={version.hash for version in every},
        on=day,
        takes_missed=day == upcoming,
    )
    shown = {
        "title": f"{_called(one)}, {full_date(day)}, {hour(one)}",
        "lede": _lede(found, day, today),
        "waiting": waiting_table(found, now()) if day >= today else None,
        "decided": decided_table(found, day),
        "found": found,
        "weeks": _weeks(one, pack, day, upcoming),
        "pack": pack,
        "section": reverse("meetings"),
    }
    return render(request, "meetings/meeting.html", shown)


def _found(slug: str, every: tuple[Version, ...]) -> tuple[Pack, Meeting]:
    """In the pack in force; else in an earlier one, whose transitions still go to it. Raises Http404."""
    for version in sorted(every, key=lambda version: not version.holds):
        pack = pack_by_hash(version.hash)
        for one in pack.meetings.values():
            if anchor(one.name) == slug:
                return pack, one
    raise Http404("No procedure has such a meeting.")


def _asked_for(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


def _lede(found: Agenda, day: date, today: date) -> str:
    done = len(found.decided)
    waiting = len({line.transition for line in found.waiting})
    if day < today:
        return f"{counted(done, 'decision')} recorded. Whoever was missed is on the next agenda."
    if not done + waiting:
        return "Nobody is on the agenda yet."
    return f"{done} of {counted(done + waiting, 'child', 'children')} decided."


def _weeks(one: Meeting, pack: Pack, day: date, upcoming: date) -> list[Link]:
    earlier, later = before(day, one, pack), after(day, one, pack)
    links = [Link(f"Before: {full_date(earlier)}", _address(one.name, earlier))] if earlier else []
    if day != upcoming:
        links.append(Link("The next one", _address(one.name)))
    return [*links, Link(f"After: {full_date(later)}", _address(one.name, later))]


def _address(name: str, on: date | None = None) -> str:
    address = reverse("meeting", kwargs={"slug": anchor(name)})
    return f"{address}?on={on.isoformat()}" if on else address


def _called(one: Meeting) -> str:
    return capital(curly(one.name))


def _when(one: Meeting, pack: Pack, today: date) -> str:
    following = full_date(on_or_after(today, one, pack))
    return f"Every {WEEKDAYS[one.weekday]}, {hour(one)}. The next one: {following}"
