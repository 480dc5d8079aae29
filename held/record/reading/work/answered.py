"""Whether a form was sent before: the second press of a button leads where the first one led."""

from held.record.tables.people.worker import Worker
from held.record.tables.work.answered_key import AnsweredKey


def was_answered(*, by: Worker, key: str) -> bool:
    """Whether what this worker sent with this key was done. In one query."""
    return bool(key) and AnsweredKey.objects.filter(by=by, key=key).exclude(answer="").exists()
