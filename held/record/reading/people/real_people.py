"""Whether the record holds anyone real. Invented people are never made beside them."""

from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker


def anyone_real() -> bool:
    """Any worker who is not invented, or a child whom such a worker added."""
    return (
        Worker.objects.filter(invented=False).exists()
        or Child.objects.filter(created_by__invented=False).exists()
    )
