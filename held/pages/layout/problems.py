"""What is shown instead of a page: in plain words, and with somewhere to go."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from held.pages.doors import anyone
from held.pages.layout.every_page import bare


def _problem(request: HttpRequest, status: int, title: str, *says: str) -> HttpResponse:
    return render(request, "layout/problem.html", {"title": title, "says": says}, status=status)


@anyone
def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _problem(request, 400, "Held could not read that", "Go back and try again. Nothing was recorded.")


@anyone
def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _problem(
        request,
        403,
        "You can’t open this page",
        "It is kept for people who work with this child or in this role.",
    )


@anyone
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _problem(
        request,
        404,
        "Page not found",
        "If you typed the address, check that it is right. If you copied it, check that you copied all of it.",
    )


@anyone
def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _problem(
        request,
        403,
        "Please send that again",
        "You were signed out, or signed in as somebody else, after this form was opened. Nothing was recorded.",
        "Go back, copy what you wrote, open the page again and send it once more.",
    )


@anyone
def went_wrong(request: HttpRequest) -> HttpResponse:
    """Asks the database nothing: it may be what is gone."""
    words = {
        "title": "Something went wrong",
        "says": (
            "Held can’t say whether what you sent was recorded. Open the page again and look before you send it once more.",
            "If a child is at risk, do not wait for Held: use the telephone.",
        ),
    }
    return HttpResponse(render_to_string("layout/problem.html", bare() | words), status=500)
