"""Until when two services hold a child: the date of the duty that ends the part of one of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from held.language.conditions import Done
from held.language.events import Taking
from held.language.norms import Duty, Holds, Only
from held.language.pack import Procedure
from held.language.times import ByStatute, Within
from held.record.reading.people.child import Identity
from held.record.reading.procedures import pack_by_hash


@dataclass(frozen=True)
class PartEnds:
    """`service`'s part ends by `due`, as far as the procedure gives a time; `step` is what is owed by then."""

    service: str
    due: datetime
    step: str


def co_working_until(found: Identity) -> PartEnds | None:
    """None while one service alone holds the child, and where no duty with a time of its own ends it."""
    holding = {held.service for held in found.held_by}
    for transition in found.transitions:
        procedure = pack_by_hash(transition.pack_hash).procedures[transition.procedure]
        timed = {
            norm.id
            for norm in procedure.norms
            if isinstance(norm, Duty) and isinstance(norm.time, Within | ByStatute)
        }
        owed: dict[str, datetime] = {}
        for one in found.owed:
            if one.transition == transition.public and not one.run and one.norm in timed:
                owed[one.step] = max(one.due, owed.get(one.step, one.due))
        ends = part_ends(procedure, holding, owed)
        if ends:
            return ends
    return None


def part_ends(
    procedure: Procedure, holding: Collection[str], owed: Mapping[str, datetime]
) -> PartEnds | None:
    """Of the services that hold the child, the first whose part is ended by a step that is `owed` (with its date), or
    by one that waits for such a step; of several the latest. None while one service alone holds the child.
    """
    if len(holding) < 2:
        return None
    for service, closing in _closing(procedure, holding):
        for steps in (closing, set(_before(procedure, closing))):
            dues = [(due, step) for step, due in owed.items() if step in steps]
            if dues:
                due, step = max(dues)
                return PartEnds(service, due, step)
    return None


def _closing(procedure: Procedure, holding: Collection[str]) -> Iterator[tuple[str, set[str]]]:
    for norm in procedure.norms:
        if isinstance(norm, Holds) and norm.service in holding and norm.closes:
            yield norm.service, {each.step for each in norm.closes.any_of if isinstance(each, Taking)}


def _before(procedure: Procedure, steps: set[str]) -> Iterator[str]:
    for norm in procedure.norms:
        if isinstance(norm, Only) and norm.step in steps:
            yield from (part.step for part in norm.needs.parts if isinstance(part, Done) and not part.negated)
