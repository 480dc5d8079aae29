"""Doors of the pages that change teams and accounts. Whoever may not is told who does (OWASP ASVS 5.0: 8.2.1, 8.2.2)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from held.pages.doors import Door, View, declare
from held.record.reading.people.person import Person, person
from held.record.reading.people.team import rights_of, team_page

MANAGES_THE_PERSON = Door(
    "manages the person",
    "whoever manages every team the person is in, or answers for every child",
)
THEMSELVES_OR_MANAGES = Door(
    "themselves or manages",
    "the person themselves; whoever manages every team they are in, or answers for every child",
)
MANAGES_A_TEAM_OF_THEIRS = Door(
    "manages a team", "whoever manages a team, for that team; whoever answers for every child, for all"
)
ANSWERS_FOR_ALL = Door("answers for all", "whoever answers for every child of the authority")
MANAGES_THE_TEAM = Door("manages the team", "whoever manages the team, or answers for every child")


def about_a_person(door: Door, may: Callable[[Person], bool]) -> Callable[[View], View]:
    """The view is given the `Person` whose id is `public` in the address."""

    def over(view: View) -> View:
        @wraps(view)
        def after_asking(request: HttpRequest, public: str, **parts: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            try:
                found = person(request.user, public)
            except LookupError as nobody:
                raise Http404(str(nobody)) from None
            if not may(found):
                return _not_yours(request, found.name, reverse("person", kwargs={"public": public}))
            return _kept_by_nobody(view(request, found, **parts))

        return declare(view, after_asking, door)

    return over


manages_the_person = about_a_person(MANAGES_THE_PERSON, lambda found: found.may)
themselves_or_manages = about_a_person(THEMSELVES_OR_MANAGES, lambda found: found.may or found.is_me)
manages_a_team = about_a_person(MANAGES_A_TEAM_OF_THEIRS, lambda found: found.rights.anybody)


def manages_the_team(view: View) -> View:
    """The view is given the team's page, the rights of whoever asks, and the pack in force."""

    @wraps(view)
    def after_asking(request: HttpRequest, public: str, **parts: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        try:
            team = team_page(public)
        except LookupError as nobody:
            raise Http404(str(nobody)) from None
        rights, pack = rights_of(request.user)
        if not rights.of_team(public):
            return _not_yours(request, team.name, reverse("team", kwargs={"public": public}))
        return _kept_by_nobody(view(request, team, rights, pack, **parts))

    return declare(view, after_asking, MANAGES_THE_TEAM)


def answers_for_all(view: View) -> View:
    """The view is given the pack in force."""

    @wraps(view)
    def after_asking(request: HttpRequest, **parts: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        rights, pack = rights_of(request.user)
        if not rights.everybody:
            shown = {"section": reverse("people")}
            return _kept_by_nobody(render(request, "people/for_all_alone.html", shown, status=403))
        return _kept_by_nobody(view(request, pack, **parts))

    return declare(view, after_asking, ANSWERS_FOR_ALL)


def _kept_by_nobody(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response


def _not_yours(request: HttpRequest, whose: str, back: str) -> HttpResponse:
    shown = {"whose": whose, "back": back, "section": reverse("people")}
    return _kept_by_nobody(render(request, "people/not_yours.html", shown, status=403))
