"""Whether the record holds anyone, and anyone real. Invented people are made in an empty record only."""

from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce


def anyone_real() -> bool:
    """Any worker who is not invented, or a child whom such a worker added."""
    return (
        Worker.objects.filter(invented=False).exists()
        or Child.objects.filter(created_by__invented=False).exists()
    )


def anyone_at_all() -> bool:
    """Any worker, child or team, or procedures that were put in force."""
    return any(kept.objects.exists() for kept in (Worker, Child, Team, InForce))
