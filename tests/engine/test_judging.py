"""True, false and not known."""

import pytest

from held.engine.judging import judge, stands
from held.language.conditions import Condition, Done, Ended, InnerOpen, Stands
from tests.engine.building import all_of, any_of, done, inner_open, so


class Invented:
    def counts(self, step: str, outcomes: tuple[str, ...]) -> bool:
        return step == "walked" and (not outcomes or "far" in outcomes)

    def value(self, name: str) -> str | tuple[str, ...] | None:
        return {"it rains": "yes", "it is dark": "no", "signs": ("hunger", "cold")}.get(name)

    def is_open(self, inner: str) -> bool:
        return inner == "quarrel"

    def has_ended(self, inner: str, results: tuple[str, ...]) -> bool:
        return inner == "peace" and (not results or "shaken on" in results)


TRUE, FALSE, UNKNOWN = so("it rains"), so("it is dark"), so("nobody said")


@pytest.mark.parametrize(
    ("condition", "judged"),
    [
        (all_of(done("walked")), True),
        (all_of(done("walked", "far")), True),
        (all_of(done("walked", "near")), False),
        (all_of(done("walked", negated=True)), False),
        (all_of(done("swam", negated=True)), True),
        (all_of(so("it is dark", "no")), True),
        (all_of(so("it rains", negated=True)), False),
        (all_of(so("signs", "cold")), True),
        (all_of(so("signs", "thirst")), False),
        (all_of(so("nobody said", negated=True)), None),
        (inner_open("quarrel"), True),
        (all_of(InnerOpen("peace", negated=True)), True),
        (all_of(Ended("peace")), True),
        (all_of(Ended("peace", ("shaken on",))), True),
        (all_of(Ended("peace", ("broken off",))), False),
        (all_of(Ended("quarrel", negated=True)), True),
        (all_of(TRUE, UNKNOWN), None),
        (all_of(FALSE, UNKNOWN), False),
        (any_of(TRUE, UNKNOWN), True),
        (any_of(FALSE, UNKNOWN), None),
        (any_of(FALSE, FALSE), False),
    ],
)
def test_a_condition(condition: Condition, judged: bool | None) -> None:
    assert judge(condition, Invented()) is judged


@pytest.mark.parametrize("part", [Stands("nobody said"), Done("swam")])
def test_only_true_stands(part: Stands | Done) -> None:
    assert not stands(Condition((part,)), Invented())
    assert not stands(None, Invented())
