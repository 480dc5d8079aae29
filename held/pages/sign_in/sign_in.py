"""Signing in, with one's own sign-in name and password."""

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters

from held.pages.account.waiting import waiting
from held.pages.doors import anyone
from held.pages.sign_in.choosing import begin_choosing
from held.pages.sign_in.not_yet import closed, no_longer_good
from held.pages.sign_in.where_from import address_of, known_browser, remember_browser
from held.record.actions.people.wrong_tries import Wait, begin_try, was_right
from held.record.clock import now
from held.record.reading.people.demo_people import one_of_each

# One sentence for every reason, so that nobody learns from it which names exist.
NO_MATCH = "That sign-in name and password do not go together. Check both, and try again."
TOO_MANY = 429


@anyone
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """A wrong name, a wrong password and an account switched off are told alike; what else is said of an account is
    said to whoever knows its password."""
    after = request.POST.get("next", request.GET.get("next", ""))
    if not url_has_allowed_host_and_scheme(
        after, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        after = ""
    if request.user.is_authenticated:
        return redirect(after or "my work")
    errors: dict[str, str] = {}
    name = request.POST.get("name", "").strip()
    if request.method == "POST":
        password = request.POST.get("password", "")
        errors = _left_out(name, password)
        if not errors:
            tried = begin_try(name=name, address=address_of(request), browser=known_browser(request, name))
            if isinstance(tried, Wait):
                return _shown(request, name, after, {"name": waiting(tried.until)}, TOO_MANY)
            worker = authenticate(request, username=name, password=password)
            if worker is None:
                errors = {"name": NO_MATCH}
            else:
                was_right(tried)
                moment = now()
                if worker.is_dormant(moment):
                    errors = {"name": closed(worker)}
                elif worker.password_until is None:
                    login(request, worker)
                    answer = redirect(after or resolve_url("my work"))
                    remember_browser(request, answer, name)
                    return answer
                elif worker.password_until < moment:
                    errors = {"name": no_longer_good(worker)}
                else:
                    return begin_choosing(request, worker)
    return _shown(request, name, after, errors, 422 if errors else 200)


def _shown(request: HttpRequest, name: str, after: str, errors: dict[str, str], status: int) -> HttpResponse:
    words = {
        "name": name,
        "after": after,
        "errors": errors,
        "people": one_of_each() if settings.HELD_DEMO else (),
        "demo_password": settings.HELD_DEMO_PASSWORD,
    }
    return render(request, "sign_in/sign_in.html", words, status=status)


def _left_out(name: str, password: str) -> dict[str, str]:
    errors = {}
    if not name:
        errors["name"] = "Enter your sign-in name"
    if not password:
        errors["password"] = "Enter your password"  # noqa: S105
    return errors
