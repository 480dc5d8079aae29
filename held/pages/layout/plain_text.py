"""What browsers send is read without the character that stands for nothing (U+0000), which PostgreSQL keeps in no text."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

NOTHING = "\x00"


class PlainText:
    """A middleware. It takes the character out and refuses nobody: safety is never blocked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, parts: dict[str, Any]
    ) -> None:
        request.GET = without_nothing(request.GET)
        request.POST = without_nothing(request.POST)
        for name, value in parts.items():
            if isinstance(value, str):
                parts[name] = value.replace(NOTHING, "")


def without_nothing(sent: QueryDict) -> QueryDict:
    """The same, or a copy where the character was in it."""
    if not any(NOTHING in text for name, values in sent.lists() for text in (name, *values)):
        return sent
    kept = QueryDict(mutable=True)
    for name, values in sent.lists():
        kept.setlist(name.replace(NOTHING, ""), [value.replace(NOTHING, "") for value in values])
    kept._mutable = False
    return kept
