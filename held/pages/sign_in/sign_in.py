"""Signing in, with one's own sign-in name and password."""

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters

from held.pages.doors import anyone
from held.record.reading.people.demo_people import one_of_each

# One sentence for every reason, so that nobody learns from it which names exist.
NO_MATCH = "That sign-in name and password do not go together. Check both, and try again."


@anyone
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
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
            worker = authenticate(request, username=name, password=password)
            if worker is not None:
                login(request, worker)
                return redirect(after or resolve_url("my work"))
            errors = {"name": NO_MATCH}
    words = {
        "name": name,
        "after": after,
        "errors": errors,
        "people": one_of_each() if settings.HELD_DEMO else (),
        "demo_password": settings.HELD_DEMO_PASSWORD,
    }
    return render(request, "sign_in/sign_in.html", words, status=422 if errors else 200)


def _left_out(name: str, password: str) -> dict[str, str]:
    errors = {}
    if not name:
        errors["name"] = "Enter your sign-in name"
    if not password:
        errors["password"] = "Enter your password"  # noqa: S105
    return errors
