"""A duty that can't be met unless something else is done first, and by when: in words that name the one act."""

from datetime import datetime

from held.engine.calendar import Calendar
from held.engine.forewarning import urgency
from held.pages.wording.dates import full_time
from held.pages.wording.deadlines import by_when
from held.pages.wording.marks import ACT_TODAY, CANT_BE_MET, WAITS, Mark

NOTHING_STOPPED = (
    "Nothing is stopped by that: let whoever waits for it know, and do it as soon as it can be done."
)


def forewarned_mark(latest: datetime, now: datetime, calendar: Calendar) -> Mark:
    """Whether it is time to act today, or too late."""
    return {"too late": CANT_BE_MET, "act today": ACT_TODAY}.get(urgency(latest, now, calendar), WAITS)


def forewarned_says(
    step: str, outcomes: str, *, latest: datetime, meets: datetime | None, now: datetime
) -> str:
    """ "This can only be met if “name the worker” is done by the end of Friday 6 March 2026"; no full stop while there is
    time, so that who to ask can follow. `outcomes`: what it has to come out as, in words; empty where it does not matter."""
    comes_out = f" and comes out as {outcomes}" if outcomes else ""
    if latest < now:
        return (
            f"This can no longer be met in time: “{step}” would have had to be done {_when(latest, meets, now)}. "
            f"{NOTHING_STOPPED}"
        )
    return f"This can only be met if “{step}” is done {_when(latest, meets, now)}{comes_out}"


def _when(latest: datetime, meets: datetime | None, now: datetime) -> str:
    if meets:
        return f"at the meeting on {full_time(meets)}"
    return by_when(latest, now) if latest >= now else f"by {full_time(latest)}"


def stuck_says(why: str, says: str, *, is_must: bool) -> str:
    """ "Nothing that can still be done opens it. This can go ahead only when a worker is named. ...": no full stop, as
    above. `why`: the engine's word for it; `says`: what stands against it."""
    aside = "A manager" if is_must else "Whoever owes it, or a manager,"
    then = "" if why == "a date" else f"{aside} may set it aside, with the reason"
    return " ".join(part for part in (STUCK[why], says, then or NOTHING_STOPPED) if part).removesuffix(".")


STUCK: dict[str, str] = {
    "none": "Nothing that can still be done opens it.",
    "not found": "No short way to it was found.",
    "for safety": "Only what is done for a child who may not be safe would open it, and nobody does that for this.",
    "a date": "This can no longer be met in time: it waits for a later date to pass.",
}
