"""Where somebody tries to sign in from: the address they come by, and whether their browser is one they used before."""

import ipaddress
import json
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from held.record.actions.people.wrong_tries import digest

COOKIE, SALT, PATH = "held_browser", "held.sign-in.browser", "/sign-in"
AT_ONE_DESK = 12
"""So many people who signed in from one browser are remembered by it; then the longest ago is forgotten."""
LETTERS = 16


def address_of(request: HttpRequest) -> str:
    """Of a network with IPv6 the first half, within which one machine takes whichever address it likes.

    Behind proxies of the authority's own (HELD_PROXIES) the address the outermost of them wrote down: what stands
    before it in the header, anybody can make up.
    """
    found = request.META.get("REMOTE_ADDR", "")
    if settings.HELD_PROXIES:
        told = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if len(told) >= settings.HELD_PROXIES:
            found = told[-settings.HELD_PROXIES]
    try:
        address = ipaddress.ip_address(found)
    except ValueError:
        return found
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, 64), strict=False))


def known_browser(request: HttpRequest, name: str) -> str:
    """What this browser carries, where that name signed in from it before; else empty."""
    browser, people = _carried(request)
    return browser if _short(name) in people else ""


def remember_browser(request: HttpRequest, response: HttpResponse, name: str) -> None:
    """From now on wrong tries under this name from this browser are counted apart from strangers'."""
    browser, people = _carried(request)
    people = [*[one for one in people if one != _short(name)][-(AT_ONE_DESK - 1) :], _short(name)]
    response.set_signed_cookie(
        COOKIE,
        json.dumps([browser or secrets.token_hex(16), people]),
        salt=SALT,
        max_age=settings.HELD_DORMANT_DAYS * 24 * 3600,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _carried(request: HttpRequest) -> tuple[str, list[str]]:
    told = request.get_signed_cookie(
        COOKIE, default=None, salt=SALT, max_age=settings.HELD_DORMANT_DAYS * 24 * 3600
    )
    if told is None:
        return "", []
    browser, people = json.loads(told)
    return browser, people


def _short(name: str) -> str:
    return digest("name", name.strip().lower())[:LETTERS]
