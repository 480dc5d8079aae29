"""The form of a round's step, and what is typed into it kept for whoever types."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from held.pages.doors import signed_in
from held.pages.rounds.door import RoundAt, about_a_round
from held.pages.rounds.opened_round import opened_round
from held.pages.transitions.check_step import checked_or_recorded
from held.pages.transitions.draft import keep_as_draft
from held.pages.transitions.step import answered
from held.pages.transitions.words import Words
from held.record.reading.transitions.asked import ABOUT_NO_CHILD


@about_a_round
def step(request: HttpRequest, at: RoundAt, step: str) -> HttpResponse:
    return answered(request, opened_round(request.user, at, step=step, sent=Words.sent(request.POST)))


@about_a_round
def check_step(request: HttpRequest, at: RoundAt, step: str) -> HttpResponse:
    return checked_or_recorded(
        request, opened_round(request.user, at, step=step, sent=Words.sent(request.POST))
    )


@signed_in
@require_POST
def draft(request: HttpRequest, procedure: str, step: str) -> HttpResponse:
    return keep_as_draft(request, ABOUT_NO_CHILD, procedure, step)
