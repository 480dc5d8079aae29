"""Somebody looks at a child's transition: a look at the child, found by the transition's own id."""

from django.db.models import QuerySet

from held.record.access import seeing, standing_of, standing_to
from held.record.actions.people.look import ASKED_WHY, Looked
from held.record.clock import now
from held.record.named import NobodyNamed
from held.record.prepared import prepared
from held.record.reading.people.who import who
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.work.look import Look


def look_at_transition(*, by: Worker, transition: str, page: str) -> Looked:
    """In two queries, like `look`. Raises NobodyNamed."""
    row = next(iter(_whose(by=by.pk, transition=transition)), None)
    if row is None:
        raise NobodyNamed("There is no such transition in the record.")
    found = seeing(standing_of(row))
    Look.objects.create(who=by, child=row, page=page if found.is_open else ASKED_WHY, at=now())
    return Looked(who(row), found)


@prepared
def _whose(*, by: int, transition: str) -> QuerySet[Child]:
    return standing_to(Worker(pk=by)).select_related("family").filter(transitions__public=transition)
