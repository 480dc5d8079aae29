"""The chapter on how a transition ends."""

from held.language.conditions import Condition, Done
from held.language.events import Event, InnerEnd, Taking
from held.language.norms import Ends
from tests.spec.telling import Chapter, Means, Refused
from tests.spec.told import Told

ENDINGS = Chapter(
    "How it ends",
    """
An ending says where the child is left. It waits for every `must` that is owed, and says which; `whatever is owed` ends
nevertheless. What is owed in an inner procedure counts too. What must live on is a procedure of its own, which the end
`begins`; it begins with the service the child is left with, and before any step of it is taken. So let it ask for its
first step: `after the start, must … unless already done`.
""",
    (
        Means(
            "closing the hub's part ends the transition and leaves the child with social work",
            "The end, once nothing is owed.",
            Ends,
            {"event": Event((Taking("close the hub's part"),)), "service": "social work"},
        ),
        Means(
            "the second opinion (not agreed) ends the transition and leaves the child with family hub and begins move up, "
            "whatever is owed, unless taking the child on",
            "Every part that an ending can have.",
            Ends,
            {
                "event": Event((InnerEnd("second opinion", ("not agreed",)),)),
                "service": "family hub",
                "begins": "move up",
                "whatever_is_owed": True,
                "unless": Condition((Done("take the child on"),)),
            },
        ),
        Told(
            "“Whatever is owed” ends at once, and what was owed lapses, citing the clause.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
  - on: "2026-03-03 10:00"
    by: duty manager
    do: ring for help (nobody answered)
    then:
      - "ended: social work"
      - "not owed: weigh the worry"
""",
            "ringing for help (nobody answered) ends the transition and leaves the child with social work, whatever is owed",
        ),
        Told(
            "What is owed in an inner procedure is waited for as well.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
  - on: "2026-03-02 11:00"
    by: hub worker
    begin: second opinion
    answers: {what keeps the child safe meanwhile: She stays with her aunt.}
  - on: "2026-03-03 10:00"
    by: duty manager
    do: weigh the worry (stay)
    refused: ["5"]
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
        Refused(
            "“move up” begins with family hub, but this leaves the child with social work. Leave the child where the next "
            "procedure begins.",
            "the second opinion ends the transition and leaves the child with social work and begins move up",
        ),
        Refused(
            "No ending leaves the child with social work, where this procedure leads. Add one, or put “to:” right.",
            old="closing the hub's part ends the transition and leaves the child with social work",
            new="closing the hub's part ends the transition and leaves the child with family hub",
        ),
    ),
)
