"""The chapter on what is open."""

from held.language.events import Event, Start, Taking
from held.language.norms import Opening, StandsIn
from tests.spec.telling import Chapter, Means, Refused
from tests.spec.told import Told

OPENINGS = Chapter(
    "What is open",
    """
**Closed by default.** A step is open while some sentence opens it and nothing stops it. A duty opens its step; `may` opens a
step that nobody owes, once, unless it `repeats`.
A step that nothing opens can never be taken, and is refused. What the procedure `begins with` is open only as the first step,
unless a sentence opens it later too.

**What is for safety** is open to anyone signed in and is stopped by nothing but its own `until`. The step behind the urgent
button (`urgent:` of `pack.yaml`) is such a step, and a transition can begin with it. A line under `always:` at the end of the
file adds to what is proved: `ring for help is open until taking the child on`.
""",
    (
        Means(
            "from raising a worry until closing the hub's part, hub worker may make the visit",
            "Open meanwhile, to this role. Without “until” it stays open.",
            Opening,
            {
                "opens": Event((Taking("raise a worry"),)),
                "closes": Event((Taking("close the hub's part"),)),
                "step": "make the visit",
                "role": "hub worker",
            },
        ),
        Means(
            "from the start until taking the child on, anyone may ring for help, for safety",
            "No role, no missing answer, no disagreement, no stop and no stale page keeps anybody from it.",
            Opening,
            {
                "opens": Event((Start(),)),
                "closes": Event((Taking("take the child on"),)),
                "step": "ring for help",
                "anyone": True,
                "for_safety": True,
            },
        ),
        Means(
            "ringing for help (got through) stands in for weighing the worry, making the visit",
            "Another route: these steps close and their duties lapse, citing this clause, as long as it is the latest "
            "result. It meets no “only after”.",
            StandsIn,
            {
                "event": Event((Taking("ring for help", ("got through",)),)),
                "steps": ("weigh the worry", "make the visit"),
            },
        ),
        Told(
            "What is for safety is open to anyone, also while something else is stopped.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    answers: {the child is safe tonight: yes}
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
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    answers: {the child is safe tonight: yes}
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
        Refused(
            "“ring for help” is for safety, and this sentence could stop it. Leave it out of the sentence.",
            "while second opinion is open, do not ring for help",
        ),
        Refused(
            "“ring for help” is the urgent step of this pack but not for safety. Write “anyone may ring for help, for "
            "safety”.",
            old="anyone may ring for help, for safety",
            new="anyone may ring for help",
        ),
    ),
)
