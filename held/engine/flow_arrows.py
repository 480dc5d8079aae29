"""What follows what in a procedure: the arrows of its flowchart, and the ends they lead to."""

from held.engine.flow_notes import done_before
from held.engine.flowchart import Arrow, ArrowKind, End
from held.engine.wording import listed
from held.language.events import Event, Start, Taking
from held.language.norms import Citation, Duty, Ends, Only, Opening
from held.language.pack import Procedure

EndKey = tuple[str | None, str | None, str | None]


def ends_of(procedure: Procedure) -> dict[EndKey, End]:
    """Every end: one for each service, procedure that begins, and result."""
    found: dict[EndKey, End] = {}
    for norm in procedure.norms:
        if isinstance(norm, Ends):
            key = (norm.service, norm.begins, norm.result)
            found.setdefault(key, End(f"end {len(found) + 1}", *key, lane=0, column=0))
    return found


def arrows_of(procedure: Procedure, ends: dict[EndKey, End]) -> list[Arrow]:
    """What is owed first, then gates where nothing is owed between the two, then offers, then ends."""
    found: dict[tuple[str, str], Arrow] = {}
    norms = procedure.norms

    def draw(event: Event, to: str, kind: ArrowKind, cites: Citation) -> None:
        for each in event.any_of:
            if isinstance(each, Taking) and each.step != to:
                _draw(found, Arrow(each.step, to, listed(each.outcomes, "or"), kind, cites))

    for norm in norms:
        if isinstance(norm, Duty):
            draw(norm.after, norm.step, norm.force, norm.cites)
    _draw_from_the_start(procedure, found)
    for norm in norms:
        if isinstance(norm, Only):
            for part in done_before(norm):
                gate = Arrow(part.step, norm.step, listed(part.outcomes, "or"), "only", norm.cites)
                if (part.step, norm.step) not in found:
                    _draw(found, gate)
    for norm in norms:
        if isinstance(norm, Opening) and not norm.for_safety:
            draw(norm.opens, norm.step, "may", norm.cites)
    for norm in norms:
        if isinstance(norm, Ends):
            draw(norm.event, ends[norm.service, norm.begins, norm.result].id, "ends", norm.cites)
    return list(found.values())


def _draw(found: dict[tuple[str, str], Arrow], arrow: Arrow) -> None:
    """One arrow between two: a second reason adds its outcomes to the label."""
    key = (arrow.start, arrow.to)
    before = found.get(key)
    if before is None:
        found[key] = arrow
    elif before.label and arrow.label and arrow.label not in before.label:
        found[key] = Arrow(*key, f"{before.label} or {arrow.label}", before.kind, before.cites)
    elif before.label and not arrow.label and arrow.kind != "only":
        found[key] = Arrow(*key, "", before.kind, before.cites)


def _draw_from_the_start(procedure: Procedure, found: dict[tuple[str, str], Arrow]) -> None:
    """What is owed from the start follows a beginning from which nothing else does."""
    lead_on = {start for start, _ in found}
    for norm in procedure.norms:
        if isinstance(norm, Duty) and any(isinstance(each, Start) for each in norm.after.any_of):
            for step in procedure.begins_with:
                if step not in lead_on and step != norm.step:
                    _draw(found, Arrow(step, norm.step, "", norm.force, norm.cites))
