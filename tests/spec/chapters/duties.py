"""The chapter on duties."""

from held.language.conditions import Condition, Done, Stands
from held.language.events import Event, Taking
from held.language.norms import Duty, InnerDuty, Returning
from held.language.times import AtOnce, Within
from tests.spec.telling import Chapter, Means, Refused

DUTIES = Chapter(
    "Duties",
    """
A **duty** waits: who, what, by when, which clause, why this child. It is owed from its event until the step is taken.
Its role is one of the step's own; without a role the step's own roles owe it. `when` and `unless` are looked at all along:
the duty sleeps while they are not so. Passing a due date blocks nothing and undoes nothing.
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
