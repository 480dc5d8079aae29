"""What a child's turn opens with: everyone who waits ticked, who is here, and the answers the record has already."""

from held.engine.acting import acts_for
from held.language.steps import AskKind
from held.pages.meetings.here import Here
from held.pages.meetings.which import MeetingDay
from held.pages.transitions import field_names
from held.pages.transitions.known import known_before
from held.pages.transitions.opened import Opened
from held.pages.transitions.others import others_to_name, who_could
from held.pages.transitions.words import Words
from held.pages.wording.dates import full_time

PRESENT = "present"


def said_of(child: str) -> str:
    """The field of what was said of this child."""
    return f"said-{child}"


def asks_who_is_there(form: Opened) -> bool:
    """Where the step asks it itself, it is not asked twice."""
    return any(ask.kind is AskKind.PEOPLE for ask in form.step.asks)


def may_decide(form: Opened) -> bool:
    """Whether whoever opened the page is in a role that may take the step; the procedure has the last word."""
    roles = form.step.roles
    acting = form.acting_for(form.own)
    return not roles or any(acts_for(form.pack, role, acting) for role in roles)


def opening_words(form: Opened, day: MeetingDay, here: Here) -> Words:
    words: dict[str, tuple[str, ...] | str] = {
        field_names.WHO: tuple(child.public for child in form.children),
        field_names.HAPPENED: full_time(day.begins if day.on < day.today else form.moment),
    }
    named = dict(form.own.situation.named) if form.own.situation else {}
    for role in others_to_name(form):
        could = {one.public for one in who_could(form, role)}
        chosen = named.get(role) or here.others.get(role, "")
        words[field_names.of_other(role)] = chosen if chosen in could else ""
    for child in form.children:
        for ask in form.step.asks:
            known = known_before(child, form.step, ask)
            if known:
                words[field_names.of_ask(ask, child.public)] = known.answer
            elif ask.kind is AskKind.PEOPLE:
                words[field_names.of_ask(ask, child.public)] = here.present
    if not asks_who_is_there(form):
        words[PRESENT] = here.present
    return Words(words)
