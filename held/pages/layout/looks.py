"""The authority's own colour and font, as a small style sheet: no rebuild, and no style inside a page."""

import re
from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from held.pages.doors import anyone
from held.pages.layout.palette import ColourRefused, colour, palette

FONTS = re.compile(r'[\w "\',-]{1,200}')


@anyone
def looks(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(
        sheet(settings.HELD_ACCENT, settings.HELD_FONT), content_type="text/css; charset=utf-8"
    )
    patch_cache_control(response, public=True, max_age=3600)
    return response


@cache
def sheet(accent: str, font: str) -> str:
    """What the authority sets, and nothing where it sets nothing."""
    properties: dict[str, str] = {}
    if accent:
        try:
            properties |= palette(colour(accent))
        except ColourRefused as sentence:
            raise ImproperlyConfigured(f"HELD_ACCENT: {sentence}") from sentence
    if font:
        if not FONTS.fullmatch(font):
            raise ImproperlyConfigured(
                f"HELD_FONT: “{font}” is not a list of fonts. Write names with commas between, like Arial, sans-serif."
            )
        properties["--font"] = font
    return "".join(f":root{{{name}:{value}}}\n" for name, value in properties.items())
