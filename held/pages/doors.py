"""Doors: who may open a page. Every view declares exactly one; an address without one does not exist."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.cache import patch_cache_control

from held.record.actions.people.look import Looked, look
from held.record.actions.people.look_at_transition import look_at_transition
from held.record.actions.people.look_together import look_together
from held.record.actions.people.look_urgently import look_urgently
from held.record.actions.work.looks_to_keep import LooksToKeep

View = Callable[..., HttpResponse]
Looking = Callable[[Any, str, Mapping[str, Any]], tuple[Looked, dict[str, Any]]]


@dataclass(frozen=True)
class Door:
    """One access rule, and how it reads in the list of pages."""

    name: str
    says: str


class NoDoor(Exception):
    """A view that declares no access rule, or two. Nothing is served until it declares one."""


ANYONE = Door("anyone", "anyone, signed in or not")
SIGNED_IN = Door("signed in", "anyone who is signed in")
ABOUT_A_CHILD = Door("about a child", "whoever may see the child; anybody else once they have said why")
URGENT = Door(
    "urgent", "anyone who is signed in, about any child, whatever the state: safety is never blocked"
)


def declare(view: View, guarded: View, door: Door) -> View:
    """Marks `guarded`, which stands before `view`, with its door. For writing a new kind of door."""
    before = door_of(view)
    if before:
        raise NoDoor(
            f"{view.__module__}.{view.__name__} has the door '{before.name}' and may not have another."
        )
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


def about_a_child(page: str) -> Callable[[View], View]:
    """For a page about one child, whose id is `public` in the address. The view is given the child.

    `page` is how it stands under "who has looked". The look is written before the page is made.
    Who needs a reason is asked for it first, and then comes back.
    """

    def looking(worker: Any, public: str, parts: Mapping[str, Any]) -> tuple[Looked, dict[str, Any]]:
        looked = look(by=worker, child=public, page=page)
        return looked, {"child": looked.child}

    return _after_looking(looking)


def about_a_transition(page: str) -> Callable[[View], View]:
    """The same for a page about a transition, whose id is `public`. The view is given the child and that id."""

    def looking(worker: Any, public: str, parts: Mapping[str, Any]) -> tuple[Looked, dict[str, Any]]:
        looked = look_at_transition(by=worker, transition=public, page=page)
        return looked, {"child": looked.child, "transition": public}

    return _after_looking(looking)


def about_brothers_and_sisters(page: str) -> Callable[[View], View]:
    """The same for a form that may be filled in for a whole family. The view is given `children`, the child first, and
    `looks`, which are kept in the transaction of what it records, or else before anything is sent."""

    def looking(worker: Any, public: str, parts: Mapping[str, Any]) -> tuple[Looked, dict[str, Any]]:
        looked = look_together(by=worker, child=public, page=page)
        if not looked.seeing.is_open:
            looked.looks.keep()
        return looked, {"children": looked.children, "looks": looked.looks}

    def door(view: View) -> View:
        @wraps(view)
        def kept_before_it_is_sent(request: HttpRequest, looks: LooksToKeep, **parts: Any) -> HttpResponse:
            try:
                return view(request, looks=looks, **parts)
            finally:
                looks.keep()

        return _after_looking(looking)(kept_before_it_is_sent)

    return door


def about_what_was_recorded(page: str) -> Callable[[View], View]:
    """The same for the page that says what a form of this person's own, by its `key`, has just recorded: of those
    children nobody asks them why, though the child may be theirs no more."""

    def looking(worker: Any, public: str, parts: Mapping[str, Any]) -> tuple[Looked, dict[str, Any]]:
        looked = look_together(by=worker, child=public, page=page, key=parts["key"])
        looked.looks.keep()
        return looked, {"children": looked.children}

    return _after_looking(looking)


def _after_looking(looking: Looking) -> Callable[[View], View]:
    def door(view: View) -> View:
        @wraps(view)
        def after_looking(request: HttpRequest, public: str, **parts: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            try:
                looked, given = looking(request.user, public, parts)
            except LookupError as nobody:
                raise Http404(str(nobody)) from None
            if not looked.seeing.is_open:
                return redirect(asking_why(looked.child.public, request))
            response = view(request, **given, **parts)
            patch_cache_control(response, private=True, no_store=True)
            return response

        return declare(view, after_looking, ABOUT_A_CHILD)

    return door


def asking_why(child: str, request: HttpRequest) -> str:
    """Where the reason is given. What was sent as a form is not sent again: the person comes back to the page itself."""
    after = QueryDict(mutable=True)
    after["next"] = request.get_full_path()
    return f"{reverse('reason to look', kwargs={'public': child})}?{after.urlencode(safe='/')}"


def urgent(view: View) -> View:
    """For the urgent way alone. The look is written, and nobody is asked why."""

    @wraps(view)
    def at_once(request: HttpRequest, public: str, **parts: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        try:
            child = look_urgently(by=request.user, child=public)
        except LookupError as nobody:
            raise Http404(str(nobody)) from None
        response = view(request, child, **parts)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return declare(view, at_once, URGENT)


def page(route: str, view: View, *, name: str) -> URLPattern:
    """An address of a view, for a `urls.py`. Refuses a view that has no door."""
    if not door_of(view):
        raise NoDoor(
            f"{view.__module__}.{view.__name__} does not say who may open it. Put a door from held.pages.doors over it."
        )
    return path(route, view, name=name)
