"""How somebody stands to a child, as every page about the child asks it."""

from held.record.access import Seeing, seeing, standing_of, standing_to
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker


def may_see(worker: Worker, child: Child) -> Seeing:
    return seeing(standing_of(standing_to(worker).get(pk=child.pk)))
