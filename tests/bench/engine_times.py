"""The engine beside an aggregate written by hand for one procedure: how long each takes over the same walk."""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from held.engine.calendar import calendar_of
from held.engine.folding import fold
from held.engine.history import Began, History, StepTaken
from held.engine.situation import Situation
from held.engine.standing import situation
from held.language.pack import Pack
from tests.bench.crossing_by_hand import HUB, INTRODUCE, LAMP, RAISE, WEIGH, by_hand
from tests.procedures.packs import HARBOUR, the_pack

BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)
OFTEN, AGAIN = 40, 200


def walk() -> History:
    """A crossing that is put off twice, is joined, comes close to harm, and ends."""
    acts = (
        StepTaken(**_entry(2), step=RAISE, answered=frozenset({"what worries you"})),
        StepTaken(**_entry(3), step=LAMP, outcome="all quiet"),
        StepTaken(**_entry(4), step=WEIGH, outcome="postponed"),
        StepTaken(**_entry(5), step=WEIGH, outcome="postponed"),
        StepTaken(
            **_entry(6), step=WEIGH, outcome="bureau joins", facts={"the girl or boy was heard": "yes"}
        ),
        StepTaken(**_entry(7), step=LAMP, outcome="immediate danger"),
        StepTaken(**_entry(8), step=INTRODUCE, named={"bureau officer": "ola"}),
    )
    return (Began(**_entry(1), procedure="crossing", lead="gil", holder=HUB), *acts)


def engine_times() -> Iterator[str]:
    """A table, a line at a time. A step is judged on everything before it, so each reads the walk from its beginning."""
    pack, history = the_pack(HARBOUR), walk()[:-1]
    calendar, moment = calendar_of(pack), history[-1].happened
    took = _best(
        {
            "by hand, read and told how it stands": lambda: by_hand(calendar, history).standing(moment),
            "the engine, read": lambda: fold(pack=pack, procedure="crossing", history=history),
            "the engine, read and told how it stands": lambda: _stands(pack, history, moment),
            "the engine, and told of every step why it stands so and what would open it": lambda: [
                (step.reasons, step.warnings) for step in _stands(pack, history, moment).steps
            ],
        }
    )
    hand = next(iter(took.values()))
    yield "| Seven entries of one walk | Microseconds | Times by hand |"
    yield "| --- | ---: | ---: |"
    for name, seconds in took.items():
        yield f"| {name} | {seconds * 1e6:.0f} | {seconds / hand:.1f} |"


def _stands(pack: Pack, history: History, moment: datetime) -> Situation:
    return situation(pack=pack, procedure="crossing", history=history, moment=moment)


def _entry(number: int) -> dict[str, object]:
    at = BEGAN + timedelta(days=number)
    return {"number": number, "happened": at, "recorded": at, "by": "ann"}


def _best(doings: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Seconds of processor time that each takes, at the best of many goes, since others use the machine as well: in turn,
    so that a moment at which it is slow is slow for all, and each so short that some go of the longest is not broken off."""
    goes: dict[str, list[float]] = {name: [] for name in doings}
    for _ in range(AGAIN):
        for name, doing in doings.items():
            began = time.process_time()
            for _ in range(OFTEN):
                doing()
            goes[name].append((time.process_time() - began) / OFTEN)
    return {name: min(each) for name, each in goes.items()}
