"""What the pages of setting right share: the names of their own fields, the frame, and the check before it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from held.pages.children.entry_words import Telling, words_of
from held.pages.setting_right.changes import Follows
from held.pages.setting_right.opened_entry import OpenedEntry
from held.pages.setting_right.versions import Answered
from held.pages.transitions.words import Words, new_key
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.pages.wording.typed_numbers import typed_number
from held.record.reading.chronology.chronology import EntryLine

HOW, WHY, KEY, SEEN = "how", "why", "key", "seen"
WRONG_CHILD, NOT_SO, OTHERWISE, TAKEN_BACK = "wrong-child", "not-so", "otherwise", "taken-back"
THEN, ON_THE_RIGHT_CHILD = "then", "right-child"
OURS = frozenset({KEY, SEEN})
PRESS = {OTHERWISE: "Set it right", TAKEN_BACK: "Take it back"}
"""What the button says; anything else strikes."""
NO_REASON = "Say what was wrong, and how you know. The reason stands beside the old words."
CONFLICT, NOT_ALLOWED, WRONG = 409, 403, 422


@dataclass(frozen=True)
class Checked:
    """What is confirmed: the entry as it stands and as it would be read, each with whether it is struck."""

    before: tuple[Answered, ...]
    after: tuple[Answered, ...]
    follows: Follows | None
    was_struck: bool = False
    is_struck: bool = False


def title_of(one: OpenedEntry, line: EntryLine) -> str:
    """ "Write the letter: sent", as the entry reads now."""
    told = line.told
    if told is None:
        return words_of(line, Telling(one.who.called, one.chain.pack, one.people)).what
    return capital(f"{told.step}: {told.outcome}" if told.outcome else told.step)


def entry_address(one: OpenedEntry, then: str = "") -> str:
    """Where every version is read: of a strike or a correction, at the entry that it is about."""
    address = one.chain.address("entry", one.about.number)
    return f"{address}?{THEN}={then}" if then else address


def then_of(how: str) -> str:
    """What the entry's page offers next: after it was struck as another child's, to find that child."""
    return ON_THE_RIGHT_CHILD if how == WRONG_CHILD else ""


def shown_page(
    request: HttpRequest, one: OpenedEntry, page: str, context: Mapping[str, object], status: int = 200
) -> HttpResponse:
    line, about = one.found.line, one.about
    happened: datetime = about.told.happened if about.told else about.happened
    shown = {
        "what": title_of(one, about),
        "who": f"{about.by_name or 'Held'}, {full_time(happened)}",
        "entry": entry_address(one),
        "right_address": one.chain.address("set right", line.number),
        "errors": {},
        "frame": one.chain.frame,
        "is_in_a_round": one.is_in_a_round,
        **one.chain.shown,
        **context,
    }
    return render(request, f"setting_right/{page}.html", shown, status=status)


def check_page(
    request: HttpRequest, one: OpenedEntry, how: str, words: Words, checked: Checked, refused: str = ""
) -> HttpResponse:
    """Every word that was typed goes with the page, so that confirming and going back need nothing kept."""
    shown = {
        "how": how,
        "checked": checked,
        "why": words.one(WHY),
        "press": PRESS.get(how, "Strike it"),
        "kept": [(name, value) for name, values in words.items() if name not in OURS for value in values],
        "key": words.one(KEY) or new_key(),
        "seen_number": one.found.last,
        "refused": refused,
    }
    return shown_page(request, one, "check", shown, status=CONFLICT if refused else 200)


def seen_of(words: Words) -> int | None:
    """How far the history stood when what changes was looked at."""
    return typed_number(words.one(SEEN))
