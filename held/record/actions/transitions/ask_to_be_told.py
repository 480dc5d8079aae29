"""Somebody who was refused a step asks to be told when it can go ahead. The wish stands on each child's record."""

import json
from collections.abc import Iterable

from django.db import transaction

from held.record.actions.history.append import append
from held.record.actions.history.lock import lock_named
from held.record.clock import now
from held.record.reading.transitions.history import situation_of
from held.record.reading.transitions.wishes import ASKED_TO_BE_TOLD, standing_of, wishes
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


def ask_to_be_told(
    *, by: Worker, children: Iterable[str], procedure: str, step: str, inner: str = ""
) -> tuple[str, ...]:
    """The children for whom there is something to wait for. Nothing is written for one whose step is open by now, or
    whose transition has ended; asked twice it is one wish.
    """
    waits = []
    with transaction.atomic():
        moment = now()
        for child in lock_named(list(children)):
            going = Transition.objects.filter(child=child, procedure=procedure, ended_at=None).first()
            if going is None:
                continue
            standing = standing_of(situation_of(going, moment=moment), inner, step)
            if standing is None or standing.state == "open":
                continue
            waits.append(child.public)
            words = {"procedure": procedure, "step": step, **({"inner": inner} if inner else {})}
            before = (json.loads(one.words.text or "{}") for one in wishes(going) if one.by_id == by.pk)
            if words not in before:
                append(
                    child=child, kind=ASKED_TO_BE_TOLD, words=words, by=by, happened=moment, transition=going
                )
    return tuple(waits)
