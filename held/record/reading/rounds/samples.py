"""The samples drawn in a round, and what auditors judged of each case: from the round's own chain."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from held.engine.sampling import drawn
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition

SAMPLE_DRAWN = "sample drawn"
CASE_AUDITED = "case audited"
ON_A_ROUND = frozenset({SAMPLE_DRAWN, CASE_AUDITED})
"""Kinds that no procedure asks for: they stand beside its steps."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What an auditor wrote of a case. `right_team`: yes or no."""

    smooth: str
    right_team: str
    put_right: str
    by_name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Case:
    """`place`: from 1. `transition` is the id in its address. `judged` the latest, None while nobody has audited it."""

    place: int
    transition: str
    judged: Judged | None


@dataclass(frozen=True, kw_only=True)
class Sample:
    """`number` of its entry on the chain; of how many transitions that ended from `since` to `until` it was drawn."""

    number: int
    since: date
    until: date
    of: int
    seed: str
    by_name: str
    at: datetime
    cases: tuple[Case, ...]


def samples_among(rows: Iterable[Happening]) -> tuple[Sample, ...]:
    """Of the round's entries, with their words and by whom, in their order; the latest sample first."""
    told = [(row, json.loads(row.words.text)) for row in rows if row.words.text is not None]
    judged = {
        (words["sample"], words["case"]): Judged(
            smooth=words["smooth"],
            right_team=words["right team"],
            put_right=words["put right"],
            by_name=row.by.name if row.by else "",
            at=row.happened,
        )
        for row, words in told
        if row.kind == CASE_AUDITED
    }
    found = [
        Sample(
            number=row.number,
            since=date.fromisoformat(words["since"]),
            until=date.fromisoformat(words["until"]),
            of=words["of"],
            seed=words["seed"],
            by_name=row.by.name if row.by else "",
            at=row.happened,
            cases=tuple(
                Case(place=place, transition=case, judged=judged.get((row.number, place)))
                for place, case in enumerate(words["cases"], start=1)
            ),
        )
        for row, words in told
        if row.kind == SAMPLE_DRAWN
    ]
    return tuple(reversed(found))


def ended_between(since: date, until: date) -> list[str]:
    """The ids of the children's transitions that ended on these days or between them; in one query."""
    begins = timezone.make_aware(datetime.combine(since, time.min))
    ends = timezone.make_aware(datetime.combine(until, time.max))
    ended = Transition.objects.filter(child__isnull=False, ended_at__gte=begins, ended_at__lte=ends)
    return list(ended.values_list("public", flat=True))


def drawn_again(sample: Sample) -> bool:
    """Whether the same seed draws the same cases from what the record knows today; in one query."""
    now = drawn(ended_between(sample.since, sample.until), many=len(sample.cases), seed=sample.seed)
    return now == tuple(case.transition for case in sample.cases)
