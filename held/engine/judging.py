"""How things stand: a condition is true, false or not known (None)."""

from typing import Protocol

from held.language.conditions import Condition, Done, Ended, InnerOpen, Part, Stands

Judged = bool | None


class Standing(Protocol):
    """What a condition looks at."""

    def counts(self, step: str, outcomes: tuple[str, ...]) -> bool:
        """The step's latest result is one of these, and it was not asked for again since."""

    def value(self, name: str) -> str | tuple[str, ...] | None:
        """The answer to a fact or a known; None while it is not known."""

    def is_open(self, inner: str) -> bool:
        """An inner procedure is running."""

    def has_ended(self, inner: str, results: tuple[str, ...]) -> bool:
        """None is running, and the last one ended with one of these results."""


def judge_part(part: Part, standing: Standing) -> Judged:
    """One part of a condition."""
    match part:
        case Done(step, outcomes, negated):
            return standing.counts(step, outcomes) is not negated
        case InnerOpen(inner, negated):
            return standing.is_open(inner) is not negated
        case Ended(inner, results, negated):
            return standing.has_ended(inner, results) is not negated
        case Stands(name, wanted, negated):
            value = standing.value(name)
            if value is None:
                return None
            said = wanted in value if isinstance(value, tuple) else wanted == value
            return said is not negated


def judge(condition: Condition, standing: Standing) -> Judged:
    """`and` is false if one part is; `or` is true if one part is; else not known if one part is not known."""
    if len(condition.parts) == 1:
        return judge_part(condition.parts[0], standing)
    parts = [judge_part(part, standing) for part in condition.parts]
    settles = condition.joined == "or"
    if settles in parts:
        return settles
    return None if None in parts else not settles


def stands(condition: Condition | None, standing: Standing) -> bool:
    """Known to be true. Every word but `only` acts only on this: not known neither stops nor excuses anybody."""
    return condition is not None and judge(condition, standing) is True
