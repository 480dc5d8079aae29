"""The child's line as its picture is drawn from: lanes by tier, who held, who led, what is planned."""

from collections.abc import Iterator, Sequence

from held.language.events import Taking
from held.language.norms import Holds, LeadPasses
from held.language.pack import Pack, Procedure
from held.pages.children.team_name import service_and_team
from held.pages.identity.co_working_until import PartEnds, co_working_until
from held.pictures.line.values import Lane, LeadSpan, Line, Span, Stretch
from held.record.reading.care.line import HoldingSpan
from held.record.reading.people.glance import Glance
from held.record.reading.procedures import pack_by_hash

UNKNOWN_TIER = 2
"""A service that the procedures in force no longer know is drawn in the middle."""


def line_values(child: str, seen: Glance, pack: Pack, following: str | None) -> Line:
    """`following`: who is named to lead once a part of co-working ends, where that is known already."""
    line = seen.line
    ends = co_working_until(seen.identity)
    ends = ends if ends and ends.due > line.moment else None
    spans = tuple(_span(held, pack, ends) for held in line.holdings)
    return Line(
        child=child,
        today=line.moment,
        lanes=_lanes(spans, pack),
        spans=spans,
        leads=tuple(_leads(seen, pack, ends, following)),
        unheld=tuple(Stretch(gap.since, gap.until) for gap in line.unheld),
        unled=tuple(Stretch(gap.since, gap.until) for gap in line.unled),
    )


def tier_of(service: str, pack: Pack) -> int:
    return pack.services[service].tier if service in pack.services else UNKNOWN_TIER


def _span(held: HoldingSpan, pack: Pack, ends: PartEnds | None) -> Span:
    planned = ends.due if ends and held.until is None and held.service == ends.service else None
    named = service_and_team(held.service, held.team)
    return Span(tier_of(held.service, pack), named, held.since, held.until or planned)


def _lanes(spans: Sequence[Span], pack: Pack) -> tuple[Lane, ...]:
    """A lane for each tier that has held the child, named after the services that have."""
    lanes = []
    for tier in sorted({span.tier for span in spans}):
        names = dict.fromkeys(span.service.split(",")[0] for span in spans if span.tier == tier)
        lanes.append(Lane(tier, ", ".join(names)))
    return tuple(lanes)


def _leads(seen: Glance, pack: Pack, ends: PartEnds | None, following: str | None) -> Iterator[LeadSpan]:
    for lead in seen.line.leads:
        leaves = (
            ends is not None
            and lead.until is None
            and lead.role in pack.roles
            and pack.roles[lead.role].service == ends.service
            and passing_role(seen, ends) is not None
        )
        yield LeadSpan(lead.worker, lead.since, ends.due if ends and leaves else lead.until)
        if leaves and ends and following:
            yield LeadSpan(following, ends.due)


def passing_role(seen: Glance, ends: PartEnds) -> str | None:
    """To whom the lead passes when that part ends, in the words of the procedure."""
    for transition in seen.identity.transitions:
        procedure = pack_by_hash(transition.pack_hash).procedures[transition.procedure]
        closing = _closing(procedure, ends.service)
        for norm in procedure.norms:
            if isinstance(norm, LeadPasses) and closing & _steps(norm):
                return norm.role
    return None


def _closing(procedure: Procedure, service: str) -> set[str]:
    return {
        each.step
        for norm in procedure.norms
        if isinstance(norm, Holds) and norm.service == service and norm.closes
        for each in norm.closes.any_of
        if isinstance(each, Taking)
    }


def _steps(norm: LeadPasses) -> set[str]:
    return {each.step for each in norm.after.any_of if isinstance(each, Taking)}
