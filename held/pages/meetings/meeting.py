"""A meeting on one of its days: the agenda that fills itself, what was decided, and the weeks before and after."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from held.language.pack import Meeting, Pack
from held.pages.components.links import Link
from held.pages.doors import signed_in
from held.pages.meetings.addresses import meeting_address, minutes_address, turn_address
from held.pages.meetings.agenda_tables import decided_table, waiting_table
from held.pages.meetings.days import after, before, hour, on_or_after
from held.pages.meetings.here import here, keep_present
from held.pages.meetings.turns import called, waiting_together
from held.pages.meetings.which import MeetingDay, meeting_day
from held.pages.wording.counts import counted
from held.pages.wording.dates import WEEKDAYS, full_date
from held.pages.wording.phrases import capital, curly
from held.record.clock import now
from held.record.reading.procedures import NothingInForce, pack_by_hash
from held.record.reading.procedures.versions import version_in_force, versions
from held.record.reading.work.meeting import Agenda, agenda
from held.record.reading.work.owed_line import people_of


@signed_in
def meetings(request: HttpRequest) -> HttpResponse:
    """Where there is one meeting alone, its agenda."""
    today = timezone.localdate()
    try:
        pack = pack_by_hash(version_in_force(versions(on=today)).hash)
    except NothingInForce as nothing:
        raise Http404(str(nothing)) from None
    if len(pack.meetings) == 1:
        return redirect(meeting_address(next(iter(pack.meetings))))
    shown = [
        (Link(capital(curly(one.name)), meeting_address(one.name)), _when(one, pack))
        for one in pack.meetings.values()
    ]
    return render(request, "meetings/meetings.html", {"meetings": shown, "section": reverse("meetings")})


@signed_in
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """The agenda of a day; and, sent, who is here for all of it, which leads on to the first child."""
    day = meeting_day(request, slug, hashes_in_force())
    if request.method == "POST":
        keep_present(request, day, request.POST.get("present", ""))
    found = agenda(
        request.user, meeting=day.meeting.name, hashes=day.hashes, on=day.on, takes_missed=day.takes_missed
    )
    first = next(iter(waiting_together(found.waiting)), None)
    first_turn = turn_address(day.meeting.name, first[0].who.public, day.on) if first else ""
    if request.method == "POST":
        return redirect(first_turn or meeting_address(day.meeting.name, day.on))
    who_is_here = here(request, day)
    people = people_of([one.row for one in found.waiting], now())
    shown = {
        "title": day.title,
        "lede": lede(found, day),
        "waiting": waiting_table(found, day, people, now()) if day.on >= day.today or found.waiting else None,
        "decided": decided_table(found, day),
        "found": found,
        "weeks": _weeks(day),
        "pack": day.pack,
        "present": who_is_here.present or f"{request.user.name}\n",
        "first": f"{called((one.who for one in first), day.on)}" if first else "",
        "first_turn": first_turn,
        "begins": not day.is_to_come and first is not None,
        "minutes": minutes_address(day.meeting.name, day.on) if found.decided else "",
        "in_a_calendar": reverse("meeting in a calendar", kwargs={"slug": slug}),
        "section": reverse("meetings"),
    }
    return render(request, "meetings/meeting.html", shown)


def hashes_in_force() -> tuple[str, ...]:
    """Of every pack that is or was in force, the one that holds first. In one query."""
    every = sorted(versions(on=timezone.localdate()), key=lambda version: not version.holds)
    return tuple(dict.fromkeys(version.hash for version in every))


def lede(found: Agenda, day: MeetingDay) -> str:
    """How far it is: "2 of 6 children decided."."""
    done = len(found.decided)
    waiting = len({one.transition for one in found.waiting})
    if day.on < day.today and not waiting:
        return f"{counted(done, 'decision')} recorded."
    if day.on < day.today:
        return f"{counted(done, 'decision')} recorded. Whoever was missed is on the next agenda."
    if not done + waiting:
        return "Nobody is on the agenda yet."
    return f"{done} of {counted(done + waiting, 'child', 'children')} decided."


def _weeks(day: MeetingDay) -> list[Link]:
    name = day.meeting.name
    earlier = before(day.on, day.meeting, day.pack)
    later = after(day.on, day.meeting, day.pack)
    links = [Link(f"Before: {full_date(earlier)}", meeting_address(name, earlier))] if earlier else []
    if day.on != day.upcoming:
        links.append(Link("The next one", meeting_address(name)))
    return [*links, Link(f"After: {full_date(later)}", meeting_address(name, later))]


def _when(one: Meeting, pack: Pack) -> str:
    following = full_date(on_or_after(timezone.localdate(), one, pack))
    return f"Every {WEEKDAYS[one.weekday]}, {hour(one)}. The next one: {following}"
