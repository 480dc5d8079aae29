"""With a one-time password somebody is not signed in yet: they choose a password of their own, and then they are."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from held.pages.account.new_password import read_new_password
from held.pages.doors import anyone
from held.pages.sign_in.where_from import remember_browser
from held.record.actions.cannot import CanNot
from held.record.actions.people.passwords import choose_password
from held.record.clock import now
from held.record.reading.people.choosing_a_password import choosing_a_password

WHO, SINCE = "chooses a password", "chooses since"
TIME_TO_CHOOSE = timedelta(minutes=30)


def begin_choosing(request: HttpRequest, worker: Any) -> HttpResponse:
    """Their one-time password was right: the next page asks for their own."""
    request.session.cycle_key()
    request.session[WHO], request.session[SINCE] = worker.public, now().isoformat()
    return redirect("choose password")


@anyone
@sensitive_post_parameters("new", "again")
def choose(request: HttpRequest) -> HttpResponse:
    """For who comes from signing in with a one-time password, within half an hour. Anybody else signs in first."""
    worker = _who(request)
    if worker is None:
        return redirect("sign in")
    errors: dict[str, str] = {}
    if request.method == "POST":
        new = read_new_password(request.POST, errors)
        if not errors:
            try:
                choose_password(by=worker, password=new)
            except CanNot as sentence:
                errors["new"] = str(sentence)
            else:
                request.session.flush()
                login(request, worker)
                messages.success(request, "Your password is chosen. Nobody else knows it.")
                answer = redirect("my work")
                remember_browser(request, answer, worker.sign_in_name)
                return answer
    return render(
        request,
        "sign_in/choose.html",
        {"errors": errors, "sign_in_name": worker.sign_in_name, "name": worker.name},
        status=422 if errors else 200,
    )


def _who(request: HttpRequest) -> Any:
    since = request.session.get(SINCE)
    if since is None or datetime.fromisoformat(since) + TIME_TO_CHOOSE < now():
        return None
    return choosing_a_password(request.session[WHO])
