"""The live transitions that stand under a version of the procedures, and what another version would change for each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from held.engine.versions.moving import CannotMove, Moving
from held.language.pack import Pack
from held.record.reading.transitions.course import course_of
from held.record.reading.transitions.history import OF_A_TRANSITION
from held.record.reading.transitions.named_now import named_in, with_named
from held.record.reading.transitions.waiting_to_move import foreseen, services_of
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition

AT_ONCE = 100


@dataclass(frozen=True)
class LiveCompared:
    """`transition`: the id in its address, which names no child."""

    transition: str
    procedure: str
    found: Moving | CannotMove


def live_under(content_hash: str) -> Mapping[str, int]:
    """By the name of the procedure they run through; in one query."""
    counted = _live(content_hash).values("procedure").annotate(many=Count("pk")).order_by("procedure")
    return {row["procedure"]: row["many"] for row in counted}


def live_compared(content_hash: str, new: Pack, *, moment: datetime) -> Iterator[LiveCompared]:
    """Each as if it moved now, the oldest first. Nothing is written; two queries for each hundred."""
    ids = list(_live(content_hash).order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(ids), AT_ONCE):
        together = ids[first : first + AT_ONCE]
        of_each: dict[int | None, list[Happening]] = defaultdict(list)
        for row in _happenings(together, moment):
            of_each[row.transition_id].append(row)
        named = {pk: named_in(of_each[pk][0]) for pk in together}
        works_for = services_of({each.lead or "" for each in named.values()})
        for pk in together:
            lead_works_for = works_for.get(named[pk].lead or "", frozenset())
            run = course_of(of_each[pk])
            found = foreseen(run, named[pk], new, lead_works_for=lead_works_for, moment=moment)
            yield LiveCompared(run.transition, run.procedure.name, found)


def _happenings(transitions: Collection[int], moment: datetime) -> Iterable[Happening]:
    happenings = Happening.objects.filter(transition__in=transitions, kind__in=OF_A_TRANSITION)
    return (
        with_named(happenings, moment)
        .select_related("words", "by", "transition", "child__family")
        .order_by("transition_id", "number")
    )


def _live(content_hash: str) -> QuerySet[Transition]:
    """Of children: a round stays under the version it began under."""
    return Transition.objects.filter(ended_at=None, pack_hash=content_hash, child__isnull=False)
