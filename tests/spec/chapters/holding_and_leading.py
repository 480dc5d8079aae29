"""The chapter on holders, the lead, what is told, sent and recorded."""

from held.language.conditions import Condition, Stands
from held.language.events import Event, Start, Taking
from held.language.norms import GoesTo, Holds, LeadPasses, RecordedAs, Sends, Tells
from tests.spec.telling import Chapter, Means, Refused
from tests.spec.told import Told

HOLDING_AND_LEADING = Chapter(
    "Who holds the child, who leads, who hears of it",
    """
At every moment some service **holds the child**, and one person is the **lead** and works for a service that holds it.
Two holders at once is co-working. The lead passes to a person, so some step must name one (`a named ROLE`),
though it be the one who takes the step.
""",
    (
        Means(
            "from the start until closing the hub's part, family hub holds the child",
            "From one event, and until another where there is one.",
            Holds,
            {
                "opens": Event((Start(),)),
                "closes": Event((Taking("close the hub's part"),)),
                "service": "family hub",
            },
        ),
        Means(
            "after closing the hub's part, the lead passes to social worker",
            "To whoever is named in that role by then: in that act, in one before it, or on the child's record.\n"
            "Where nobody is, the act is refused.",
            LeadPasses,
            {"after": Event((Taking("close the hub's part"),)), "role": "social worker"},
        ),
        Means(
            "after raising a worry, tell duty manager",
            "Once, to whoever stands in that role.",
            Tells,
            {"after": Event((Taking("raise a worry"),)), "role": "duty manager"},
        ),
        Means(
            "after raising a worry, the worry note goes to social work",
            "The paper is printed from what its steps were told, and lies in that service's tray.",
            Sends,
            {"after": Event((Taking("raise a worry"),)), "paper": "the worry note", "service": "social work"},
        ),
        Means(
            "weighing the worry is recorded as a panel decision",
            "How it stands in the child's chronology.",
            RecordedAs,
            {"step": "weigh the worry", "kind": "panel decision"},
        ),
        Means(
            "on arrival when the child is safe tonight, goes to family hub",
            "The first such sentence that is so. A duty that several services may take is then owed by that one.\n"
            "Whoever names a team (`a team of SERVICE`) overrules it: let that step ask why. What is owed by that\n"
            "service, and what is sent to it, lies in the tray of the team that was named.",
            GoesTo,
            {"service": "family hub", "when": Condition((Stands("the child is safe tonight"),))},
        ),
        Told(
            "Two services hold the child from here on, a paper has gone, somebody was told, and it stands in the chronology.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    then:
      - "sent: the worry note to social work"
      - "told: duty manager"
      - "held by: family hub"
      - "lead: hub worker"
  - on: "2026-03-03 10:00"
    by: duty manager
    do: weigh the worry (move up)
    then:
      - "recorded as: panel decision"
  - on: "2026-03-04 10:00"
    by: duty manager
    do: take the child on
    then:
      - "held by: family hub, social work"
""",
            "after raising a worry, tell duty manager",
        ),
        Told(
            "The lead passes to the person who was named, with the act that says so.",
            """\
  - on: "2026-03-02 10:00"
    by: duty manager
    do: ring for help (got through)
  - on: "2026-03-02 12:00"
    by: duty manager
    do: take the child on
    names: {social worker: Amy Stone}
    then:
      - "lead: Amy Stone"
""",
            "after taking the child on, the lead passes to social worker",
        ),
        Told(
            "Somebody names the team to which the child goes.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    answers: {the child is safe tonight: yes}
    then:
      - "goes to: family hub"
  - on: "2026-03-03 10:00"
    by: duty manager
    do: weigh the worry (move up)
    answers: {which team: Northfield}
    then:
      - "goes to: social work, Northfield"
""",
            "on arrival when the child is safe tonight, goes to family hub",
            old="      the day it is looked at again: date\n",
            new="      the day it is looked at again: date\n      which team: a team of social work\n",
        ),
        Refused(
            "“family hubs” is no service of this pack. Did you mean “family hub”?",
            "from the start, family hubs holds the child",
        ),
    ),
)
