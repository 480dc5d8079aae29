"""Doing what a form asks once, however often it is sent: its key is kept with its answer, in the same transaction."""

from collections.abc import Callable
from datetime import datetime

from django.db import connection, transaction

from held.record.clock import now
from held.record.prepared import Change, prepared_update
from held.record.tables.people.worker import Worker
from held.record.tables.work.answered_key import AnsweredKey

# Plain SQL, because Django does not say whether the row is new.
_OWN = """INSERT INTO record_answeredkey (key, by_id, at, answer) VALUES (%s, %s, %s, '') ON CONFLICT (key) DO NOTHING"""


class KeyOfSomebodyElse(Exception):
    """This key came with somebody else's form. Nothing was done: open the form again."""


def once(*, key: str, by: Worker, do: Callable[[], str]) -> str:
    """The answer of `do`, or the one kept from before. An empty key is no form's: done, and not kept."""
    with transaction.atomic():
        before = answered_before(key=key, by=by)
        if before is not None:
            return before
        answer = do()
        keep_answer(key=key, by=by, answer=answer)
        return answer


def answered_before(*, key: str, by: Worker) -> str | None:
    """The answer kept for this key, or None, and then the key is this transaction's own: finish with `keep_answer`.

    Whoever comes with the same key meanwhile waits until this transaction ends. Raises KeyOfSomebodyElse.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A key is asked about inside the transaction that does the work.")
    if not key:
        return None
    with connection.kept_cursor() as cursor:
        cursor.execute(_OWN, [key, by.pk, connection.ops.adapt_datetimefield_value(now())])
        if cursor.rowcount:
            return None
    kept = AnsweredKey.objects.get(key=key)
    if kept.by_id != by.pk:
        raise KeyOfSomebodyElse("This form was opened by somebody else. Open it again and fill it in.")
    return kept.answer


def keep_answer(*, key: str, by: Worker, answer: str) -> None:
    """Keeps the answer with its key."""
    if key:
        _keep(key=key, by=by.pk, answer=answer, moment=now())


@prepared_update
def _keep(*, key: str, by: int, answer: str, moment: datetime) -> Change:
    return AnsweredKey.objects.filter(key=key, by=by), {"answer": answer, "at": moment}
