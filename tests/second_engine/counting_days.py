"""Due dates counted day by day, as on a wall calendar."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from held.engine.calendar import bank_holidays
from held.language.pack import Pack
from held.language.times import AtOnce, Before, ByMeeting, ByStatute, Time, Within

LONDON = ZoneInfo("Europe/London")


def due_after(
    pack: Pack, time: Time | None, since: datetime, times: int, *, another_day: bool = False
) -> datetime:
    """When it is due. `another_day`: a meeting that puts itself off means one on another day."""
    day = since.astimezone(LONDON).date()
    match time:
        case AtOnce():
            return since.astimezone(UTC)
        case Within(number, "hours"):
            return since.astimezone(UTC) + timedelta(hours=number * times)
        case ByMeeting(name):
            return the_end_of(meeting_day(pack, name, since, another_day=another_day))
        case Within(number, "days"):
            return the_end_of(day + timedelta(days=number * times))
        case Within(number, "weeks"):
            return the_end_of(day + timedelta(days=7 * number * times))
        case Within(number, "months"):
            return the_end_of(months_on(day, number * times))
        case Within(number, "working days"):
            return the_end_of(working_days_on(pack, day, number * times))
        case ByStatute(limit):
            for value in reversed(limit.values):
                if value.since <= day <= (value.until or day):
                    return due_after(pack, value.length, since, times)
    return the_end_of(working_days_on(pack, day, pack.look_again))


def the_end_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=LONDON).astimezone(UTC)


def closed(pack: Pack, day: date) -> bool:
    return day in bank_holidays("england-and-wales") or day.isoformat() in pack.closures


def working_days_on(pack: Pack, day: date, number: int) -> date:
    worked = 0
    while worked < number:
        day += timedelta(days=1)
        worked += day.strftime("%a") not in ("Sat", "Sun") and not closed(pack, day)
    return day


def months_on(day: date, number: int) -> date:
    year, month = day.year, day.month
    for _ in range(number):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def meeting_day(pack: Pack, name: str, since: datetime, *, another_day: bool) -> date:
    """The first day on which it is held at an hour that is still to come."""
    meeting = pack.meetings[name]
    first = since.astimezone(LONDON).date()
    day = first
    while True:
        held = datetime(day.year, day.month, day.day, meeting.hour, meeting.minute, tzinfo=LONDON)
        still_to_come = held.astimezone(UTC) > since.astimezone(UTC) and not (another_day and day == first)
        if day.weekday() == meeting.weekday and not closed(pack, day) and still_to_come:
            return day
        day += timedelta(days=1)


def due_before(pack: Pack, time: Before, since: datetime, told: object) -> datetime:
    """When it is due before a day that was told; as long as none is, we look again. Never before it can be owed."""
    if not isinstance(told, str):
        return due_after(pack, None, since, 1)
    day = date.fromisoformat(told)
    left = time.number
    while left > 0:
        day -= timedelta(days=1)
        if time.unit == "days" or (day.strftime("%a") not in ("Sat", "Sun") and not closed(pack, day)):
            left -= 1
    return max(since.astimezone(UTC), the_end_of(day))


def end_of_the_day(moment: datetime) -> datetime:
    return the_end_of(moment.astimezone(LONDON).date())
