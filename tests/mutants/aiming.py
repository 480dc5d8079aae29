"""What a sentence waits for or looks at, aimed a little elsewhere."""

from collections.abc import Iterator
from dataclasses import replace

from held.language.conditions import Condition, Done, Part
from held.language.events import Event, InnerEnd, Occurrence, Taking
from held.language.pack import Pack, Procedure


def other_events(pack: Pack, procedure: Procedure, event: Event) -> Iterator[tuple[str, Event]]:
    """An event with one of its occurrences left out, or after another outcome, or after any."""
    for place, each in enumerate(event.any_of):
        around = event.any_of[:place], event.any_of[place + 1 :]
        if len(event.any_of) > 1:
            yield "an event left out", Event((*around[0], *around[1]))
        for change, other in _other_occurrences(pack, procedure, each):
            yield change, Event((*around[0], other, *around[1]))


def _other_occurrences(
    pack: Pack, procedure: Procedure, each: Occurrence
) -> Iterator[tuple[str, Occurrence]]:
    match each:
        case Taking(step, outcomes) if outcomes:
            others = [o for o in procedure.steps[step].outcomes if o not in outcomes]
            if others:
                yield "after another outcome", replace(each, outcomes=(others[0],))
                yield "after any outcome", replace(each, outcomes=())
            if len(outcomes) > 1:
                yield "an outcome left out", replace(each, outcomes=outcomes[1:])
        case InnerEnd(inner, results) if results:
            others = [r for r in pack.procedures[inner].endings if r not in results]
            if others:
                yield "after another result", replace(each, results=(others[0],))
        case _:
            pass


def other_conditions(procedure: Procedure, condition: Condition) -> Iterator[tuple[str, Condition]]:
    """A condition with one part left out, turned round, or after another outcome."""
    for place, part in enumerate(condition.parts):
        around = condition.parts[:place], condition.parts[place + 1 :]
        if len(condition.parts) > 1:
            yield "a part of its condition left out", replace(condition, parts=(*around[0], *around[1]))
        for change, other in _other_parts(procedure, part):
            yield change, replace(condition, parts=(*around[0], other, *around[1]))


def _other_parts(procedure: Procedure, part: Part) -> Iterator[tuple[str, Part]]:
    yield "its condition turned round", replace(part, negated=not part.negated)
    if isinstance(part, Done) and part.outcomes:
        others = [o for o in procedure.steps[part.step].outcomes if o not in part.outcomes]
        if others:
            yield "its condition after any outcome", replace(part, outcomes=())
