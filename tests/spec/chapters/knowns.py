"""The chapter on what the record answers by itself."""

# ruff: noqa: E501 - a line is a line, as it is on the page

from held.language.conditions import Condition, Stands
from held.language.norms import Only
from tests.spec.telling import Chapter, Means, Refused
from tests.spec.told import Told

KNOWNS = Chapter(
    "What the record knows by itself",
    """
What a step asks is a person's answer, and holds until a step asks again. Some things the record knows without asking, and
they can change behind the procedure's back: somebody is named, or leaves. Such a thing is a **known**. It stands under `known:`
of the procedure, and is used in a sentence like a yes-or-no answer:

```yaml
known:
  a social worker is named: {named: social worker}
```

It is “yes” while the record names somebody in that role for this child, and “no” when it doesn't. It is never asked of anybody.

A child can be in several procedures at once. Where one of them is to wait for another, it asks the record whether that runs:
`a move down is running: {running: move down}` is “yes” while the child is in that procedure as well, and is used as in
`while a move down is running, do not make the visit`. It names a procedure of its own, and never an inner one or itself.
In a story, the line `known: {a social worker is named: yes}` says that the record has changed.
""",
    (
        Means(
            "close the hub's part only when a social worker is named",
            "Refused while the record names nobody in that role.",
            Only,
            {"step": "close the hub's part", "needs": Condition((Stands("a social worker is named"),))},
        ),
        Told(
            "It opens the step when it becomes so, and closes it when it is so no more.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    then:
      - "not open: make the visit"
  - on: "2026-03-03 10:00"
    known: {a social worker is named: yes}
    then:
      - "open: make the visit"
  - on: "2026-03-04 10:00"
    known: {a social worker is named: no}
    then:
      - "not open: make the visit"
""",
            "after raising a worry, must make the visit when a social worker is named",
        ),
        Refused(
            "“a social worker is named” takes {named: a role} or {running: a procedure}, which the record can answer. Let a "
            "step ask what the record can't know.",
            old="{named: social worker}",
            new="yes or no",
        ),
        Refused(
            "“move up” runs whenever this is asked. Leave it out.",
            old="{named: social worker}",
            new="{running: move up}",
        ),
        Refused(
            "No sentence uses the known “the school knows”. Use it in a condition, or leave it out.",
            old="known:\n",
            new="known:\n  the school knows: {named: hub manager}\n",
        ),
    ),
)
