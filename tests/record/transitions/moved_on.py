"""A child's crossing, decided under the first version, that a manager moves to a later one."""

from held.record.actions.rebuild import compare_all, moved
from held.record.actions.transitions.move_to_version import move_to_version
from held.record.actions.transitions.take_step import take_step
from held.record.reading.history.verify import verify
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from tests.record.promise_counted import children_without
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

WEIGH = "      - after the start, must weigh the evidence by the next tuesday circle\n"
PASSES = (
    WEIGH,
    f"{WEIGH}      - after weighing the evidence (bureau joins), the lead passes to hub coordinator\n",
)
AT_ONCE = ("[bureau joins, hub", "[bureau joins, bureau joins at once, hub")
AT_ONCE_TOO = (
    "      - after weighing the evidence (bureau joins at once), the lead passes to hub coordinator\n"
    "      - after weighing the evidence (bureau joins at once), must introduce the officer within 3 days\n"
)
SHOWN = ("Introduce the officer: due later.",)


def decided(harbour: Harbour) -> Transition:
    """A concern was raised on Monday 2 March and weighed at the circle on Tuesday."""
    raised(harbour, harbour.older)
    step = asked(
        "weigh the evidence", harbour.older, outcome="bureau joins", others=with_the_principal(harbour)
    )
    take_step(by=harbour.workers["hub coordinator"], asked=step, key="k2")
    return Transition.objects.get(child=harbour.older, procedure="crossing")


def last(harbour: Harbour) -> int:
    return Happening.objects.filter(child=harbour.older).order_by("-number")[0].number


def moves(harbour: Harbour, one: Transition, to: str, **words: object) -> int:
    given = {
        "by": harbour.workers["hub coordinator"],
        "transition": one.public,
        "to": to,
        "seen": last(harbour),
        "shown": SHOWN,
        "reason": "The reform asks for it.",
        "key": "m1",
    }
    return move_to_version(**(given | words))  # type: ignore[arg-type]


def all_is_well() -> None:
    assert moved() == ()
    assert not [one for found in compare_all() for one in found]
    assert not verify().faults
    assert not children_without()
