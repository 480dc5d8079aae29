"""The chapter on national limits, which a pack carries as a table of its own."""

from datetime import date

from held.language.events import Event, Start, Taking
from held.language.norms import Duty
from held.language.times import ByStatute, Limit, LimitValue, Within
from tests.packs.small_pack import CLOCK, small_texts
from tests.spec.telling import Chapter, Means, Refused, Shown

ANSWER = ByStatute(
    Limit(
        "answer to a worry",
        "a worry is raised",
        "whoever raised it has an answer",
        (
            LimitValue(
                Within(5, "working days"),
                date(2020, 4, 1),
                date(2026, 3, 31),
                "The Country's Guide, 2020, paragraph 12",
                "seen on public pages",
            ),
            LimitValue(
                Within(3, "working days"),
                date(2026, 4, 1),
                None,
                "The Country's Guide, 2026, paragraph 9",
                "read in the source",
            ),
        ),
    )
)
RAISED = Event((Taking("raise a worry"),))
MUST_VISIT = "after raising a worry, must make the visit within the statutory time limit for"


def _refused(says: str, name: str) -> Refused:
    return Refused(says, f"{MUST_VISIT} {name}")


def _table(says: str, old: str, new: str, because: str = "") -> Refused:
    return Refused(says, file=CLOCK, old=old, new=new, because=because)


THE_STATUTORY_CLOCK = Chapter(
    "The statutory clock",
    """
Some times are no clause of your own: national guidance sets them for everybody, and changes them. They stand in a file of
their own beside `pack.yaml`, **`statutory_clock.yaml`**, each with its days and its source, and a sentence uses one by its
name. The number is the one in force on the day the time starts to run: a number that changes on Tuesday moves nothing that
began on Monday. A page that shows such a date says the limit's name, its number, since when, and where that is written.

The file belongs to the pack. When guidance changes, put the new table into a new version of the pack. A table may be whole:
a limit that no sentence uses is no fault. Held ships the table of England, `held/procedures/statutory_clock/england`; copy
it, and look each limit up before you rely on it: `how sure` says `read in the source`, `seen on public pages` or `general
knowledge`.
""",
    (
        Shown(small_texts()[CLOCK], "This is the whole `statutory_clock.yaml` of the small authority."),
        Means(
            f"{MUST_VISIT} the answer to a worry",
            "Five working days where the worry was raised by 31 March 2026, three from then on.",
            Duty,
            {"after": RAISED, "step": "make the visit", "time": ANSWER},
        ),
        Means(
            "after weighing the worry (move up), must make the visit within the statutory time limit for the answer to a "
            "worry counted from the start",
            "Counted from the day the procedure began, and by the number in force on that day.",
            Duty,
            {
                "after": Event((Taking("weigh the worry", ("move up",)),)),
                "step": "make the visit",
                "time": ANSWER,
                "counted_from": Start(),
            },
        ),
        _refused(
            "“answers to a worry” is no limit of this pack's statutory clock. Did you mean “answer to a worry”?",
            "answers to a worry",
        ),
        _refused(
            "There is no value of the statutory time limit for the first look after 31 March 2020, and a duty may begin "
            "later. Give the value that holds from then, or write a number of your own.",
            "the first look",
        ),
        _refused(
            "The statutory clock has no number for “talk at home”: the guide leaves it to each authority. "
            "Write your own, as in “within 10 days”.",
            "the talk at home",
        ),
        Refused(
            "A limit of the statutory clock is written “within the statutory time limit for …”, with its name.",
            "after raising a worry, must make the visit within the statutory limit for the answer to a worry",
        ),
        _table(
            "Two values of the limit “answer to a worry” hold on 1 April 2026. End the first on the day before.",
            "        from: 2020-04-01\n",
            "        from: 2020-04-01\n        until: 2026-04-30\n",
            "Each day has one value.",
        ),
        _table(
            "The limit “answer to a worry” has no value from 1 March 2026 until 31 March 2026. Say what held then, or make "
            "two limits of it.",
            "        from: 2020-04-01\n",
            "        from: 2020-04-01\n        until: 2026-02-28\n",
        ),
        _table(
            "A value of the limit “first look” has no “source:”. Add it.",
            '        source: "The Country\'s Guide, 2010"\n',
            "",
            "A number that nobody can look up binds nobody.",
        ),
        _table(
            "“working dyas” is no unit of the statutory clock. Did you mean “working days”?",
            "      - is: 3 working days\n",
            "      - is: 3 working dyas\n",
        ),
    ),
)
