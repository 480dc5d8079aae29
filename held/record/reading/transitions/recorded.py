"""What a form was answered with when it was sent: for the page that follows, and for a form that is sent again."""

import json
from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from held.record.clock import now
from held.record.prepared import prepared
from held.record.reading.care.holding_teams import Teams, holding_team_rows, teams_of
from held.record.reading.one_shape import Row, joined, of_kind, rows_of, shaped
from held.record.reading.people.child import Identity, identity_of, identity_rows
from held.record.reading.transitions.answers import RecordedFor
from held.record.tables.people.worker import Worker
from held.record.tables.work.answered_key import AnsweredKey


def recorded_with(*, by: Worker, key: str, since: datetime | None = None) -> tuple[RecordedFor, ...]:
    """Empty where this worker recorded no step with this key, or none since then."""
    answered = AnsweredKey.objects.filter(key=key, by=by)
    if since is not None:
        answered = answered.filter(at__gt=since)
    answer = answered.values_list("answer", flat=True).first()
    return _read(answer or "")


def identity_and_recorded(
    *, by: Worker, child: str, key: str
) -> tuple[Identity, tuple[RecordedFor, ...], Teams]:
    """The identity bar, what was recorded with the key, and which teams hold each of the family. In one query."""
    rows = rows_of(_identity_and_recorded(by=by.pk, child=child, key=key))
    return identity_of(rows, now()), recorded_of(rows), teams_of(rows)


@prepared
def _identity_and_recorded(*, by: int, child: str, key: str) -> QuerySet:
    moment = now()
    return joined(
        *identity_rows(child, moment), answered_rows(Worker(pk=by), key), holding_team_rows(child, moment)
    )


def answered_rows(by: Worker, key: str) -> QuerySet:
    """For one query with others, of which `recorded_of` reads what it found."""
    answered = AnsweredKey.objects.filter(key=key, by=by)
    return shaped("answered", answered, word="answer", since="at", until="at")


def recorded_of(rows: Iterable[Row]) -> tuple[RecordedFor, ...]:
    """Empty where nothing was recorded with the key."""
    found = of_kind("answered", rows)
    return _read(found[0].word if found else "")


def _read(answer: str) -> tuple[RecordedFor, ...]:
    """Other forms are answered with something else."""
    return tuple(RecordedFor(*one) for one in json.loads(answer)) if answer.startswith("[[") else ()
