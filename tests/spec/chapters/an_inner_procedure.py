"""The chapter on inner procedures."""

from held.language.events import Event, Taking
from held.language.norms import Ends
from tests.packs.small_pack import SECOND_OPINION, small_texts
from tests.spec.telling import Chapter, Means, Refused, Shown
from tests.spec.told import Told

AN_INNER_PROCEDURE = Chapter(
    "An inner procedure",
    """
An **inner procedure** runs inside another, which names it under `inside:`. It may begin at any moment, once at a time. From
outside it looks like a step with outcomes: while it runs it `is open`; its end is the event `the NAME (RESULT)`.
It holds no child and ends with one of its named results.
""",
    (
        Shown(small_texts()[SECOND_OPINION]),
        Means(
            "giving a second opinion (seen differently) ends it as not agreed",
            "It ends with this result.",
            Ends,
            {
                "event": Event((Taking("give a second opinion", ("seen differently",)),)),
                "result": "not agreed",
            },
            file=SECOND_OPINION,
        ),
        Told(
            "It runs beside the rest, stops what the rest says it stops, and ends with a result.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
  - on: "2026-03-02 11:00"
    by: hub worker
    begin: second opinion
    answers: {what keeps the child safe meanwhile: She stays with her aunt.}
    then:
      - "owed: give a second opinion, by duty manager, until 2026-03-03 23:59"
      - "not open: begin second opinion"
  - on: "2026-03-02 15:00"
    by: duty manager
    do: give a second opinion (seen alike)
    then:
      - "ended as: agreed"
      - "told: hub manager"
      - "open: begin second opinion"
""",
            "after the second opinion (agreed), tell hub manager",
        ),
        Refused(
            "An inner procedure holds no child and passes no lead. Say this in the procedure it runs inside.",
            "from the start, family hub holds the child",
            file=SECOND_OPINION,
        ),
        Refused(
            "Nothing ends “second opinion” as “put off”. Add a sentence “… ends it as put off”.",
            file=SECOND_OPINION,
            old="endings: [agreed, not agreed]",
            new="endings: [agreed, not agreed, put off]",
        ),
    ),
)
