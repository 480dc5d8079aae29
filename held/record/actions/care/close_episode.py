"""An episode is closed: nobody works with the child any more, and it is said why."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Greatest

from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.index.contacts import write_calls_to_answer
from held.record.index.owed import forget_review
from held.record.named import the_child
from held.record.tables.care.episode import Episode
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker

CLOSED = "episode closed"


def close_episode(
    *,
    by: Worker,
    child: str,
    reason: str,
    happened: datetime | None = None,
    came: Mapping[str, object] | None = None,
    key: str = "",
) -> int:
    """The number of the happening. Holding, lead and involvements end with it. `came`: as `open_episode` has it.

    Raises CanNot."""

    def write() -> str:
        if not reason.strip():
            raise CanNot("Say why work with the child ends.")
        (locked,) = lock([the_child(child)])
        moment = now()
        at = happened or moment
        episode = Episode.objects.filter(child=locked, closed=None).first()
        if episode is None:
            raise CanNot(f"{locked} has no open episode.")
        if not episode.opened <= at <= moment:
            raise CanNot("An episode closes after it opened, and not later than now.")
        running = locked.transitions.filter(ended_at=None).first()
        if running is not None:
            raise CanNot(
                f"{locked} would be left with nobody in the middle of '{running.procedure}'. End that first."
            )
        entry = append(
            child=locked, kind=CLOSED, words={"reason": reason.strip(), **(came or {})}, by=by, happened=at
        )
        _end_everything(locked, episode, by, at)
        write_calls_to_answer(child=locked, moment=moment)
        return str(entry.number)

    return int(once(key=key, by=by, do=write))


def _end_everything(child: Child, episode: Episode, by: Worker, at: datetime) -> None:
    Episode.objects.filter(pk=episode.pk).update(closed=at, closed_by=by)
    forget_review(child)
    Lead.objects.filter(child=child, since__gte=at).delete()
    going_on = Q(until=None) | Q(until__gt=at)
    Lead.objects.filter(going_on, child=child).update(until=at)
    for table in (Holding, Involvement):
        table.objects.filter(going_on, child=child).update(until=Greatest("since", at))
