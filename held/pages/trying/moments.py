"""When a line of the story is: a choice of moments worth going to, or one that is typed."""

from collections.abc import Sequence
from datetime import datetime

from held.engine.rehearsal_moments import Ahead, moments_ahead
from held.pages.components.fields import Field, Option
from held.pages.transitions.following import asks_for
from held.pages.transitions.words import Words
from held.pages.trying.carried import FIRST_YEAR, LAST_YEAR, is_likely
from held.pages.trying.opened import Trying
from held.pages.wording.dates import full_time
from held.pages.wording.typed import NotRead
from held.pages.wording.typed_times import typed_time

WHEN, TYPED = "when", "typed"


def ahead_of(trying: Trying) -> tuple[Ahead, ...]:
    """Nothing while no line is told: then the day is typed."""
    return moments_ahead(trying.pack, trying.ran.situation) if trying.ran else ()


def when_fields(
    trying: Trying, words: Words, errors: dict[str, str], *, first: datetime | None, goes_on: bool = False
) -> tuple[Field, ...]:
    """`first`: when the story begins, while no line is told. `goes_on`: nobody acts, so that now is no choice."""
    ahead = [(place, one) for place, one in enumerate(ahead_of(trying)) if not (goes_on and place == 0)]
    typed = words.one(TYPED) or (full_time(first) if first and not ahead and not words else "")
    other = Field(
        id=TYPED,
        kind="date",
        label="Or at another time" if ahead else "When is it?",
        hint="Like 5 March 2026, 4pm. It takes the place of the choice above."
        if ahead
        else "Like 5 March 2026, 4pm.",
        typed=typed,
        error=errors.get(TYPED, ""),
    )
    if not ahead:
        return (other,)
    chosen = words.one(WHEN) or str(ahead[0][0])
    return (
        Field(
            id=WHEN,
            kind="one",
            label="Until when does the clock go on?" if goes_on else "When is it?",
            options=tuple(_options(ahead, chosen)),
        ),
        other,
    )


def _options(ahead: Sequence[tuple[int, Ahead]], chosen: str) -> list[Option]:
    return [
        Option(f"{WHEN}-{place}" if number else WHEN, str(place), _label(one), chosen == str(place))
        for number, (place, one) in enumerate(ahead)
    ]


def _label(ahead: Ahead) -> str:
    at = full_time(ahead.moment)
    match ahead.kind:
        case "now":
            return f"Now: {at}"
        case "working day":
            return f"A working day later: {at}"
        case "due":
            return f"Just in time for “{asks_for(ahead.duty)}”: {at}" if ahead.duty else at
        case "late":
            return f"When “{asks_for(ahead.duty)}” is late: {at}" if ahead.duty else at
        case "meeting":
            return f"At the next {ahead.meeting}: {at}"


def read_when(trying: Trying, words: Words, errors: dict[str, str], today: datetime) -> datetime:
    """What was typed goes before what was chosen. What is wrong with it goes into `errors`. `today`: the story's day."""
    ahead = ahead_of(trying)
    now = trying.ran.now if trying.ran else today
    text = words.one(TYPED)
    if text or not ahead:
        moment = typed_time(text, now=now, looks="ahead")
        if isinstance(moment, NotRead):
            errors[TYPED] = moment.says
            return now
    else:
        place = words.one(WHEN)
        moment = ahead[int(place)].moment if place in map(str, range(len(ahead))) else now
    if not is_likely(moment):
        errors[TYPED] = f"Type a day between {FIRST_YEAR} and {LAST_YEAR}."
    elif trying.ran and moment < now:
        errors[TYPED] = f"The story stands at {full_time(now)}. Type that or a later time, or go back a line."
    return moment
