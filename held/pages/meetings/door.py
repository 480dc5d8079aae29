"""The door of a child's turn at a meeting: a look at each child whose turn it is, written before the page is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control

from held.pages.doors import ABOUT_A_CHILD, View, declare
from held.pages.meetings.addresses import meeting_address
from held.pages.meetings.which import MeetingDay, meeting_day
from held.pages.transitions import field_names
from held.pages.transitions.addresses import draft_place, step_address
from held.pages.transitions.words import Words
from held.pages.wording.typed_numbers import typed_number
from held.record.actions.people.look_at_each import look_at_each
from held.record.actions.work.save_draft import save_draft
from held.record.reading.transitions.recorded import recorded_with
from held.record.reading.work.at_a_meeting import AtAMeeting, at_a_meeting
from held.record.reading.work.meeting import Agenda, Waiting, agenda


@dataclass(frozen=True)
class AtTurn:
    """`family`: the child whose turn it is, then brothers and sisters at the same step."""

    day: MeetingDay
    start: AtAMeeting
    agenda: Agenda
    family: tuple[Waiting, ...]


def at_a_turn(view: Callable[[HttpRequest, AtTurn], HttpResponse]) -> View:
    """Whoever may see the child. Nobody is asked why here: who is hidden from somebody is counted on their agenda, and
    the page goes back to that. So does the turn of a child who is not on it any more.
    """

    @wraps(view)
    def after_looking(request: HttpRequest, slug: str, public: str) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        start = at_a_meeting(request.user, public)
        day = meeting_day(request, slug, start.hashes)
        found = agenda(
            request.user,
            meeting=day.meeting.name,
            hashes=day.hashes,
            on=day.on,
            takes_missed=day.takes_missed,
            opened_for=public,
        )
        family = found.family_of(public)
        if not family:
            return _not_on_it(request, day, public)
        look_at_each(by=request.user, rows=[one.row for one in family], page="a meeting")
        response = view(request, AtTurn(day, start, found, family))
        patch_cache_control(response, private=True, no_store=True)
        return response

    return declare(view, after_looking, ABOUT_A_CHILD)


def _not_on_it(request: HttpRequest, day: MeetingDay, public: str) -> HttpResponse:
    """What was typed meanwhile is kept, and shown by the step's own page, which says how it stands."""
    agenda_address = meeting_address(day.meeting.name, day.on)
    words = Words.sent(request.POST)
    step = words.one(field_names.OF_STEP)
    if request.method != "POST" or not step:
        return redirect(agenda_address)
    if recorded_with(by=request.user, key=words.one(field_names.KEY)):
        return redirect(agenda_address)
    procedure, inner = words.one(field_names.OF_PROCEDURE), words.one(field_names.OF_INNER)
    seen = words.one(field_names.of_seen(public))
    try:
        save_draft(
            by=request.user,
            child=public,
            step=step,
            run=draft_place(procedure, inner),
            words=dict(words),
            seen=typed_number(seen) or 0,
        )
    except LookupError:
        return redirect(agenda_address)
    return redirect(step_address(public, procedure, step, inner=inner))
