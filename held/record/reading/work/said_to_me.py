"""What somebody is told in their own name and has not answered for yet: each with the entry that it is about."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from held.record.access import standing_in_for
from held.record.clock import now
from held.record.prepared import prepared
from held.record.reading.rounds.named import whose
from held.record.reading.transitions.entries import STEP_TAKEN
from held.record.reading.transitions.wishes import ASKED_TO_BE_TOLD
from held.record.reading.work.nobody_in import nobody_in
from held.record.reading.work.owed_line import MOST
from held.record.reading.work.urgent_line import is_urgent_notice
from held.record.tables.history.happening import Happening
from held.record.tables.people.worker import Worker
from held.record.tables.work.notice import Notice


@dataclass(frozen=True, kw_only=True)
class About:
    """The step an entry is about, taken or waited for. `inner` is the inner procedure it belongs to, empty for none.
    `happened` and `by_name`: when, and who recorded it."""

    step: str
    outcome: str
    inner: str
    happened: datetime
    by_name: str


@dataclass(frozen=True, kw_only=True)
class SaidToMe:
    """`in_your_name`: a step that somebody else recorded, naming this person beside them. `waited_for`: they asked to be
    told when the step can go ahead. `is_urgent`: it tells of an urgent call. `is_open`: the transition goes on.
    `to`: whom they cover for, if it is not theirs. `step_taken`: the number of the step that it tells of.
    """

    id: int
    child: str
    child_name: str
    transition: str
    procedure: str
    pack_hash: str
    is_open: bool
    is_urgent: bool
    step_taken: int | None
    says: str
    sent: datetime
    to: str
    in_your_name: About | None
    waited_for: About | None


def said_to_me(worker: Worker) -> tuple[SaidToMe, ...]:
    """Longest waiting first, at most 200. In one query."""
    return tuple(_line(row, worker) for row in _said(worker=worker.pk))


@prepared
def _said(*, worker: int) -> QuerySet[Notice]:
    them = standing_in_for(Worker(pk=worker), now())
    return (
        with_entry(Notice.objects.filter(nobody_in("team"), worker__in=them, received=None))
        .select_related("child", "transition", "worker")
        .order_by("sent", "id")[:MOST]
    )


def with_entry(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Each with the entry that sent it: for `in_your_name`."""
    entry = Happening.objects.filter(child=OuterRef("child"), number=OuterRef("because"))
    columns = {
        "entry_words": "words__text",
        "entry_kind": "kind",
        "entry_run": "run",
        "entry_pack": "pack_hash",
        "entry_happened": "happened",
        "entry_by": "by__name",
    }
    return notices.annotate(**{name: Subquery(entry.values(column)[:1]) for name, column in columns.items()})


def in_your_name(row: Notice) -> About | None:
    """Where the entry that sent it names the one it went to beside whoever recorded it."""
    words = json.loads(row.entry_words or "{}")
    if row.entry_kind != STEP_TAKEN or row.worker is None or not row.role:
        return None
    if words.get("others", {}).get(row.role) != row.worker.public:
        return None
    return _about(row, words, row.entry_run.rpartition(" ")[0])


def _about(row: Notice, words: dict[str, str], inner: str) -> About:
    return About(
        step=str(words["step"]),
        outcome=str(words.get("outcome") or ""),
        inner=inner,
        happened=row.entry_happened,
        by_name=row.entry_by or "",
    )


def _line(row: Notice, worker: Worker) -> SaidToMe:
    transition, about = row.transition, whose(row.child, row.transition)
    words = json.loads(row.entry_words or "{}")
    is_wish = row.entry_kind == ASKED_TO_BE_TOLD and "step" in words
    return SaidToMe(
        id=row.pk,
        child=about.public,
        child_name=about.name,
        transition=transition.public if transition else "",
        procedure=transition.procedure if transition else "",
        pack_hash=transition.pack_hash if transition else "",
        is_open=bool(transition and transition.ended_at is None),
        is_urgent=is_urgent_notice(row),
        step_taken=row.because if row.entry_kind == STEP_TAKEN else None,
        says=row.says,
        sent=row.sent,
        to=row.worker.name if row.worker and row.worker_id != worker.pk else "",
        in_your_name=in_your_name(row),
        waited_for=_about(row, words, words.get("inner", "")) if is_wish else None,
    )
