"""The chapter on times."""

# ruff: noqa: E501 - a row is a line, as it is on the page

from held.language.events import Event, Taking
from held.language.norms import Duty
from held.language.times import AtOnce, Before, ByMeeting, Time, Within
from tests.spec.telling import Chapter, Means, Refused
from tests.spec.told import Told


def _owed(words: str, time: Time, says: str) -> Means:
    after = Event((Taking("raise a worry"),))
    parts = {"after": after, "step": "make the visit", "time": time}
    return Means(f"after raising a worry, must make the visit {words}", says, Duty, parts)


TIMES = Chapter(
    "Times",
    """
The day on which a duty begins to bind does not count. Hours run on the clock; every other time ends with its day.
Working days leave out weekends, the bank holidays of England and Wales, and the authority's own days (`closures:` of `pack.yaml`).
A time can also run towards a date that a step asks. The date told last counts; until one is told, the authority's own “look
again” does; and what would have been due already is due at once.
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
        _owed(
            "7 days before the day it is looked at again",
            Before(7, "days", "the day it is looked at again"),
            "The end of the day a week before the date that weighing the worry asks. Hours before want a date and time.",
        ),
        _owed(
            "by the day it is looked at again",
            Before(0, "days", "the day it is looked at again"),
            "The end of that day itself.",
        ),
        Told(
            "A time given in working days ends with its day; the day of the event does not count, nor do weekends.",
            """\
  - on: "2026-03-06 16:00"
    by: duty manager
    do: ring for help (got through)
    then:
      - "owed: take the child on, by duty manager, until 2026-03-09 23:59"
""",
        ),
        Told(
            "A duty by the next meeting is owed until the end of that day: it is held first and recorded after.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    answers: {the child is safe tonight: yes}
    then:
      - "owed: weigh the worry, until 2026-03-03 23:59"
""",
        ),
        Told(
            "A time before a date is counted back from the date told last.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    answers: {the child is safe tonight: yes}
  - on: "2026-03-03 10:00"
    by: duty manager
    do: weigh the worry (move up)
    answers: {the day it is looked at again: "2026-03-31"}
    then:
      - "owed: make the visit, by hub worker, until 2026-03-24 23:59"
""",
            "after weighing the worry, must make the visit 7 days before the day it is looked at again",
        ),
        Told(
            "Where the clause gives no time, the authority's own “look again” counts: five working days here.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    answers: {the child is safe tonight: yes}
    then:
      - "owed: make the visit, by hub worker, look again 2026-03-09 23:59"
""",
            "after raising a worry, must make the visit",
        ),
        Refused(
            "A time is written in figures: write “2” for “two”.",
            "after raising a worry, must make the visit within two days",
        ),
        Refused(
            "“weekly panels” is no meeting of this pack. Did you mean “weekly panel”?",
            "after raising a worry, must make the visit by the next weekly panels",
        ),
        Refused(
            "“the day it is looked at” is no date that a step asks. Did you mean “the day it is looked at again”?",
            "after raising a worry, must make the visit 7 days before the day it is looked at",
        ),
        Refused(
            "“the day it is looked at again” is a day without an hour, so no hours before it can be told. Give days.",
            "after raising a worry, must make the visit 4 hours before the day it is looked at again",
        ),
        Refused(
            "A time is from 1 to 3650 of its units.",
            "after raising a worry, must make the visit within 0 days",
        ),
    ),
)
