"""Whether a child stays with the worker they have: while an inner procedure runs that stops steps of the transition."""

from datetime import datetime

from held.engine.situation import Situation
from held.language.conditions import InnerOpen
from held.language.norms import Citation, Stop
from held.language.pack import Procedure
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import situation_of
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


def stays_put(child: Child, *, moment: datetime) -> Citation | None:
    """What is cited for it; None where the child may be given to somebody else."""
    for transition in Transition.objects.filter(child=child, ended_at=None):
        procedure = pack_by_hash(transition.pack_hash).procedures[transition.procedure]
        cites = stopped_by(procedure, situation_of(transition, moment=moment))
        if cites:
            return cites
    return None


def stopped_by(procedure: Procedure, situation: Situation) -> Citation | None:
    """The clause under which an inner procedure that runs now stops something."""
    running = {run.procedure for run in situation.inner if run.ended is None}
    for norm in procedure.norms:
        if isinstance(norm, Stop) and norm.during:
            inner = {
                part.inner for part in norm.during.parts if isinstance(part, InnerOpen) and not part.negated
            }
            if inner & running:
                return norm.cites
    return None
