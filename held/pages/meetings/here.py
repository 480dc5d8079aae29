"""Who is at a meeting, told once by whoever chairs and offered for each child. Kept while they are signed in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from held.pages.meetings.which import MeetingDay

PLACE = "at the meeting"


@dataclass(frozen=True)
class Here:
    """`present` as it was typed, a person on each line. `others`: role to the person named in it, by their id."""

    present: str
    others: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        return people_of(self.present)


def people_of(typed: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def here(request: HttpRequest, day: MeetingDay) -> Here:
    """Nobody, until the chair has said who. Another day's people are forgotten."""
    kept = request.session.get(PLACE, {})
    if kept.get("of") != _of(day):
        return Here("", {})
    return Here(kept["present"], kept["others"])


def keep_present(request: HttpRequest, day: MeetingDay, present: str) -> None:
    _keep(request, day, Here(present.replace("\r\n", "\n"), here(request, day).others))


def keep_others(request: HttpRequest, day: MeetingDay, others: Mapping[str, str]) -> None:
    before = here(request, day)
    _keep(request, day, Here(before.present, {**before.others, **others}))


def _keep(request: HttpRequest, day: MeetingDay, now: Here) -> None:
    request.session[PLACE] = {"of": _of(day), "present": now.present, "others": dict(now.others)}


def _of(day: MeetingDay) -> str:
    return f"{day.meeting.name} {day.on.isoformat()}"
