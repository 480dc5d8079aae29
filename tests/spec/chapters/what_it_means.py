"""The chapter on what sentences come to."""

# ruff: noqa: E501 - a line is a line, as it is on the page

from tests.spec.telling import Chapter
from tests.spec.told import Told

WORRY = """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    answers: {the child is safe tonight: yes}
"""

WHAT_IT_MEANS = Chapter(
    "What time, slips and corrections do",
    """
The sentences are judged anew at every moment from the whole history and the moment that is asked about; nothing else is
kept. Nothing that was recorded is ever changed: what was wrong is set right by a later entry.

Every procedure can also end as none of them says: begun in error, the child died, moved away, turned 18. A manager says so, with
a reason, in every state. No pack need say it, and none can forbid it.
""",
    (
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
    ),
)
