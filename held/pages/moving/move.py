"""One transition's move: each change on a page of its own, then all of them once more, the reason and the one press."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.engine.versions.moving import CannotMove, Moving
from held.language.pack import Pack
from held.pages.components.fields import Field
from held.pages.doors import about_a_transition
from held.pages.identity.identity_bar import identity_bar
from held.pages.moving.changes import changes
from held.pages.moving.side import Change
from held.pages.moving.waiting import works_for
from held.pages.transitions.whose_names import roles_of, whose_names
from held.pages.transitions.words import Words, new_key
from held.pages.wording.typed_numbers import typed_number
from held.record.actions.cannot import CanNot
from held.record.actions.transitions.move_to_version import NOT_THEIRS, move_to_version
from held.record.clock import now
from held.record.reading.people.child import identity
from held.record.reading.people.colleagues import colleagues
from held.record.reading.people.who import Who
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.course import Course
from held.record.reading.transitions.waiting_to_move import foresee_move, one_to_move
from held.record.reading.transitions.who_moves import WhoMoves, services_managed
from held.record.reading.work.answered import was_answered

REASON, KEY, SEEN, TO = "reason", "key", "seen", "to"
ACCEPT = "accept"
NOT_ALLOWED, CONFLICT, WRONG = 403, 409, 422
NO_REASON = "Say why it moves now. The reason stands on the child’s record, with your name."


@dataclass(frozen=True)
class Walk:
    """What every page of the walk knows. `seen`: how far the child's history stands."""

    run: Course
    new: Pack
    every: tuple[Change, ...]
    end_is_found: bool
    seen: int
    frame: dict[str, object]


@about_a_transition("moving a transition to another version")
def move(request: HttpRequest, child: Who, transition: str) -> HttpResponse:
    words = Words.sent(request.POST)
    back = reverse("transition", kwargs={"public": transition})
    if request.POST.get("do") == ACCEPT and was_answered(by=request.user, key=words.one(KEY)):
        return redirect(back)
    moment = now()
    one, known = one_to_move(request.user, transition), identity(child.public)
    run, new = one.run, pack_by_hash(one.in_force)
    later = new.procedures.get(run.procedure.name)
    named = whose_names([run])
    roles = named.roles | (roles_of(new, later) if later else frozenset())
    near = named.teams | known.teams
    people = colleagues(by=request.user, ids=named.ids | {one.lead}, roles=roles, near=near)
    found = foresee_move(one, new, lead_works_for=works_for(people, one.lead), moment=moment)
    frame: dict[str, object] = {
        "child": child,
        "bar": identity_bar(child, known, run.pack, now=moment),
        "run": run,
        "new": new,
        "back_to": back,
        "section": reverse("children"),
    }
    mine = WhoMoves(one.asker_sees_all, services_managed(people.acting, new))
    refused = _why_not(found, run, new, may=mine.held_by(held.service for held in known.held_by))
    if refused or isinstance(found, CannotMove):
        return render(request, "moving/refused.html", frame | {"refused": refused}, status=NOT_ALLOWED)
    walk = Walk(run, new, changes(run, new, found, people, known.teams), found.end_is_found, one.last, frame)
    if request.POST.get("do") == ACCEPT:
        return _accepted(request, walk, words)
    return _page(request, walk)


def _why_not(found: Moving | CannotMove, run: Course, new: Pack, *, may: bool) -> tuple[str, ...]:
    if run.ended is None and run.pack.hash == new.hash:
        return (f"It stands under version {new.version} already, which is the one in force.",)
    if isinstance(found, CannotMove):
        return found.says
    return () if may else (NOT_THEIRS,)


def _page(request: HttpRequest, walk: Walk) -> HttpResponse:
    """`change` in the address: which one is looked at; after the last, all of them once more."""
    asked = request.GET.get("change", "1")
    place = typed_number(asked) or 1
    if not 1 <= place <= len(walk.every):
        return _check(request, walk, Words.sent(request.POST))
    shown = walk.frame | {
        "place": place,
        "of": len(walk.every),
        "change": walk.every[place - 1],
        "next": f"?change={place + 1}",
        "before": f"?change={place - 1}" if place > 1 else "",
    }
    return render(request, "moving/change.html", shown)


def _check(
    request: HttpRequest, walk: Walk, words: Words, refused: str = "", error: str = ""
) -> HttpResponse:
    field = Field(
        id=REASON,
        kind="text",
        label="Why does it move now?",
        hint="It stands on the child’s record, with your name, and the lead reads it.",
        typed=words.one(REASON),
        error=error,
    )
    shown = walk.frame | {
        "changes": walk.every,
        "field": field,
        "errors": {REASON: error} if error else {},
        "key": words.one(KEY) or new_key(),
        "seen": walk.seen,
        "end_is_found": walk.end_is_found,
        "refused": refused,
    }
    return render(
        request, "moving/check.html", shown, status=CONFLICT if refused else WRONG if error else 200
    )


def _accepted(request: HttpRequest, walk: Walk, words: Words) -> HttpResponse:
    if not words.one(REASON).strip():
        return _check(request, walk, words, error=NO_REASON)
    seen = words.one(SEEN)
    try:
        move_to_version(
            by=request.user,
            transition=walk.run.transition,
            to=words.one(TO),
            seen=typed_number(seen) or 0,
            shown=[change.sentence for change in walk.every],
            reason=words.one(REASON),
            key=words.one(KEY),
        )
    except CanNot as sentence:
        return _check(request, walk, words, refused=str(sentence))
    messages.success(request, f"It moved to version {walk.new.version}. Everything recorded stays as it was.")
    return redirect(reverse("transition", kwargs={"public": walk.run.transition}))
