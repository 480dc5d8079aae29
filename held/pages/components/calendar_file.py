"""A calendar as a file that the browser hands to whoever keeps it."""

from django.http import HttpResponse


def calendar_file(text: str, *, called: str) -> HttpResponse:
    """`called`: the file's name without its ending; it names no child."""
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{called}.ics"'
    return answer
