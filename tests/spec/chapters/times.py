"""The chapter on times."""

from held.language.events import Event, Taking
from held.language.norms import Duty
from held.language.times import AtOnce, ByMeeting, Time, Within
from tests.spec.telling import Chapter, Means, Refused


def _owed(words: str, time: Time, says: str) -> Means:
    after = Event((Taking("raise a worry"),))
    parts = {"after": after, "step": "make the visit", "time": time}
    return Means(f"after raising a worry, must make the visit {words}", says, Duty, parts)


TIMES = Chapter(
    "Times",
    """
The day on which a duty begins to bind does not count. Hours run on the clock; every other time ends with its day.
Working days leave out weekends, the bank holidays of England and Wales, and the authority's closures.
A time before a date (“7 days before …”) is not read yet.
""",
    (
        _owed("within 4 hours", Within(4, "hours"), "On the clock."),
        _owed("within 1 working day", Within(1, "working days"), "The end of the next working day."),
        _owed(
            "within 21 days",
            Within(21, "days"),
            "The end of that day, working day or not. Weeks and months likewise.",
        ),
        _owed(
            "by the next weekly panel",
            ByMeeting("weekly panel"),
            "The end of the day on which this meeting is next held.",
        ),
        _owed("at once", AtOnce(), "Due the moment it is owed."),
        Refused(
            "A time is written in figures: write “2” for “two”.",
            "after raising a worry, must make the visit within two days",
        ),
        Refused(
            "“weekly panels” is no meeting of this pack. Did you mean “weekly panel”?",
            "after raising a worry, must make the visit by the next weekly panels",
        ),
        Refused(
            "A time is from 1 to 3650 of its units.",
            "after raising a worry, must make the visit within 0 days",
        ),
    ),
)
