"""What taking a step would come to for each child, looked at before it is recorded. Nothing is written."""

from django.db.models import Max

from held.record.clock import now
from held.record.reading.transitions.asked import StepAsked
from held.record.reading.transitions.judging import Judged, judge
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker


def preview(*, by: Worker, asked: StepAsked) -> tuple[Judged, ...]:
    """In the order of `asked.parts`. Raises LookupError for a child, procedure or step that does not exist."""
    moment = now()
    children = {
        row.public: row
        for row in Child.objects.filter(public__in=[part.child for part in asked.parts]).annotate(
            last=Max("happenings__number")
        )
    }
    if len(children) < len({part.child for part in asked.parts}):
        raise LookupError("One of these children is not in the record.")
    return tuple(
        judge(
            by=by,
            asked=asked,
            part=part,
            child=children[part.child],
            number=(children[part.child].last or 0) + 1,
            moment=moment,
        )
        for part in asked.parts
    )
