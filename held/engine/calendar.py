"""Working days, meetings and due dates, in Europe/London.

Bank holidays are those of England and Wales as the installed `govuk-bank-holidays` keeps them; nothing is fetched.
An authority's own closures come from its pack. Every due date is given in UTC, so that comparing and adding never trip
over the nights the clocks change; people are shown local time.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from govuk_bank_holidays.bank_holidays import BankHolidays

from held.language.pack import Meeting, Pack
from held.language.times import AtOnce, Before, ByMeeting, ByStatute, Time, Within

LONDON = ZoneInfo("Europe/London")
END_OF_DAY = time(23, 59, 59)
SATURDAY = 5
WEEK = timedelta(days=7)
DAY = timedelta(days=1)


@lru_cache(maxsize=4)
def bank_holidays(division: str) -> frozenset[date]:
    """The bank holidays that are known for this division."""
    kept = BankHolidays(use_cached_holidays=True)
    return frozenset(holiday["date"] for holiday in kept.get_holidays(division=division))


def local_day(moment: datetime) -> date:
    """The day people in England call this moment. Raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone; every moment given to the engine needs one.")
    return moment.astimezone(LONDON).date()


def at(day: date, hour: time) -> datetime:
    """This hour of this day in England, in UTC."""
    return datetime.combine(day, hour, tzinfo=LONDON).astimezone(UTC)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of_next_year(day: date) -> date:
    """How far ahead a weekly meeting's rule says on which days it is not held: it is told again each January."""
    return date(day.year + 1, 12, 31)


@dataclass(frozen=True)
class Calendar:
    """When an authority works. `holidays` are the bank holidays known, `closures` the authority's own closed days."""

    holidays: frozenset[date]
    closures: frozenset[date]
    meetings: tuple[Meeting, ...]

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, neither a bank holiday nor one of the authority's own closures."""
        return day.weekday() < SATURDAY and day not in self.holidays and day not in self.closures

    def working_days_after(self, day: date, number: int) -> date:
        """The working day this many after `day`, which itself does not count."""
        while number > 0:
            day += DAY
            if self.is_working_day(day):
                number -= 1
        return day

    def working_days_before(self, day: date, number: int) -> date:
        """The working day this many before `day`, which itself does not count."""
        while number > 0:
            day -= DAY
            if self.is_working_day(day):
                number -= 1
        return day

    def knows(self, day: date) -> bool:
        """Whether the bank holidays of this day's year are known. Where not, a date was counted without them.

        A moment in UTC will do as well: in London the year begins with it.
        """
        return day.year in self._known_years

    @cached_property
    def _known_years(self) -> range:
        years = {holiday.year for holiday in self.holidays}
        return range(min(years), max(years) + 1) if years else range(0)

    def next_meeting(self, name: str, since: datetime) -> datetime:
        """The first time this meeting is held strictly after `since`.

        On a bank holiday or a closure it is not held: the next one is the following week's, on the same weekday.
        """
        meeting = next(meeting for meeting in self.meetings if meeting.name == name)
        hour = time(meeting.hour, meeting.minute)
        day = local_day(since)
        day += timedelta(days=(meeting.weekday - day.weekday()) % 7)
        while at(day, hour) <= since or day in self.holidays or day in self.closures:
            day += WEEK
        return at(day, hour)

    def last_meeting(self, name: str, by: datetime) -> datetime:
        """The last time this meeting is held at or before `by`, leaving out the days on which it is not held."""
        meeting = next(meeting for meeting in self.meetings if meeting.name == name)
        hour = time(meeting.hour, meeting.minute)
        day = local_day(by)
        day -= timedelta(days=(day.weekday() - meeting.weekday) % 7)
        while at(day, hour) > by or day in self.holidays or day in self.closures:
            day -= WEEK
        return at(day, hour)

    def days_left_out(self, first: date, *, until: date) -> tuple[date, ...]:
        """Bank holidays and closures on the weekday of `first`, on which a weekly meeting is not held."""
        days = (first + number * WEEK for number in range((until - first).days // 7 + 1))
        return tuple(day for day in days if day in self.holidays or day in self.closures)

    def due(self, limit: Time, since: datetime, times: int = 1, *, told: datetime | None = None) -> datetime:
        """When something owed since this moment is due, in UTC. `times` repeats the limit (a duty that comes back).

        Hours run on the clock. A meeting's duty is owed until the end of its day: it is held first and recorded after.
        Every other length leaves out the day it began and ends with its last day, 23:59:59
        local time, working day or not where the limit is not in working days.
        `told` is the moment that a time before a date is counted back from; ValueError where it is needed and missing.
        A statutory limit is as long as on the day it starts to run; ValueError on a day it has no value.
        A date too near to be kept is due at once, and not before it began to bind.
        """
        match limit:
            case Within(number, unit):
                if unit == "hours":
                    return since.astimezone(UTC) + timedelta(hours=number * times)
                return at(self.last_day(number * times, unit, local_day(since)), END_OF_DAY)
            case AtOnce():
                return since.astimezone(UTC)
            case ByMeeting(meeting):
                return at(local_day(self.next_meeting(meeting, since)), END_OF_DAY)
            case ByStatute(statutory):
                value = statutory.on(local_day(since))
                if value is None:
                    raise ValueError(f"There is no value of {statutory.called} on {local_day(since)}.")
                return self.due(value.length, since, times)
            case Before(number, unit, date):
                if told is None:
                    raise ValueError(f"Nobody has told “{date}”, so no time before it can be counted.")
                return max(since.astimezone(UTC), self.ahead_of(told, number, unit))

    def ahead_of(self, told: datetime, number: int, unit: str) -> datetime:
        """So many of these units before a moment: hours on the clock, else the end of that day, in UTC."""
        if unit == "hours":
            return told.astimezone(UTC) - timedelta(hours=number)
        day = local_day(told)
        if unit == "working days":
            return at(self.working_days_before(day, number), END_OF_DAY)
        return at(self.last_day(-number, unit, day), END_OF_DAY)

    def last_day(self, number: int, unit: str, day: date) -> date:
        """The day on which so many of these units, counted from the day after `day`, are over."""
        match unit:
            case "working days":
                return self.working_days_after(day, number)
            case "days":
                return day + number * DAY
            case "weeks":
                return day + number * WEEK
            case "months":
                return months_later(day, number)
            case _:
                raise ValueError(f"“{unit}” is no unit of time.")


@lru_cache(maxsize=32)
def _calendar(division: str, closures: tuple[str, ...], meetings: tuple[Meeting, ...]) -> Calendar:
    return Calendar(bank_holidays(division), frozenset(map(date.fromisoformat, closures)), meetings)


def calendar_of(pack: Pack) -> Calendar:
    """The calendar of a pack's authority."""
    return _calendar(pack.calendar, pack.closures, tuple(pack.meetings.values()))
