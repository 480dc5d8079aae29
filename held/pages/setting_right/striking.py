"""Striking an entry: it did not happen, or it happened to somebody else. Or taking back what was struck or corrected."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from held.engine.setting_right import NotSetRight
from held.pages.setting_right.changes import Follows, what_changes
from held.pages.setting_right.frame import (
    CONFLICT,
    KEY,
    NO_REASON,
    TAKEN_BACK,
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
from held.pages.setting_right.versions import Answered, changed_from, lines_of, said_of
from held.pages.transitions.words import Words
from held.record.actions.cannot import CanNot
from held.record.reading.transitions.entries import STRUCK
from held.record.reading.transitions.setting_right import foresee, the_strike
from held.record.reading.transitions.told import Told

STRUCK_NOW = "It is struck. It can still be read, and counts no more."
BACK = "It is taken back. What was set right before counts again as it did, and every version can be read."


def striking(request: HttpRequest, one: OpenedEntry, how: str, words: Words, do: str) -> HttpResponse:
    why = words.one(WHY)
    shown = {
        "how": how,
        "why": why,
        "title": _title(one, how),
        "hint": _hint(one, how),
        "against": _against(one),
    }
    if do not in ("check", "confirm"):
        return shown_page(request, one, "strike", shown)
    if not why:
        return shown_page(request, one, "strike", {**shown, "errors": {WHY: NO_REASON}}, status=WRONG)
    return _struck(request, one, how, words) if do == "confirm" else _check(request, one, how, words)


def _check(request: HttpRequest, one: OpenedEntry, how: str, words: Words, refused: str = "") -> HttpResponse:
    follows = None
    if one.found.course:
        try:
            entries = the_strike(one.run, number=one.found.line.number, by=one.me, moment=one.chain.moment)
            foreseen = foresee(one.run, entries=entries, moment=one.chain.moment)
        except NotSetRight as sentence:
            return shown_page(request, one, "refused", {"says": str(sentence)}, status=CONFLICT)
        now = one.about.told if one.about.counts else None
        level = one.chain.level(one.step, now, one.found.without if how == TAKEN_BACK else None)
        follows = what_changes(one.changing, foreseen, is_strike=how != TAKEN_BACK, level=level)
    return check_page(request, one, how, words, _checked(one, follows), refused)


def _checked(one: OpenedEntry, follows: Follows | None) -> Checked:
    now, then = _answers(one, one.about.told), _answers(one, one.found.without)
    stands = tuple(Answered(what, says) for what, says in now.items())
    if not one.is_setting_right:
        return Checked(stands, (), follows, is_struck=True)
    return Checked(stands, changed_from(now, then), follows, was_struck=not one.about.counts)


def _answers(one: OpenedEntry, told: Told | None) -> dict[str, str]:
    return lines_of(one, one.step, told) if told else {}


def _title(one: OpenedEntry, how: str) -> str:
    if how == TAKEN_BACK:
        return "It was struck in error" if one.found.line.kind == STRUCK else "It was corrected in error"
    return "It was about another child" if how == WRONG_CHILD else "It did not happen"


def _hint(one: OpenedEntry, how: str) -> str:
    if how == TAKEN_BACK:
        return "How do you know that it was right before?"
    if how == WRONG_CHILD:
        return (
            f"Don’t name the other child here: this stays on {one.who.called}’s own record. "
            "After it is struck you are helped to find the right one."
        )
    return "How do you know that it did not happen?"


def _against(one: OpenedEntry) -> str:
    """By whom it was struck or corrected, when and why, where that is what is taken back."""
    return said_of(one.found.line) if one.is_setting_right else ""


def _struck(request: HttpRequest, one: OpenedEntry, how: str, words: Words) -> HttpResponse:
    try:
        one.chain.strike(
            by=request.user,
            number=one.found.line.number,
            why=words.one(WHY),
            key=words.one(KEY),
            seen=seen_of(words),
        )
    except CanNot as sentence:
        return _check(request, one, how, words, refused=str(sentence))
    messages.success(request, BACK if how == TAKEN_BACK else STRUCK_NOW)
    return redirect(entry_address(one, then_of(how)))
