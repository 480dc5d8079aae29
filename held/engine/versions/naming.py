"""What a pack keeps by name - services, roles, meetings, papers, levels, clauses - in two versions."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from held.engine.versions.change import Change, Side, Weight
from held.engine.versions.telling import different, instead, labelled, sentence, told
from held.engine.wording import a_or_an

T = TypeVar("T")

LABELS = {
    "service": "of",
    "deputies": "who may stand in",
    "desk": "what its urgent button says",
    "manages": "a manager",
    "prints": "what it prints",
    "names": "“yes” while somebody is named as",
    "nothing_because": "why there is nothing to encode",
    "left_for_later": "left for later",
    "reader": "to",
    "lines": "its text",
    "only": "for",
    "steps": "given after",
}


def named_changes(
    procedure: str, called: str, old: Mapping[str, T], new: Mapping[str, T], weight: Weight
) -> Iterator[Change]:
    """`called`: what such a thing is, as in “role”."""
    for name, value in new.items():
        if name not in old:
            says = f"A new {called}: {name} ({told(value)})"
            yield Change("added", weight, procedure, sentence(says), None, Side(told(value)))
            continue
        said = [_part(field, old[name], value) for field in different(old[name], value)]
        if said:
            says = f"{called}, {name}: {'; '.join(said)}"
            yield Change(
                "changed", weight, procedure, sentence(says), Side(told(old[name])), Side(told(value))
            )
    for name, value in old.items():
        if name not in new:
            says = f"{a_or_an(called)} is gone: {name}"
            yield Change("removed", weight, procedure, sentence(says), Side(told(value)), None)


def _part(field: str, old: object, new: object) -> str:
    return instead(LABELS.get(field, labelled(field)), getattr(old, field), getattr(new, field))
