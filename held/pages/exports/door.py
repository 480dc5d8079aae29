"""The door of the pages that give something out of the record (OWASP ASVS 5.0: 8.2.1)."""

from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from held.pages.doors import Door, View, declare
from held.record.reading.people.team import rights_of

TAKES_EXPORTS = Door("takes exports", "whoever answers for every child of the authority")


def takes_exports(view: View) -> View:
    @wraps(view)
    def after_asking(request: HttpRequest, **parts: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if rights_of(request.user)[0].everybody:
            response = view(request, **parts)
        else:
            response = render(request, "exports/not_yours.html", {"section": reverse("people")}, status=403)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return declare(view, after_asking, TAKES_EXPORTS)
