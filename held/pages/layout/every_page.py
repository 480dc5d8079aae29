"""What the frame of every page needs to know."""

from django.conf import settings
from django.http import HttpRequest


def every_page(request: HttpRequest) -> dict[str, object]:
    """Who is signed in, if anybody; whether this is the demo; and the banners left by the page before."""
    worker = getattr(request, "user", None)
    return {
        "worker": worker if worker is not None and worker.is_authenticated else None,
        "demo": settings.HELD_DEMO,
    }
