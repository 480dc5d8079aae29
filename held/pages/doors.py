"""Doors: who may open a page. Every view declares exactly one; an address without one does not exist."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.cache import patch_cache_control

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Door:
    """One access rule, and how it reads in the list of pages."""

    name: str
    says: str


class NoDoor(Exception):
    """A view that declares no access rule, or two. Nothing is served until it declares one."""


ANYONE = Door("anyone", "anyone, signed in or not")
SIGNED_IN = Door("signed in", "anyone who is signed in")


def declare(view: View, guarded: View, door: Door) -> View:
    """Marks `guarded`, which stands before `view`, with its door. For writing a new kind of door."""
    before = door_of(view)
    if before:
        raise NoDoor(f"{view.__module__}.{view.__name__} has the door '{before.name}' and may not have another.")
    guarded.door = door  # type: ignore[attr-defined]
    return guarded


def door_of(view: Any) -> Door | None:
    """The access rule a view declares, or None."""
    return getattr(view, "door", None)


def anyone(view: View) -> View:
    """For the few pages that stand before signing in."""

    @wraps(view)
    def open_to_all(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponse:
        return view(request, *args, **parts)

    return declare(view, open_to_all, ANYONE)


def signed_in(view: View) -> View:
    """Whoever is signed in; anybody else is asked to sign in, and then comes back here."""

    @wraps(view)
    def after_signing_in(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        response = view(request, *args, **parts)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return declare(view, after_signing_in, SIGNED_IN)


def page(route: str, view: View, *, name: str) -> URLPattern:
    """An address of a view, for a `urls.py`. Refuses a view that has no door."""
    if not door_of(view):
        raise NoDoor(
            f"{view.__module__}.{view.__name__} does not say who may open it. Put a door from held.pages.doors over it."
        )
    return path(route, view, name=name)
