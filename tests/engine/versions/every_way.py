"""Every way in which one thing inside a pack can be otherwise: each field of everything in it, one at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from held.language.conditions import Condition, InnerOpen
from held.language.events import Event, Start
from held.language.norms import Place, Question, Sentence
from held.language.pack import Pack, Procedure
from held.language.settled import Settled
from held.language.statutory_clock import StatutoryClock
from held.language.times import Within

# How something is called or where it stands, not what it says. What has a name is known by the key it stands under, and
# of an assurance the words follow its meaning.
NOT_SAID = {
    "Pack": {"version", "text", "hash"},
    "Procedure": {"file", "pack", "always", "name"},
    "Step": {"name", "was"},
    "Question": {"place"},
    "Level": {"number"},
    "Clause": {"id"},
    "Assurance": {"words"},
    # The question of a sentence is the one it stands under, which is changed there.
    "Citation": {"question"},
    **{called: {"name"} for called in ("Service", "Role", "Meeting", "Paper", "Known", "Limit")},
}
WHERE_NOTHING_STOOD = {
    "when": Condition((InnerOpen("something else"),)),
    "unless": Condition((InnerOpen("something else"),)),
    "during": Condition((InnerOpen("something else"),)),
    "opens": Event((Start(),)),
    "closes": Event((Start(),)),
    "time": Within(99, "days"),
    "settled": Settled("newly settled"),
    "on": date(2026, 3, 2),
    "until": date(2099, 3, 2),
    "statutory_clock": StatutoryClock("Newland", date(2026, 3, 2), "", {}),
}
OF_STEPS = {"step", "other", "counted_from", "steps", "prints", "begins_with"}


def packs_changed_once(pack: Pack) -> Iterator[tuple[str, Pack]]:
    """The pack with one thing otherwise, and where."""
    yield from _once(pack, "pack", "", ())


def _once(value: Any, path: str, field: str, steps: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """`steps`: those of the procedure it stands in, which a sentence may name."""
    if isinstance(value, Procedure):
        steps = tuple(value.steps)
    if isinstance(value, Place):
        return
    if is_dataclass(value) and not isinstance(value, type):
        for name in said_fields(value):
            for where, other in _once(getattr(value, name), f"{path}.{name}", name, steps):
                yield where, replace(value, **{name: other})
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield f"{path} without {key}", {name: one for name, one in value.items() if name != key}
            for where, other in _once(each, f"{path}[{key}]", field, steps):
                yield where, {**value, key: other}
    elif isinstance(value, tuple):
        for place, each in enumerate(value):
            if not isinstance(value[0], Question):
                yield f"{path} without {place}", (*value[:place], *value[place + 1 :])
            for where, other in _once(each, f"{path}/{place}", field, steps):
                yield where, (*value[:place], other, *value[place + 1 :])
    else:
        yield path, _otherwise(value, field, steps)


def _otherwise(value: Any, field: str, steps: tuple[str, ...]) -> Any:
    if field in OF_STEPS and steps:
        return next(step for step in steps if step != value)
    if field == "force":
        return "should" if value == "must" else "must"
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(days=1)
    return f"{value} otherwise" if value else WHERE_NOTHING_STOOD.get(field, "newly there")


def said_fields(value: Any) -> list[str]:
    """Those of its fields that say something."""
    not_said = {"id", "words"} if isinstance(value, Sentence) else NOT_SAID.get(type(value).__name__, set())
    return [each.name for each in fields(value) if each.name not in not_said]
