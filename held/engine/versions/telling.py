"""What is different in one value, in words: any field of anything in a pack, also one that nobody has thought of."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from held.engine.wording import capital
from held.language.conditions import Condition
from held.language.days import in_words
from held.language.events import Event
from held.language.sentences.saying import say_condition, say_event, say_time
from held.language.steps import Step
from held.language.times import AtOnce, Before, ByMeeting, ByStatute, LimitValue, Within


def told(value: object, steps: Mapping[str, Step] | None = None) -> str:
    """A value as somebody would write it. `steps`: those that events and conditions speak of."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case str():
            return f"“{value}”" if value else "nothing"
        case Event():
            return say_event(value, steps or {})
        case Condition():
            return say_condition(value, steps or {})
        case Within() | AtOnce() | ByMeeting() | Before():
            return say_time(value)
        case ByStatute(limit):
            return f"{say_time(value)} ({limit.words})"
        case LimitValue():
            return f"{value.words} {value.when} ({value.source}; {value.certainty})"
        case date():
            return in_words(value)
        case tuple() | frozenset():
            return ", ".join(told(each, steps) for each in value) or "nothing"
        case Mapping():
            return ", ".join(f"{key}: {told(each, steps)}" for key, each in value.items()) or "nothing"
    if is_dataclass(value):
        return ", ".join(
            f"{labelled(each.name)} {told(getattr(value, each.name), steps)}"
            for each in fields(value)
            if getattr(value, each.name) not in (None, (), "", False)
        )
    return str(value)


def labelled(field: str) -> str:
    """The name of a field as a word."""
    return field.replace("_", " ").strip()


def different(old: Any, new: Any, leaving_out: Collection[str] = ()) -> Iterator[str]:
    """The names of the fields in which two values of one kind differ."""
    for each in fields(new):
        if each.name not in leaving_out and getattr(old, each.name) != getattr(new, each.name):
            yield each.name


def instead(label: str, old: object, new: object, steps: Mapping[str, Step] | None = None) -> str:
    """ "who may take it: also “a”; no longer “b”", or "desk: “ring us” instead of nothing"."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        more = tuple(each for each in new if each not in old)
        less = tuple(each for each in old if each not in new)
        if not more and not less:
            return f"{label}: in another order, {told(new, steps)}"
        said = [f"also {told(more, steps)}"] * bool(more) + [f"no longer {told(less, steps)}"] * bool(less)
        return f"{label}: {'; '.join(said)}"
    return f"{label}: {told(new, steps)} instead of {told(old, steps)}"


def sentence(words: str) -> str:
    """With a capital, and a full stop unless it ends already."""
    return capital(words) + ("" if words.endswith((".", "?")) else ".")
