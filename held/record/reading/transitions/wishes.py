"""Who asked to be told when a step can go ahead, and was not told yet."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet

from held.engine.situation import Situation, StepStanding
from held.record.prepared import prepared
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice

ASKED_TO_BE_TOLD = "asked to be told when it can go ahead"


def wishes(transition: Transition) -> Sequence[Happening]:
    """Those that nobody was told of yet."""
    return _wishes(transition=transition.pk)


@prepared
def _wishes(*, transition: int) -> QuerySet[Happening]:
    told = Notice.objects.filter(
        transition=OuterRef("transition"), because=OuterRef("number"), worker=OuterRef("by")
    )
    return (
        Happening.objects.filter(~Exists(told), transition=transition, kind=ASKED_TO_BE_TOLD)
        .filter(words__text__isnull=False)
        .select_related("words", "by")
        .order_by("number")
    )


def standing_of(situation: Situation, inner: str, step: str) -> StepStanding | None:
    """Of the transition's own step, or of the inner procedure of that name while it runs."""
    run = next((one.run for one in situation.inner if one.procedure == inner and one.ended is None), None)
    wanted = run if inner else ""
    return next((one for one in situation.steps if one.step == step and one.run == wanted), None)
