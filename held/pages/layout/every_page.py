"""What the frame of every page needs to know."""

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import reverse

from held.pages.layout.navigation import counted, navigation
from held.record.reading.work.badges import Badges, badges


def every_page(request: HttpRequest) -> dict[str, object]:
    """Who is signed in, if anybody; where they can go; whether this is the demo; what the page before left to say."""
    worker = getattr(request, "user", None)
    if worker is None or not worker.is_authenticated:
        return bare() | {"said": get_messages(request)}
    waiting = badges(worker)
    return bare() | {
        "worker": worker,
        "works_as": own_work(waiting),
        "places": navigation(request, counted(waiting)),
        "find": reverse("find"),
        "suggestions": reverse("find suggestions"),
        "said": get_messages(request),
    }


def bare() -> dict[str, object]:
    """The frame with nobody signed in, asking the database nothing."""
    return {
        "worker": None,
        "works_as": "",
        "places": (),
        "find": None,
        "suggestions": "",
        "authority": settings.HELD_AUTHORITY,
        "demo": settings.HELD_DEMO,
        "said": (),
    }


def own_work(waiting: Badges) -> str:
    """ "family worker, Northfield team and 1 more"; empty for who is in no team."""
    more = f" and {waiting.posts - 1} more" if waiting.posts > 1 else ""
    return f"{waiting.role}, {waiting.team}{more}" if waiting.posts else ""
