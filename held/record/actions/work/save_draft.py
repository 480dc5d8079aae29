"""What somebody has typed is kept until they record it. Nobody else's, and no part of the history."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from held.record.clock import now
from held.record.named import the_child
from held.record.prepared import prepared_delete
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.draft import Draft

Typed = Mapping[str, str | tuple[str, ...]]


@transaction.atomic
def save_draft(
    *, by: Worker, child: str, step: str, words: Typed, seen: int, transition: str = "", run: str = ""
) -> None:
    """Over the draft of the same step, if there is one. `child` is ABOUT_NO_CHILD for a step of a round.

    `seen`: the child's last happening when the form was opened.
    """
    about = None if child == ABOUT_NO_CHILD else the_child(child)
    Draft.objects.update_or_create(
        worker=by,
        child=about,
        transition=Transition.objects.get(public=transition, child=about) if transition else None,
        run=run,
        step=step,
        defaults={
            "words": json.dumps(dict(words), ensure_ascii=False),
            "seen": seen,
            "saved": now(),
        },
    )


@dataclass(frozen=True)
class KeptAs:
    """Where the words of a step's form are kept until it is recorded. `child` as in `save_draft`."""

    child: str
    step: str
    run: str


def drop_draft(*, by: Worker, child: str, step: str, run: str = "") -> None:
    """Once it is recorded, or no longer wanted."""
    if child == ABOUT_NO_CHILD:
        _delete_of_a_round(by=by.pk, step=step, run=run)
    else:
        _delete_of_a_child(by=by.pk, child=child, step=step, run=run)


@prepared_delete
def _delete_of_a_child(*, by: int, child: str, step: str, run: str) -> QuerySet[Draft]:
    return Draft.objects.filter(worker=by, child__public=child, step=step, run=run, transition=None)


@prepared_delete
def _delete_of_a_round(*, by: int, step: str, run: str) -> QuerySet[Draft]:
    return Draft.objects.filter(worker=by, child=None, step=step, run=run, transition=None)
