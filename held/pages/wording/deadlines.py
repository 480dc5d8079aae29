"""By when something is owed, and how long ago it should have been done."""

from datetime import datetime, timedelta

from held.pages.wording.counts import counted
from held.pages.wording.dates import clock, day_of, ends_with_the_day, full_date, full_time


def _near(moment: datetime, now: datetime) -> str | None:
    """ "today", "tomorrow" or "yesterday" where it is one of them."""
    names = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return names.get((day_of(moment) - day_of(now)).days)


def by_when(due: datetime, now: datetime) -> str:
    """ "by the end of tomorrow, Wednesday 4 March 2026"; "by 4pm today, Tuesday 3 March 2026"; "now"."""
    if timedelta(0) <= due - now < timedelta(minutes=1):
        return "now"
    return _by(due, now)


def _by(due: datetime, now: datetime) -> str:
    near = _near(due, now)
    if ends_with_the_day(due):
        return f"by the end of {near}, {full_date(due)}" if near else f"by the end of {full_date(due)}"
    return f"by {clock(due)} {near}, {full_date(due)}" if near else f"by {full_time(due)}"


def how_long_ago(then: datetime, now: datetime, working_days: int | None = None) -> str:
    """ "2 working days ago" where the caller counted them; else minutes, hours or days."""
    if working_days:
        return f"{counted(working_days, 'working day')} ago"
    passed = now - then
    if passed < timedelta(hours=1):
        return f"{counted(max(int(passed.total_seconds() // 60), 1), 'minute')} ago"
    days = (day_of(now) - day_of(then)).days
    if days == 0 or passed < timedelta(hours=24):
        return f"{counted(int(passed.total_seconds() // 3600), 'hour')} ago"
    return f"{counted(days, 'day')} ago"


def was_due(due: datetime, now: datetime, working_days: int | None = None) -> str:
    """ "was due by the end of Friday 27 February 2026, 2 working days ago". For what is already late."""
    said = f"was due {_by(due, now)}"
    if _near(due, now) == "yesterday" and ends_with_the_day(due):
        return said
    return f"{said}, {how_long_ago(due, now, working_days)}"
