"""The appointments of a transition as they stand now, held against the invitations that went out: the difference is sent."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from held.engine.appointments import appointments, invites_anybody
from held.engine.history import History
from held.engine.situation import Situation
from held.engine.wording import capital
from held.language.pack import Pack
from held.record.actions.invitations.send import send
from held.record.index.owners import Around
from held.record.prepared import prepared
from held.record.reading.work.calendar_text import Method
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.invitation import Invitation


@dataclass(frozen=True)
class _Wanted:
    worker: Worker
    what: str
    starts: datetime


def invite_to_appointments(
    *, transition: Transition, history: History, standing: Situation, people: Around, moment: datetime
) -> None:
    """Within the caller's transaction. Whoever is named in an invited role is invited, once; told again where the hour
    changed; and told that it is off where it no longer stands, or is no longer theirs. What is past is left as it was.

    A role in which nobody is named invites nobody: an invitation is for a person.
    """
    if not invites_anybody(people.pack, transition.procedure):
        return
    wanted = _wanted(transition, history, standing, people, moment)
    sent = {(row.worker_id, row.of): row for row in _sent(transition=transition.pk)}
    for key, one in wanted.items():
        _ask(sent.get(key), key[1], one, transition, people.pack, moment)
    for key, row in sent.items():
        if key not in wanted and not row.called_off and row.starts > moment:
            _change(row, called_off=True, moment=moment)
            send(row, Method.CANCEL, pack=people.pack, moment=moment)


@prepared
def _sent(*, transition: int) -> QuerySet[Invitation]:
    return Invitation.objects.filter(transition=transition).select_related("worker", "transition")


def _wanted(
    transition: Transition, history: History, standing: Situation, people: Around, moment: datetime
) -> dict[tuple[int, str], _Wanted]:
    found: dict[tuple[int, str], _Wanted] = {}
    every = appointments(
        pack=people.pack, procedure=transition.procedure, history=history, situation=standing
    )
    for one in every:
        if one.at <= moment:
            continue
        for role in one.invites:
            worker = people.named_in(role)
            if worker is not None:
                found[(worker.pk, one.key)] = _Wanted(worker, capital(one.step), one.at)
    return found


def _ask(
    row: Invitation | None, of: str, wanted: _Wanted, transition: Transition, pack: Pack, moment: datetime
) -> None:
    if row is None:
        row = Invitation.objects.create(
            worker=wanted.worker,
            transition=transition,
            of=of,
            what=wanted.what,
            starts=wanted.starts,
            changed=moment,
        )
    elif row.called_off or (row.starts, row.what) != (wanted.starts, wanted.what):
        row.starts, row.what = wanted.starts, wanted.what
        _change(row, called_off=False, moment=moment)
    else:
        return
    send(row, Method.REQUEST, pack=pack, moment=moment)


def _change(row: Invitation, *, called_off: bool, moment: datetime) -> None:
    row.called_off, row.sequence, row.changed = called_off, row.sequence + 1, moment
    row.save()
