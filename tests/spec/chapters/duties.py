"""The chapter on duties."""

from held.language.conditions import Condition, Done, Stands
from held.language.events import Event, Taking
from held.language.norms import Duty, InnerDuty, Returning
from held.language.times import AtOnce, Within
from tests.spec.telling import Chapter, Means, Refused
from tests.spec.told import Told

DUTIES = Chapter(
    "Duties",
    """
A **duty** waits: who, what, by when, which clause, why this child. It is owed from its event until the step is taken.
Its role is one of the step's own; without a role the step's own roles owe it. `when` and `unless` are looked at all along:
the duty sleeps while they are not so. Passing a due date blocks nothing and undoes nothing.
Where two sentences ask for one step, each stands with its own clause and date, and the step, once taken, answers both.
Where a clause wants “this or that”, write one step with two outcomes: a sentence asks for one step.
""",
    (
        Means(
            "after making the visit, must close the hub's part",
            "Owed. The clause gives no time, so the date is the authority's own “look again”, shown as ours.",
            Duty,
            {"after": Event((Taking("make the visit"),)), "step": "close the hub's part"},
        ),
        Means(
            "after taking the child on, hub worker must make the visit within 10 working days",
            "Owed by this role, with the clause's own time.",
            Duty,
            {
                "after": Event((Taking("take the child on"),)),
                "step": "make the visit",
                "role": "hub worker",
                "time": Within(10, "working days"),
            },
        ),
        Means(
            "each time after raising a worry, must weigh the worry at once unless already done",
            "Asked anew each time. “Unless already done” owes nothing where the step's result still stands.",
            Duty,
            {
                "after": Event((Taking("raise a worry"),)),
                "step": "weigh the worry",
                "time": AtOnce(),
                "each_time": True,
                "unless_already_done": True,
            },
        ),
        Means(
            "after weighing the worry (move up), must take the child on within 3 days counted from raising a worry "
            "when the child is safe tonight unless ringing for help (got through)",
            "The days are counted from another step; the duty sleeps unless the fact is “yes”, and once the call was "
            "answered. These follow the step in any order, each once.",
            Duty,
            {
                "after": Event((Taking("weigh the worry", ("move up",)),)),
                "step": "take the child on",
                "time": Within(3, "days"),
                "counted_from": "raise a worry",
                "when": Condition((Stands("the child is safe tonight"),)),
                "unless": Condition((Done("ring for help", ("got through",)),)),
            },
        ),
        Means(
            "after ringing for help (nobody answered), should make the visit",
            "Owed, and its owner may set it aside with a reason.",
            Duty,
            {
                "after": Event((Taking("ring for help", ("nobody answered",)),)),
                "step": "make the visit",
                "force": "should",
            },
        ),
        Means(
            "after raising a worry, may make the visit",
            "Offered: the step is open, and nobody owes it.",
            Duty,
            {"after": Event((Taking("raise a worry"),)), "step": "make the visit", "force": "may"},
        ),
        Means(
            "every 2 weeks from taking the child on until closing the hub's part, hub worker must make the visit",
            "A duty that comes back: the next one two weeks after the last was due. Missed ones don't pile up.",
            Returning,
            {
                "every": Within(2, "weeks"),
                "opens": Event((Taking("take the child on"),)),
                "closes": Event((Taking("close the hub's part"),)),
                "step": "make the visit",
                "role": "hub worker",
            },
        ),
        Means(
            "after weighing the worry (stay), must begin second opinion within 1 working day",
            "An inner procedure is owed, by whoever leads.",
            InnerDuty,
            {
                "after": Event((Taking("weigh the worry", ("stay",)),)),
                "inner": "second opinion",
                "time": Within(1, "working days"),
            },
        ),
        Means(
            "each time after weighing the worry (stay), hub manager must begin second opinion at once",
            "It is owed by this role, and anew each time.",
            InnerDuty,
            {
                "after": Event((Taking("weigh the worry", ("stay",)),)),
                "inner": "second opinion",
                "role": "hub manager",
                "time": AtOnce(),
                "each_time": True,
            },
        ),
        Told(
            "Two sentences that ask for one step each have their own date.",
            """\
  - on: "2026-03-04 10:00"
    by: hub worker
    do: raise a worry
    then:
      - "owed: weigh the worry, until 2026-03-06"
      - "owed: weigh the worry, until 2026-03-10"
""",
            "after raising a worry, must weigh the worry within 2 working days",
        ),
        Told(
            "“Each time” asks anew, with a date of its own.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: ring for help (nobody answered)
    then:
      - "owed: make the visit, by hub worker, until 2026-03-03 23:59"
  - on: "2026-03-02 16:00"
    by: hub worker
    do: make the visit
    names: {social worker: Amy Stone}
    then:
      - "not owed: make the visit"
  - on: "2026-03-04 09:00"
    by: hub worker
    do: ring for help (nobody answered)
    then:
      - "owed: make the visit, by hub worker, until 2026-03-05 23:59"
""",
            "each time after ringing for help (nobody answered), must make the visit within 1 day",
        ),
        Told(
            "What should be done can be set aside by whoever owes it, with a reason; what may be done is owed by nobody.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    then:
      - "should: make the visit, by hub worker, until 2026-03-04 23:59"
  - on: "2026-03-03 10:00"
    by: hub worker
    set aside: make the visit
    then:
      - "not owed: make the visit"
""",
            "after raising a worry, should make the visit within 2 days",
        ),
        Told(
            "What comes back is owed again from the day that it was due, whenever it was done.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    then:
      - "owed: make the visit, by hub worker, until 2026-03-16 23:59"
  - on: "2026-03-12 10:00"
    by: hub worker
    do: make the visit
    names: {social worker: Amy Stone}
    then:
      - "owed: make the visit, by hub worker, until 2026-03-30 23:59"
""",
            "every 2 weeks from raising a worry until closing the hub's part, hub worker must make the visit",
        ),
        Told(
            "That an inner procedure begins is owed by whoever leads; its first step begins it.",
            """\
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
    then:
      - "owed: begin second opinion, until 2026-03-03 23:59"
  - on: "2026-03-03 10:00"
    by: hub worker
    begin: second opinion
    answers: {what keeps the child safe meanwhile: She stays with her aunt.}
    then:
      - "not owed: begin second opinion"
      - "owed: give a second opinion, by duty manager, until 2026-03-04 23:59"
""",
            "after raising a worry, must begin second opinion within 1 working day",
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
        Refused(
            "“make the visit” is not taken by “hub manager” but by hub worker. Name one of them.",
            "after raising a worry, hub manager must make the visit",
        ),
        Refused(
            "“make a visit” is no step of this procedure. Did you mean “make the visit”?",
            "after raising a worry, must make a visit",
            because="The nearest name is looked for among names of the kind expected there, and no others.",
        ),
        Refused(
            "What may be done is not owed, so it has no time. Leave the time out, or write “must”.",
            "after raising a worry, may make the visit within 2 days",
        ),
    ),
)
