"""Until when two services hold a child: the date of the duty that ends the part of one of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from held.language.conditions import Done
from held.language.events import Taking
from held.language.norms import Duty, Holds, Only
from held.language.pack import Procedure
from held.language.times import Within
from held.record.reading.people.child import Identity
from held.record.reading.procedures import pack_by_hash


@dataclass(frozen=True)
class PartEnds:
    """`service`'s part ends by `due`, as far as the procedure gives a time."""

    service: str
    due: datetime


def co_working_until(found: Identity) -> PartEnds | None:
    """None while one service alone holds the child, and where no duty with a time of its own ends it."""
    holding = {held.service for held in found.held_by}
    if len(holding) < 2:
        return None
    for transition in found.transitions:
        procedure = pack_by_hash(transition.pack_hash).procedures[transition.procedure]
        timed = {
            norm.id for norm in procedure.norms if isinstance(norm, Duty) and isinstance(norm.time, Within)
        }
        owed = {
            one.step: one.due
            for one in found.owed
            if one.transition == transition.public and not one.run and one.norm in timed
        }
        for service, closing in _closing(procedure, holding):
            # The closing step itself, or what it waits for, whichever is owed.
            for steps in (closing, set(_before(procedure, closing))):
                dues = [due for step, due in owed.items() if step in steps]
                if dues:
                    return PartEnds(service, max(dues))
    return None


def _closing(procedure: Procedure, holding: set[str]) -> Iterator[tuple[str, set[str]]]:
    for norm in procedure.norms:
        if isinstance(norm, Holds) and norm.service in holding and norm.closes:
            yield norm.service, {each.step for each in norm.closes.any_of if isinstance(each, Taking)}


def _before(procedure: Procedure, steps: set[str]) -> Iterator[str]:
    for norm in procedure.norms:
        if isinstance(norm, Only) and norm.step in steps:
            yield from (part.step for part in norm.needs.parts if isinstance(part, Done) and not part.negated)
