"""The chapter on what happens and how things stand."""

from held.language.conditions import Condition, Done, Ended, InnerOpen, Stands
from held.language.events import Event, InnerEnd, Lateness, Start, Taking
from held.language.norms import Only, Tells
from tests.spec.telling import Chapter, Means, Refused

EVENTS_AND_CONDITIONS = Chapter(
    "What happens, and how things stand",
    """
**E happens, C stands.** An event fires once, at its moment. A condition is looked at whenever it is asked, on the latest
result. An event is a step that happens, with outcomes in brackets or without; `the start`; a step that `is late`; the end
of an inner procedure, with its results in brackets or without. Several are joined by `or`.
A condition is a step that happened, a fact or a known, that an inner procedure `is open`, or how it ended when it last ran;
each may have `not` before it.
Several are joined by `and` or by `or`, never by both.
""",
    (
        Means(
            "after raising a worry or ringing for help (got through), tell hub manager",
            "Whichever happens. An outcome in brackets narrows it; without one, any outcome will do.",
            Tells,
            {
                "after": Event((Taking("raise a worry"), Taking("ring for help", ("got through",)))),
                "role": "hub manager",
            },
        ),
        Means(
            "after weighing the worry is late, tell duty manager",
            "The clock wrote that somebody owed this step and its day has passed.",
            Tells,
            {"after": Event((Lateness("weigh the worry"),)), "role": "duty manager"},
        ),
        Means(
            "after the start or the second opinion (agreed or not agreed), tell hub worker",
            "The transition began, or the inner procedure ended with one of these results.",
            Tells,
            {
                "after": Event((Start(), InnerEnd("second opinion", ("agreed", "not agreed")))),
                "role": "hub worker",
            },
        ),
        Means(
            "make the visit only when the child is safe tonight and not how often it happens is daily",
            "A yes-or-no fact stands bare, so word it so that the rule wants “yes”. Other facts say which value.",
            Only,
            {
                "step": "make the visit",
                "needs": Condition(
                    (
                        Stands("the child is safe tonight"),
                        Stands("how often it happens", "daily", negated=True),
                    )
                ),
            },
        ),
        Means(
            "make the visit only after weighing the worry (move up) or ringing for help",
            "Either will do. A step without brackets means that it was done at all, and not asked for again since.",
            Only,
            {
                "step": "make the visit",
                "needs": Condition((Done("weigh the worry", ("move up",)), Done("ring for help")), "or"),
            },
        ),
        Means(
            "make the visit only when second opinion is not open",
            "The inner procedure is not running.",
            Only,
            {"step": "make the visit", "needs": Condition((InnerOpen("second opinion", negated=True),))},
        ),
        Means(
            "close the hub's part only after making the visit or the second opinion (agreed)",
            "The inner procedure ended so when it last ran, and is not running again.",
            Only,
            {
                "step": "close the hub's part",
                "needs": Condition((Done("make the visit"), Ended("second opinion", ("agreed",))), "or"),
            },
        ),
        Refused(
            "“and” and “or” are mixed here, which can be read in two ways. Write two sentences.",
            "make the visit only after raising a worry and weighing the worry or ringing for help",
        ),
        Refused(
            "“weigh the worry” has no outcome “got through”. It has: move up, stay.",
            "after weighing the worry (got through), tell hub manager",
        ),
        Refused(
            "“how often it happens” is no yes or no, so it can't stand bare. Write “how often it happens is …” with one "
            "of: once, sometimes, daily.",
            "make the visit only when how often it happens",
        ),
        Refused(
            "Here the step happens: write “raising a worry”.",
            "after raise a worry, tell hub manager",
        ),
    ),
)
