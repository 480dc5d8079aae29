"""The chapter on what sentences come to."""

from tests.spec.telling import Chapter
from tests.spec.told import Told

WORRY = """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    answers: {the child is safe tonight: yes}
"""

WHAT_IT_MEANS = Chapter(
    "What it comes to, told",
    """
The sentences are judged anew at every moment from the whole history and the moment that is asked about; nothing else is
kept. These are stories of the small authority, with a sentence added where one stands above them.
""",
    (
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
            WORRY
            + """\
    then:
      - "owed: weigh the worry, until 2026-03-03 23:59"
""",
        ),
        Told(
            "A time before a date is counted back from the date told last.",
            WORRY
            + """\
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
            "Being late blocks nothing and undoes nothing.",
            WORRY
            + """\
  - on: "2026-03-04 09:00"
    look: yes
    then:
      - "late: weigh the worry"
      - "open: weigh the worry"
""",
        ),
        Told(
            "Where the clause gives no time, the authority's own “look again” counts: five working days here.",
            WORRY
            + """\
    then:
      - "owed: make the visit, by hub worker, until 2026-03-09 23:59"
""",
            "after raising a worry, must make the visit",
        ),
        Told(
            "A duty sleeps while its “when” is not so.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    answers: {the child is safe tonight: no}
    then:
      - "not owed: make the visit"
""",
            "after raising a worry, must make the visit within 2 days when the child is safe tonight",
        ),
        Told(
            "A fact that nobody has answered is not known. “Only” needs true, so not known stops.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    then:
      - "not open: weigh the worry"
      - "owed: weigh the worry"
""",
            "weigh the worry only when the child is safe tonight",
        ),
        Told(
            "What is for safety is open to anyone, also while something else is stopped.",
            WORRY
            + """\
  - on: "2026-03-02 11:00"
    by: hub worker
    begin: second opinion
    answers: {what keeps the child safe meanwhile: She stays with her aunt.}
    then:
      - "open: ring for help"
      - "owed: give a second opinion, by duty manager, until 2026-03-03 23:59"
""",
        ),
        Told(
            "Another route closes what it stands in for, as long as it is the latest result.",
            WORRY
            + """\
  - on: "2026-03-02 11:00"
    by: hub worker
    do: ring for help (got through)
    then:
      - "not owed: weigh the worry"
      - "not open: weigh the worry"
  - on: "2026-03-02 12:00"
    by: hub worker
    do: ring for help (nobody answered)
    then:
      - "owed: weigh the worry, until 2026-03-03 23:59"
""",
            "ringing for help (got through) stands in for weighing the worry",
        ),
        Told(
            "A wrong entry is struck, never changed: everything is judged again as if it had not counted.",
            WORRY
            + """\
  - on: "2026-03-03 10:00"
    by: duty manager
    do: weigh the worry (stay)
    then:
      - "ended: family hub"
  - on: "2026-03-04 09:20"
    by: duty manager
    strike: 2
    then:
      - "not ended"
      - "late: weigh the worry"
""",
        ),
        Told(
            "A late entry counts from when it happened, not from when it was written down.",
            """\
  - on: "2026-03-06 16:00"
    recorded: "2026-03-09 09:00"
    by: duty manager
    do: ring for help (got through)
    then:
      - "owed: take the child on, by duty manager, until 2026-03-09 23:59"
""",
        ),
        Told(
            "An ending waits for every “must” that is owed, and says which clause asks for it.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
  - on: "2026-03-03 10:00"
    by: duty manager
    do: weigh the worry (stay)
    refused: ["2"]
""",
            "after raising a worry, must make the visit",
        ),
    ),
)
