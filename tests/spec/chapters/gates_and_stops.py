"""The chapter on what is refused until something is so."""

from held.language.conditions import Condition, Done, InnerOpen, Stands
from held.language.events import Event, Taking
from held.language.norms import MustInclude, Only, SomeoneElse, Stop
from tests.spec.telling import Chapter, Means, Refused
from tests.spec.told import Told

GATES_AND_STOPS = Chapter(
    "What is refused, and until when",
    """
`only` needs its condition to be true; not known is not enough. `do not` stops while it lasts, and the clock of what it
stops runs on. Whoever is refused reads why, which clause says so, and what would let it proceed.
""",
    (
        Means(
            "close the hub's part only when a social worker is named",
            "Refused until it is so. “Only after” and “only when” are one sentence; use whichever reads better.",
            Only,
            {"step": "close the hub's part", "needs": Condition((Stands("a social worker is named"),))},
        ),
        Means(
            "take the child on only after weighing the worry (move up), unless ringing for help (got through)",
            "The gate falls away where “unless” is true.",
            Only,
            {
                "step": "take the child on",
                "needs": Condition((Done("weigh the worry", ("move up",)),)),
                "unless": Condition((Done("ring for help", ("got through",)),)),
            },
        ),
        Means(
            "close the hub's part, if possible, only after making the visit",
            "Warns and asks for a reason, and refuses nothing.",
            Only,
            {
                "step": "close the hub's part",
                "needs": Condition((Done("make the visit"),)),
                "if_possible": True,
            },
        ),
        Means(
            "while second opinion is open, do not make the visit or close the hub's part",
            "Both refused meanwhile.",
            Stop,
            {
                "steps": ("make the visit", "close the hub's part"),
                "during": Condition((InnerOpen("second opinion"),)),
            },
        ),
        Means(
            "from raising a worry until weighing the worry, do not make the visit, unless the child is safe tonight",
            "Refused from one event until another.",
            Stop,
            {
                "steps": ("make the visit",),
                "opens": Event((Taking("raise a worry"),)),
                "closes": Event((Taking("weigh the worry"),)),
                "unless": Condition((Stands("the child is safe tonight"),)),
            },
        ),
        Means(
            "weighing the worry (stay) must include why",
            "With this outcome the step is refused while what it asks is unanswered. Several are joined by commas.",
            MustInclude,
            {
                "event": Event((Taking("weigh the worry", ("stay",)),)),
                "step": "weigh the worry",
                "asks": ("why",),
            },
        ),
        Means(
            "making the visit is done by someone other than the one weighing the worry",
            "Two people.",
            SomeoneElse,
            {"step": "make the visit", "other": "weigh the worry"},
        ),
        Told(
            "“If possible” warns and lets it happen; “only” does not.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
  - on: "2026-03-03 10:00"
    by: duty manager
    do: weigh the worry (move up)
    then:
      - "warned: 2"
""",
            "weigh the worry, if possible, only when the child is safe tonight",
        ),
        Told(
            "What a step must include is asked for before it is recorded, with that outcome only.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
  - on: "2026-03-03 10:00"
    by: duty manager
    do: weigh the worry (stay)
    refused: ["2"]
  - on: "2026-03-03 10:10"
    by: duty manager
    do: weigh the worry (stay)
    answers: {why: He has settled since his grandmother came.}
    then:
      - "ended: family hub"
""",
            "weighing the worry (stay) must include why",
        ),
        Told(
            "“Do not” stops a step and not its clock: it is owed, and due, all the same.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
  - on: "2026-03-02 11:00"
    by: hub worker
    begin: second opinion
    answers: {what keeps the child safe meanwhile: She stays with her aunt.}
    then:
      - "not open: weigh the worry"
      - "owed: weigh the worry, until 2026-03-03 23:59"
""",
            "while second opinion is open, do not weigh the worry",
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
        Refused(
            "“weigh the worry” does not ask “what the worry is”. It asks: why, the day it is looked at again.",
            "weighing the worry must include what the worry is",
        ),
        Refused(
            "“a social worker is names” is no fact that a step asks, and no known. "
            "Did you mean “a social worker is named”?",
            "make the visit only when a social worker is names",
        ),
    ),
)
