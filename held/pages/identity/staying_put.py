"""While an inner procedure runs that stops the transition, every page about the child says so on top."""

from collections.abc import Iterator

from held.language.conditions import InnerOpen
from held.language.norms import Citation, Stop
from held.language.pack import Procedure
from held.pages.wording.dates import full_date
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.people.child import Identity
from held.record.reading.people.who import Who
from held.record.reading.procedures import pack_by_hash


def staying_put(child: Who, found: Identity) -> Iterator[str]:
    """One sentence for each inner procedure that runs: with whom the child stays until it is settled."""
    by_id = {one.public: one for one in found.transitions}
    for inner in found.inner:
        transition = by_id.get(inner.transition)
        if transition is None:
            continue
        pack = pack_by_hash(transition.pack_hash)
        if inner.procedure not in pack.procedures:
            continue
        title = pack.procedures[inner.procedure].title
        cites = stops_while(pack.procedures[transition.procedure], inner.procedure)
        said = f"{capital(title)}, since {full_date(inner.since)}."
        if cites:
            said += f" {child.called} stays {_with(found)} until it is settled ({', '.join(one.words for one in cites)})."
        yield said


def _with(found: Identity) -> str:
    holders = and_list([held.service for held in found.held_by])
    lead = f"{found.lead.worker.name} leads" if found.lead else ""
    if holders and lead:
        return f"with {holders}, and {lead},"
    return f"with {holders}" if holders else "where they are"


def stops_while(procedure: Procedure, inner: str) -> tuple[Citation, ...]:
    """What the procedure cites where it stops something as long as that inner procedure is open."""
    return tuple(
        dict.fromkeys(
            norm.cites
            for norm in procedure.norms
            if isinstance(norm, Stop)
            and norm.during
            and any(isinstance(part, InnerOpen) and part.inner == inner for part in norm.during.parts)
        )
    )
