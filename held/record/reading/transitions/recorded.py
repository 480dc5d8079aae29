"""What a form was answered with when it was sent: for the page that follows, and for a form that is sent again."""

import json

from held.record.reading.transitions.answers import RecordedFor
from held.record.tables.people.worker import Worker
from held.record.tables.work.answered_key import AnsweredKey


def recorded_with(*, by: Worker, key: str) -> tuple[RecordedFor, ...] | None:
    """None where this worker recorded no step with this key. In one query."""
    answer = AnsweredKey.objects.filter(key=key, by=by).values_list("answer", flat=True).first()
    if not answer or not answer.startswith("[["):
        return None
    return tuple(RecordedFor(*one) for one in json.loads(answer))
