"""An entry of a round: every version of it; and where it is set right, or what set it right is taken back."""

from django.http import HttpRequest, HttpResponse

from held.pages.rounds.door import RoundAt, about_a_round
from held.pages.rounds.in_a_round import InARound
from held.pages.setting_right.entry import entry_page
from held.pages.setting_right.opened_entry import opened_entry
from held.pages.setting_right.set_right import setting_right
from held.pages.transitions.words import Words


@about_a_round
def entry(request: HttpRequest, at: RoundAt, number: int) -> HttpResponse:
    return entry_page(request, opened_entry(request.user, InARound(at), number))


@about_a_round
def set_right(request: HttpRequest, at: RoundAt, number: int) -> HttpResponse:
    return setting_right(request, opened_entry(request.user, InARound(at), number, Words.sent(request.POST)))
