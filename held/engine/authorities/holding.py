"""Who holds the child and who leads: above all how long two services hold the child together."""

from collections.abc import Iterator
from itertools import combinations

from held.engine.authorities.deciding import limit
from held.engine.authorities.point import Point, cited
from held.engine.wording import the_event
from held.language.conditions import Done
from held.language.events import Event, Start, Taking
from held.language.norms import Duty, Ends, Holds, LeadPasses, Only
from held.language.pack import Pack, Procedure


def together(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """From when until when two services hold the child, and how long that may last."""
    held = [norm for norm in procedure.norms if isinstance(norm, Holds)]
    for one, other in combinations(held, 2):
        if one.service == other.service:
            continue
        first, second = (other, one) if _from_the_start(other) else (one, other)
        opens = second.opens
        until = f" until {the_event(procedure, first.closes)}" if first.closes else ""
        says = f"{first.service} and {second.service}: from {the_event(procedure, opens)}{until}"
        yield Point(procedure.name, says, cited([first, second]))
        if first.closes:
            yield from _how_long(first.closes, opens, procedure)


def _how_long(closes: Event, opens: Event, procedure: Procedure) -> Iterator[Point]:
    """The times of the step that closes it, and of the steps it waits for that are owed since both hold the child."""
    closing = {each.step for each in closes.any_of if isinstance(each, Taking)}
    waits_for = {
        part.step
        for norm in procedure.norms
        if isinstance(norm, Only) and norm.step in closing
        for part in norm.needs.parts
        if isinstance(part, Done)
    }
    since = set(opens.any_of)
    for norm in procedure.norms:
        if not isinstance(norm, Duty) or norm.time is None or norm.force == "may":
            continue
        if norm.step in closing or (norm.step in waits_for and since & set(norm.after.any_of)):
            yield limit(norm, procedure)


def _from_the_start(norm: Holds) -> bool:
    return Start() in norm.opens.any_of


def leads(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """Who leads at the start, and to whom the lead passes."""
    if procedure.lead_at_start:
        yield Point(procedure.name, f"at the start the {procedure.lead_at_start}", ())
    for norm in procedure.norms:
        if isinstance(norm, LeadPasses):
            says = f"after {the_event(procedure, norm.after)} the {norm.role}"
            yield Point(procedure.name, says, cited([norm]))


def ends(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """Where each end leaves the child, or with which result it ends."""
    for norm in procedure.norms:
        if isinstance(norm, Ends):
            left = f"as {norm.result}" if norm.result else f"with {norm.service}"
            begins = f", and the {norm.begins} begins" if norm.begins else ""
            says = f"{left}: {the_event(procedure, norm.event)}{begins}"
            yield Point(procedure.name, says, cited([norm]))
