"""An episode is opened: from now on a service holds the child, somebody leads, and the plan is looked at again."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.timezone import localtime

from held.engine.calendar import local_day
from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.transitions.stand_anew import stand_anew
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.index.contacts import answer_contacts, write_calls_to_answer
from held.record.index.owed import write_review
from held.record.index.owners import around
from held.record.index.periods import change_lead_rows
from held.record.named import the_child, the_team, the_worker
from held.record.reading.procedures import pack_in_force
from held.record.tables.care.episode import Episode
from held.record.tables.care.holding import Holding
from held.record.tables.people.worker import Worker

OPENED = "episode opened"


def open_episode(
    *,
    by: Worker,
    child: str,
    lead: str,
    role: str,
    service: str,
    team: str = "",
    reason: str = "",
    happened: datetime | None = None,
    came: Mapping[str, object] | None = None,
    key: str = "",
) -> int:
    """The number of the happening. `lead` leads in `role`, `service` holds; both in the pack's words. Raises CanNot.

    `came`: how it came here, where another system said it; it stands among the entry's words."""

    def write() -> str:
        (locked,) = lock([the_child(child)])
        moment = now()
        at = happened or moment
        if at > moment:
            raise CanNot("An episode opens when work with the child begins. Give a time that has passed.")
        if Episode.objects.filter(child=locked, closed=None).exists():
            raise CanNot(f"{locked} has an open episode already.")
        earlier = Episode.objects.filter(child=locked, closed__gt=at).order_by("-closed").first()
        if earlier is not None and earlier.closed is not None:
            raise CanNot(
                f"{locked}'s last episode closed on {localtime(earlier.closed):%-d %B %Y at %H:%M}. "
                "Give a time after that: one episode begins when the one before it has closed."
            )
        leading = the_worker(lead)
        if closed := leading.why_closed(moment):
            raise CanNot(f"{leading}'s account {closed}. Name a lead who can be rung.")
        holding = the_team(team) if team else None
        entry = append(
            child=locked,
            kind=OPENED,
            words={
                "lead": leading.public,
                "name": leading.name,
                "role": role,
                "service": service,
                "team": holding.name if holding else None,
                "reason": reason.strip(),
                **(came or {}),
            },
            by=by,
            happened=at,
        )
        change_lead_rows(
            child=locked,
            worker=leading,
            role=role,
            at=at,
            reason=reason.strip(),
            recorded=entry.recorded,
        )
        Holding.objects.get_or_create(
            child=locked, service=service, until=None, defaults={"team": holding, "since": at}
        )
        Episode.objects.create(child=locked, lead=leading, opened=at, opened_by=by)
        answer_contacts(child=locked, number=entry.number, at=entry.recorded)
        write_calls_to_answer(child=locked, moment=moment)
        stand_anew(child=locked, by=by, moment=max(moment, entry.recorded))
        if not locked.transitions.filter(ended_at=None).exists():
            people = around(locked, pack_in_force(on=local_day(moment)), moment)
            write_review(child=locked, around=people, since=at, because=entry.number)
        return str(entry.number)

    return int(once(key=key, by=by, do=write))
