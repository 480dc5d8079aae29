"""Striking an entry: it did not happen, or it happened to somebody else."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from held.engine.setting_right import NotSetRight
from held.pages.setting_right.changes import what_changes
from held.pages.setting_right.frame import (
    CONFLICT,
    KEY,
    NO_REASON,
    WHY,
    WRONG,
    WRONG_CHILD,
    Checked,
    check_page,
    entry_address,
    seen_of,
    shown_page,
    then_of,
)
from held.pages.setting_right.opened_entry import OpenedEntry
from held.pages.setting_right.versions import Answered, lines_of
from held.pages.transitions.words import Words
from held.record.actions.cannot import CanNot
from held.record.actions.transitions.set_right import strike
from held.record.reading.transitions.setting_right import foresee, the_strike


def striking(request: HttpRequest, one: OpenedEntry, how: str, words: Words, do: str) -> HttpResponse:
    why = words.one(WHY)
    shown = {"how": how, "why": why, "is_wrong_child": how == WRONG_CHILD}
    if do not in ("check", "confirm"):
        return shown_page(request, one, "strike", shown)
    if not why:
        return shown_page(request, one, "strike", {**shown, "errors": {WHY: NO_REASON}}, status=WRONG)
    return _struck(request, one, how, words) if do == "confirm" else _check(request, one, how, words)


def _check(request: HttpRequest, one: OpenedEntry, how: str, words: Words, refused: str = "") -> HttpResponse:
    told, follows = one.found.line.told, None
    if one.found.course:
        try:
            entries = the_strike(one.run, number=one.found.line.number, by=one.me, moment=one.seen.moment)
            foreseen = foresee(one.run, entries=entries, moment=one.seen.moment)
        except NotSetRight as sentence:
            return shown_page(request, one, "refused", {"says": str(sentence)}, status=CONFLICT)
        follows = what_changes(one, foreseen, is_strike=True)
    before = lines_of(one, one.step, told) if told else {}
    checked = Checked(tuple(Answered(what, says) for what, says in before.items()), (), follows)
    return check_page(request, one, how, words, checked, refused)


def _struck(request: HttpRequest, one: OpenedEntry, how: str, words: Words) -> HttpResponse:
    try:
        strike(
            by=request.user,
            child=one.child.public,
            number=one.found.line.number,
            why=words.one(WHY),
            key=words.one(KEY),
            seen=seen_of(words),
        )
    except CanNot as sentence:
        return _check(request, one, how, words, refused=str(sentence))
    messages.success(request, "It is struck. It can still be read, and counts no more.")
    return redirect(entry_address(one, then_of(how)))
