"""Somebody takes an export: who, when, what and why is written down, and how far each child's history has come."""

from collections.abc import Callable
from datetime import date

from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils import timezone

from held.record.actions.cannot import CanNot
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.named import NobodyNamed
from held.record.reading.people.team import rights_of
from held.record.tables.exports.export import Export
from held.record.tables.people.worker import Worker

WHO_MAY = "An export is taken by somebody who answers for every child of the authority."
SAY_WHY = "Say why it is taken, and for whom. The reason stands with the children it tells of."

# By the entries that each child's chain has, which are without a gap: what somebody is recording at this moment has a
# later number, whatever the clock said when they began, and is in the next export.
_HEADS = """
INSERT INTO record_exportedhead (export_id, child_id, number, child_number, number_there)
SELECT %s, now.child_id, now.number, now.child_number, now.number_there
FROM (
    SELECT child.id AS child_id, newest.number AS number, child.number AS child_number,
        COALESCE((SELECT there.number FROM record_caserow AS there WHERE there.child_id = child.id
            AND there.kind = 'children' ORDER BY there.id DESC LIMIT 1), '') AS number_there
    FROM record_child AS child
    JOIN (SELECT child_id, MAX(number) AS number FROM record_happening GROUP BY child_id) AS newest
        ON newest.child_id = child.id
) AS now
LEFT JOIN record_exportedhead AS known ON known.child_id = now.child_id
    AND known.export_id = (SELECT MAX(export_id) FROM record_exportedhead WHERE child_id = now.child_id)
WHERE known.id IS NULL OR known.number <> now.number
    OR known.child_number <> now.child_number OR known.number_there <> now.number_there
"""

_ROUNDS = """
INSERT INTO record_exportedround (export_id, transition_id, number)
SELECT %s, now.transition_id, now.number
FROM (
    SELECT transition_id, MAX(number) AS number FROM record_happening WHERE child_id IS NULL GROUP BY transition_id
) AS now
LEFT JOIN record_exportedround AS known ON known.transition_id = now.transition_id
    AND known.export_id = (SELECT MAX(export_id) FROM record_exportedround WHERE transition_id = now.transition_id)
WHERE known.id IS NULL OR known.number <> now.number
"""


def take_period(*, by: Worker, first_day: date, last_day: date, why: str, key: str = "") -> int:
    """What was open, owed or done from the first day to the last, both counted in. The export's number. Raises CanNot."""
    if last_day < first_day:
        raise CanNot("The last day comes before the first. Give them the other way about.")
    if first_day > timezone.localdate(now()):
        raise CanNot("The first day is yet to come. Give one that has been.")
    return _take(by, why, key, lambda: Export(first_day=first_day, last_day=last_day))


def take_changes(*, by: Worker, why: str, since: int | None = None, key: str = "") -> int:
    """What has changed since the export of that number, 0 for all there is; since the last one whose files were whole, if
    none is given. The export's number. Raises CanNot, or NobodyNamed."""
    return _take(by, why, key, lambda: Export(since=_since(since)))


def give_again(*, by: Worker, number: int, why: str, key: str = "") -> int:
    """The same files as once before. Under a number of its own, since it is somebody's looking anew. Raises as above."""

    def made() -> Export:
        row = _export(number)
        return Export(again=row.again or row)

    return _take(by, why, key, made)


def _since(number: int | None) -> Export | None:
    if number == 0:
        return None
    if number is None:
        whole = Export.objects.filter(written__isnull=False, first_day=None, again=None)
        return whole.order_by("-number").first()
    row = _export(number)
    return row.again or row


def _export(number: int) -> Export:
    row = Export.objects.select_related("again").filter(number=number).first()
    if row is None:
        raise NobodyNamed(f"There is no export {number}.")
    return row


def _take(by: Worker, why: str, key: str, made: Callable[[], Export]) -> int:
    if not rights_of(by)[0].everybody:
        raise CanNot(WHO_MAY)
    if not why.strip():
        raise CanNot(SAY_WHY)

    def write() -> str:
        row = made()
        row.number = (Export.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        row.by, row.at, row.why = by, now(), why.strip()
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            raise CanNot("Somebody else is taking an export at this moment. Try again.") from None
        if row.again is None:
            with connection.cursor() as cursor:
                cursor.execute(_HEADS, [row.pk])
                cursor.execute(_ROUNDS, [row.pk])
        return str(row.number)

    with transaction.atomic():
        return int(once(key=key, by=by, do=write))
