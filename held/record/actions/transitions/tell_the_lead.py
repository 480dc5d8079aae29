"""Whoever leads a child is told of an urgent call, of an end, of a move to another version, and of what is set right so
that it comes out otherwise.

A rule of the record, whatever a pack says. Never twice for one happening, and never whoever did it.
"""

import json
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from held.engine.comparing import Difference
from held.language.pack import Pack
from held.record.actions.transitions.tell_whoever_was_told import notices_because
from held.record.actions.transitions.telling import what_happened
from held.record.actions.work.write_notice import write_notice
from held.record.reading.transitions.entries import CORRECTED, STRUCK
from held.record.tables.care.lead import Lead
from held.record.tables.history.happening import Happening
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

TAKEN_BACK = (STRUCK, CORRECTED)


def tell_of_safety(*, transition: Transition, happening: Happening, pack: Pack, moment: datetime) -> None:
    """Somebody took the step that is open for safety. Within the caller's transaction, as all here."""
    says = f"{what_happened(transition, happening, pack)} It is about safety: read it before anything else."
    _tell(_leads(happening, moment), transition, happening, says, moment, is_urgent=True)


def tell_of_the_end(
    *, transition: Transition, happening: Happening, pack: Pack, left_with: str, moment: datetime
) -> None:
    """It ended: whoever leads then is told, and whoever led until then."""
    words = json.loads(happening.words.text or "{}")
    what = what_happened(transition, happening, pack)
    why = f" {words['why'].capitalize()}: {words['reason']}" if "reason" in words and "why" in words else ""
    says = f"{what}{why} “{transition.procedure}” has ended, and the child is with {left_with}."
    _tell(_leads(happening, moment), transition, happening, says, moment)


def tell_of_setting_right(
    *, transition: Transition, wrong: Happening, said: Happening, why: str, difference: Difference, pack: Pack
) -> None:
    """It comes out otherwise now: the lead is told, and everybody who stands in the step, as it was and as it is."""
    before, after = (json.loads(row.words.text or "{}") for row in (wrong, said))
    instead = after.get("instead", {})
    if difference.nothing and before.get("outcome") == instead.get("outcome", before.get("outcome")):
        return
    what = what_happened(transition, wrong, pack)
    counts = f" It counts as “{instead['outcome']}” now." if instead.get("outcome") else ""
    end = "" if difference.ended_after is None else f" “{transition.procedure}” has ended by it."
    done = "Taken back" if wrong.kind in TAKEN_BACK else "Set right"
    says = f"{done} by {said.by}: {what}{counts}{end} {why}"
    named = {*before.get("named", {}).values(), *instead.get("named", {}).values()}
    people = Worker.objects.filter(Q(public__in=named) | Q(pk=wrong.by_id))
    told = {worker.pk: worker for worker in (*_leads(said, said.recorded), *people)}
    _tell(told.values(), transition, said, says, said.recorded)


def tell_of_the_move(*, transition: Transition, happening: Happening, moment: datetime) -> None:
    """It is read under another version of the procedures from now on: whoever leads reads what that changes."""
    words = json.loads(happening.words.text or "{}")
    changes = " ".join(words["seen"]) or "Nothing that is owed or open changes."
    says = (
        f"“{transition.procedure}” moved from version {words['was version']} of the procedures to version "
        f"{words['to version']}, by {happening.by}. {changes} Why: {words['reason']}"
    )
    _tell(_leads(happening, moment), transition, happening, says, moment)


def _leads(happening: Happening, moment: datetime) -> list[Worker]:
    """Whoever leads at `moment`, and whoever led until this happened."""
    now_or_until_then = Q(until=None) | Q(until__gt=moment) | Q(until=happening.happened)
    rows = Lead.objects.filter(now_or_until_then, child=happening.child, since__lte=happening.recorded)
    return [row.worker for row in rows.select_related("worker")]


def _tell(
    people: Iterable[Worker],
    transition: Transition,
    happening: Happening,
    says: str,
    moment: datetime,
    *,
    is_urgent: bool = False,
) -> None:
    """Whoever is named in the entry is told that in words of its own."""
    words = json.loads(happening.words.text or "{}")
    told = set(notices_because(happening).filter(team=None).values_list("worker", flat=True))
    told.add(happening.by_id)
    named = set() if "instead" in words else set(words.get("others", {}).values())
    for worker in people:
        if worker.pk in told or worker.public in named:
            continue
        told.add(worker.pk)
        write_notice(
            child=happening.child,
            transition=transition,
            worker=worker,
            says=says,
            because=happening.number,
            sent=moment,
            is_urgent=is_urgent,
        )
