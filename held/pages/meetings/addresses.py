"""The addresses of a meeting: a day of it, a child's turn, its minutes."""

from datetime import date

from django.urls import reverse

from held.pages.wording.phrases import anchor


def meeting_address(meeting: str, on: date | None = None) -> str:
    return _on(reverse("meeting", kwargs={"slug": anchor(meeting)}), on)


def turn_address(meeting: str, child: str, on: date) -> str:
    """Where this child is talked about and decided on."""
    return _on(reverse("turn", kwargs={"slug": anchor(meeting), "public": child}), on)


def minutes_address(meeting: str, on: date) -> str:
    return _on(reverse("minutes", kwargs={"slug": anchor(meeting)}), on)


def _on(address: str, on: date | None) -> str:
    return f"{address}?on={on.isoformat()}" if on else address
