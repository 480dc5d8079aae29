"""The weekly meetings of the procedures in force, as a rule in the calendar of whoever works in an invited role."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from held.engine.calendar import LONDON, Calendar, calendar_of, end_of_next_year, local_day
from held.engine.wording import capital
from held.language.pack import Meeting, Pack
from held.record.access import current
from held.record.actions.invitations.send import send
from held.record.actions.one_at_a_time import one_at_a_time
from held.record.clock import now
from held.record.index.owners import at_work
from held.record.reading.procedures import NothingInForce, pack_in_force
from held.record.reading.work.calendar_text import Method
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.work.invitation import Invitation


def invite_to_meetings() -> int:
    """Once a day: whoever came into an invited role is invited, whoever left it is told that it is off, and where the
    hour or the days left out have changed it is told again. How many invitations went out."""
    moment = now()
    try:
        pack = pack_in_force(on=local_day(moment))
    except NothingInForce:
        return 0
    with transaction.atomic():
        one_at_a_time("inviting to the weekly meetings")
        return _invite(pack, moment)


def _invite(pack: Pack, moment: datetime) -> int:
    calendar, sent = calendar_of(pack), 0
    rows = Invitation.objects.select_for_update(of=("self",)).filter(transition=None).select_related("worker")
    there = {(row.worker_id, row.of): row for row in rows}
    wanted: set[tuple[int, str]] = set()
    for meeting in pack.meetings.values():
        for worker in _invited(meeting, moment):
            key = (worker.pk, meeting.name)
            wanted.add(key)
            sent += _ask(there.get(key), worker, meeting, calendar, pack, moment)
    for key, row in there.items():
        if key not in wanted and not row.called_off:
            row.called_off, row.sequence, row.changed = True, row.sequence + 1, moment
            row.save()
            send(row, Method.CANCEL, pack=pack, moment=moment)
            sent += 1
    return sent


def _invited(meeting: Meeting, moment: datetime) -> Iterable[Worker]:
    if not meeting.invites:
        return ()
    working = Membership.objects.filter(
        current(local_day(moment)), at_work(moment), role__in=meeting.invites
    ).select_related("worker")
    return {membership.worker_id: membership.worker for membership in working}.values()


def _ask(
    row: Invitation | None,
    worker: Worker,
    meeting: Meeting,
    calendar: Calendar,
    pack: Pack,
    moment: datetime,
) -> int:
    following = calendar.next_meeting(meeting.name, moment)
    if row is None:
        starts = following
        row = Invitation(worker=worker, of=meeting.name, is_weekly=True)
    else:
        is_same = _hour(row.starts) == (meeting.weekday, meeting.hour, meeting.minute)
        starts = row.starts if is_same and not row.called_off else following
    known = calendar.days_left_out(local_day(starts), until=end_of_next_year(local_day(moment)))
    leaves_out = ",".join(day.isoformat() for day in known)
    if (row.starts, row.leaves_out, row.called_off) == (starts, leaves_out, False) and row.pk:
        return 0
    row.sequence += 1 if row.pk else 0
    row.what, row.starts, row.leaves_out = capital(meeting.name), starts, leaves_out
    row.called_off, row.changed = False, moment
    row.save()
    send(row, Method.REQUEST, pack=pack, moment=moment)
    return 1


def _hour(starts: datetime) -> tuple[int, int, int]:
    local = starts.astimezone(LONDON)
    return (local.weekday(), local.hour, local.minute)
