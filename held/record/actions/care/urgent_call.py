"""An urgent call about a child that stands in no transition: written on their record, whoever holds
them is told, it waits in a tray until somebody answers, and nothing can refuse it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from django.db import transaction

from held.engine.calendar import local_day
from held.engine.wording import by_when
from held.language.pack import Pack
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock_named
from held.record.actions.work.once import once
from held.record.actions.work.write_notice import write_notice
from held.record.clock import now
from held.record.index.contacts import (
    answer_due,
    rung_about,
    tray_for,
    write_calls_to_answer,
    write_contact,
)
from held.record.named import NobodyNamed
from held.record.reading.care.lead import lead_at
from held.record.reading.procedures import NothingInForce, pack_in_force
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker

URGENT_CALL = "urgent call"


def record_urgent_call(
    *, by: Worker, children: Sequence[str], words: Mapping[str, object], happened: datetime, key: str
) -> int:
    """On each of these children, all or none. The number of the happening on the first.

    `words`: what was asked and answered. A time later than now is taken as now. Raises NobodyNamed.
    """

    def write() -> str:
        moment = now()
        found = {child.public: child for child in lock_named(children)}
        if not set(children) <= set(found):
            raise NobodyNamed("One of these children is not in the record.")
        pack = _pack(moment)
        entries = [
            _record(found[child], by, words, min(happened, moment), pack, moment) for child in children
        ]
        return str(entries[0].number)

    with transaction.atomic():
        return int(once(key=key, by=by, do=write))


def _pack(moment: datetime) -> Pack | None:
    try:
        return pack_in_force(on=local_day(moment))
    except NothingInForce:
        return None


def _record(
    child: Child,
    by: Worker,
    words: Mapping[str, object],
    happened: datetime,
    pack: Pack | None,
    moment: datetime,
) -> Happening:
    """Whose tray it stands in, and until when, is kept with the call: it waits there until somebody answers it."""
    tray, due = tray_for(child, moment, pack), answer_due(pack, happened)
    entry = append(
        child=child,
        kind=URGENT_CALL,
        words={
            **words,
            "tray": {"team": tray.public, "name": tray.name} if tray else None,
            "answer due": due.isoformat(),
        },
        by=by,
        happened=happened,
    )
    write_contact(child=child, number=entry.number, team=tray, since=happened, due=due)
    write_calls_to_answer(child=child, moment=moment)
    _tell(entry, due, moment)
    return entry


def _tell(entry: Happening, due: datetime, moment: datetime) -> None:
    """Whoever leads, and the teams that hold the child; where none is known, the duty desks. No step follows from it."""
    says = (
        f"An urgent call was recorded by {entry.by}. No step of a procedure was open for it: read it before anything else. "
        f"It is to be answered {by_when(due)}."
    )
    tell = partial(
        write_notice, child=entry.child, because=entry.number, sent=moment, says=says, is_urgent=True
    )
    lead = lead_at(entry.child, moment)
    if lead is not None and lead.worker_id != entry.by_id:
        tell(worker=lead.worker)
    for team in rung_about(entry.child):
        tell(team=team)
