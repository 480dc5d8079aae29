"""Which meeting a page is about, and which day of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.http import Http404, HttpRequest
from django.utils import timezone

from held.language.days import day_of
from held.language.pack import Meeting, Pack
from held.pages.meetings.days import before, hour, on_or_after
from held.pages.wording.dates import LONDON, full_date
from held.pages.wording.phrases import anchor, capital, curly
from held.record.reading.procedures import pack_by_hash


@dataclass(frozen=True)
class MeetingDay:
    """`today` is the day it is looked at. `upcoming`: the next day on which it is held; `last`: the one before that."""

    pack: Pack
    meeting: Meeting
    hashes: tuple[str, ...]
    on: date
    today: date
    upcoming: date
    last: date | None

    @property
    def called(self) -> str:
        return capital(curly(self.meeting.name))

    @property
    def title(self) -> str:
        """ "Tuesday circle, Tuesday 3 March 2026, 10.30am"."""
        return f"{self.called}, {full_date(self.on)}, {hour(self.meeting)}"

    @property
    def takes_missed(self) -> bool:
        """Whoever was missed before is on the next one; and on the last, for what was decided and not recorded."""
        return self.on in (self.upcoming, self.last)

    @property
    def is_to_come(self) -> bool:
        return self.on > self.today

    @property
    def begins(self) -> datetime:
        at = time(self.meeting.hour, self.meeting.minute)
        return datetime.combine(self.on, at, tzinfo=LONDON)


def meeting_day(request: HttpRequest, slug: str, hashes: Iterable[str]) -> MeetingDay:
    """`hashes`: of the packs that are or were in force, the one that holds first. Raises Http404.

    In the pack in force; else in an earlier one, whose transitions still go to it. A day that can't be read, and one on
    which it is not held, is the next one.
    """
    every = tuple(hashes)
    today = timezone.localdate()
    pack, meeting = _found(slug, every)
    upcoming = on_or_after(today, meeting, pack)
    on = on_or_after(_asked_for(request) or today, meeting, pack)
    return MeetingDay(pack, meeting, every, on, today, upcoming, before(upcoming, meeting, pack))


def _found(slug: str, hashes: Iterable[str]) -> tuple[Pack, Meeting]:
    for content_hash in hashes:
        pack = pack_by_hash(content_hash)
        for one in pack.meetings.values():
            if anchor(one.name) == slug:
                return pack, one
    raise Http404("No procedure has such a meeting.")


def _asked_for(request: HttpRequest) -> date | None:
    """None where the address has no day, or one on which nobody meets."""
    return day_of(request.GET.get("on", ""))
