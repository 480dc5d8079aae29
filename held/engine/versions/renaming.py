"""What stands in the older version, read under the newer version's names: a renamed step is one change, not many."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TypeVar

from held.language.steps import Step

T = TypeVar("T")

OF_STEPS = frozenset({"step", "steps", "counted_from", "other", "prints", "begins_with", "invites_to"})
OF_PROCEDURES = frozenset({"inner", "begins", "inside", "procedure"})


@dataclass(frozen=True)
class Names:
    """Older names to newer ones; what is not in it kept its name."""

    steps: Mapping[str, str] = field(default_factory=dict)
    procedures: Mapping[str, str] = field(default_factory=dict)


def later_steps(old: Mapping[str, Step], new: Mapping[str, Step]) -> dict[str, str]:
    """What the other version calls a step that has another name there; also on the way back to the version that it was
    renamed from, whose files can't say so."""
    back = {
        step.name: step.was for step in old.values() if step.was and step.was in new and step.name not in new
    }
    return back | {
        step.was: step.name for step in new.values() if step.was and step.was in old and step.name not in old
    }


def renamed(value: T, names: Names) -> T:
    """The same value, in the newer names."""
    nothing = not names.steps and not names.procedures
    if nothing or not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {each.name: _under(each.name, getattr(value, each.name), names) for each in fields(value)}
    return replace(value, **changes)


def _under(name: str, value: object, names: Names) -> object:
    if name in OF_STEPS:
        return _named(value, names.steps)
    if name in OF_PROCEDURES:
        return _named(value, names.procedures)
    if isinstance(value, tuple):
        return tuple(renamed(each, names) for each in value)
    return renamed(value, names)


def _named(value: object, newer: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return newer.get(value, value)
    if isinstance(value, tuple):
        return tuple(newer.get(each, each) for each in value)
    return value
