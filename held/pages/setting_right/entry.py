"""One entry as it was recorded: when it happened, when it was recorded and by whom, all its words, and what set it right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.children.about import about
from held.pages.children.entry_words import Telling, Words, words_of
from held.pages.components.links import Link
from held.pages.doors import about_a_child
from held.pages.setting_right.frame import ON_THE_RIGHT_CHILD, THEN, title_of
from held.pages.setting_right.on_a_child import OnAChild
from held.pages.setting_right.opened_entry import OpenedEntry, opened_entry
from held.pages.setting_right.versions import said_of_back, said_of_mark, versions
from held.pages.transitions.addresses import run_address
from held.pages.transitions.setting_right_links import manages
from held.pages.wording.dates import day_of, full_time
from held.record.actions.transitions.may_set_right import CAN_BE_SET_RIGHT
from held.record.reading.people.who import Who


@about_a_child("an entry")
def entry(request: HttpRequest, child: Who, number: int) -> HttpResponse:
    return entry_page(request, opened_entry(request.user, OnAChild(about(child)), number))


def entry_page(request: HttpRequest, one: OpenedEntry) -> HttpResponse:
    line, every = one.found.line, versions(one)
    shown = {
        "title": title_of(one, line),
        "words": _words(one),
        "when": _when(one),
        "transition": _transition(one),
        "versions": every,
        "recorded": every[0].answers[1:] if len(every) == 1 else (),
        "struck": [said_of_mark(mark) for mark in line.marks if mark.is_struck],
        "was_struck": [
            f"{said_of_mark(mark)} {said_of_back(mark)}" for mark in line.taken_back if mark.is_struck
        ],
        "take_back": _take_back(one),
        "sets_right": _sets_right(one),
        "why_not": one.why_not,
        "set_right": one.chain.address("set right", line.number),
        "right_child": reverse("find") if request.GET.get(THEN) == ON_THE_RIGHT_CHILD else None,
        "left_over": _left_over(one),
    }
    frame = {"frame": one.chain.frame, **one.chain.shown}
    return render(request, "setting_right/entry.html", frame | shown)


def _words(one: OpenedEntry) -> Words:
    """What stands below the title of anything but a step."""
    if one.found.line.told is not None:
        return Words("")
    return words_of(one.found.line, Telling(one.who.called, one.chain.pack, one.people))


def _when(one: OpenedEntry) -> tuple[tuple[str, str], ...]:
    line = one.found.line
    happened = line.told.happened if line.told else line.happened
    rows = [("Happened", full_time(happened)), ("Recorded", full_time(line.recorded))]
    if day_of(line.recorded) != day_of(line.happened):
        rows[1] = ("Recorded", f"{full_time(line.recorded)}: entered late")
    return (*rows, ("Recorded by", line.by_name or "Held, of itself"), ("Entry", str(line.number)))


def _transition(one: OpenedEntry) -> Link | None:
    if one.found.course is None:
        return None
    return Link(one.run.procedure.title, run_address(one.run.child, one.run.transition))


def _take_back(one: OpenedEntry) -> Link | str:
    """What was said last against this entry can be taken back, where it was the error; or who can do so."""
    line = one.found.line
    if not line.marks or line.kind not in CAN_BE_SET_RIGHT:
        return ""
    struck = [mark for mark in line.marks if mark.is_struck]
    last = (struck or list(line.marks))[-1]
    if last.by != one.me and not manages(
        one.people, one.found.course.pack if one.found.course else one.chain.pack
    ):
        return f"{last.by_name or 'Held'} said so. They, or a manager, can take it back, if it was an error."
    address = one.chain.address("set right", last.number)
    return Link("It was struck in error" if struck else "It was corrected in error", address)


def _sets_right(one: OpenedEntry) -> Link | None:
    """The entry that this one is about."""
    number = one.found.line.sets_right
    if number is None:
        return None
    address = one.chain.address("entry", number)
    return Link(f"Entry {number}, which this sets right", address)


def _left_over(one: OpenedEntry) -> Link | str:
    """What was begun by a step that was struck goes on until a manager ends it."""
    run = one.found.course
    if run is None or run.ended or one.found.line.counts or any(told.counts for told in run.told):
        return ""
    if not manages(one.people, run.pack):
        return (
            "Nothing else was recorded in it, and it is still open. A manager can end it, as begun in error."
        )
    page = "end round" if one.is_in_a_round else "end transition"
    return Link("End it, as begun in error", reverse(page, kwargs={"public": run.transition}))
