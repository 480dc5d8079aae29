"""Whether somebody acts as a manager for a child, or in a round, under the words of the pack a transition runs by."""

from held.record.access import acting_roles
from held.record.reading.procedures import pack_by_hash
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


def manages(worker: Worker, child: Child | None, transition: Transition) -> bool:
    """By a role that the pack says manages, their own or one they cover."""
    pack = pack_by_hash(transition.pack_hash)
    return any(pack.roles[role].manages for role in acting_roles(worker, child, pack) if role in pack.roles)
