"""Somebody answers the urgent calls that wait for a child: what was done stands on the record, and nobody waits any more."""

from datetime import datetime

from django.db.models import Q

from held.engine.calendar import local_day
from held.record.access import current, standing_in_for
from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.work.once import once
from held.record.actions.work.write_notice import write_notice
from held.record.clock import now
from held.record.going_on import going_on
from held.record.index.contacts import answer_contacts, write_calls_to_answer
from held.record.named import the_child
from held.record.tables.care.contact import Contact
from held.record.tables.care.lead import Lead
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker

ANSWERED = "urgent call answered"


def answer_call(
    *, by: Worker, child: str, what_was_done: str, happened: datetime | None = None, key: str = ""
) -> int:
    """The number of the happening: one answer to every call about this child that waits. Raises CanNot.

    By whoever the tray belongs to, a duty desk, or the lead; by anyone, where no desk was there to be rung.
    """

    def write() -> str:
        if not what_was_done.strip():
            raise CanNot("Say what was done: whom you spoke to, what was decided, and who does what next.")
        (locked,) = lock([the_child(child)])
        moment = now()
        at = happened or moment
        waiting = list(Contact.objects.filter(child=locked, answered=None).order_by("number"))
        if not waiting:
            raise CanNot(f"No call about {locked} waits for an answer.")
        if at > moment:
            raise CanNot("A call is answered at a time that has come. Give a time that has passed.")
        if at < waiting[-1].since:
            raise CanNot("A call is answered after it came. Give a later time.")
        if not _may_answer(by, locked, waiting, moment):
            desk = next(contact.team for contact in waiting if contact.team)
            raise CanNot(f"{desk} was rung about {locked}. Somebody there, a duty desk or the lead answers.")
        entry = append(
            child=locked,
            kind=ANSWERED,
            words={
                "answers": [contact.number for contact in waiting],
                "what was done": what_was_done.strip(),
            },
            by=by,
            happened=at,
        )
        answer_contacts(child=locked, number=entry.number, at=entry.recorded)
        write_calls_to_answer(child=locked, moment=moment)
        _tell_whoever_called(entry, [contact.number for contact in waiting], what_was_done.strip())
        return str(entry.number)

    return int(once(key=key, by=by, do=write))


def _tell_whoever_called(entry: Happening, calls: list[int], what_was_done: str) -> None:
    """Each once, and not whoever answered."""
    made = Happening.objects.filter(child=entry.child, number__in=calls).exclude(by=entry.by_id)
    for caller in made.exclude(by=None).order_by("by").values_list("by", flat=True).distinct():
        write_notice(
            child=entry.child,
            worker=caller,
            says=f"Your urgent call was answered by {entry.by}: {what_was_done}",
            because=entry.number,
            sent=entry.recorded,
        )


def _may_answer(worker: Worker, child: Child, waiting: list[Contact], moment: datetime) -> bool:
    teams = [contact.team_id for contact in waiting if contact.team_id is not None]
    if not teams:
        return True
    people = standing_in_for(worker, moment)
    here = Q(team__in=teams) | Q(team__is_duty_desk=True)
    return (
        Membership.objects.filter(here, current(local_day(moment)), worker__in=people).exists()
        or Lead.objects.filter(going_on(moment), child=child, worker__in=people).exists()
    )
