"""The rows of a round, worked out from its history: what is owed in it, and its end. Written with it, and compared."""

from datetime import datetime

from django.db import transaction

from held.engine.situation import Situation
from held.engine.standing import situation
from held.record.index.around_a_round import around_a_round
from held.record.index.owed import write_owed
from held.record.index.rebuild import COMPARED, Row, as_text, laid_beside, moved_among
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import history_of
from held.record.tables.care.awaited import Awaited
from held.record.tables.care.owed import Owed
from held.record.tables.transitions.transition import Transition

ENDED_EARLY = "ended early"
"""How a round ended that a manager ended, in place of a result."""


def stand_in_a_round(*, round_: Transition, moment: datetime) -> None:
    """Its rows, written anew. What is owed finds its owners as they are at this moment."""
    pack, history = pack_by_hash(round_.pack_hash), history_of(round_)
    standing = situation(pack=pack, procedure=round_.procedure, history=history, moment=moment)
    people = around_a_round(standing, pack, moment)
    write_owed(child=None, transition=round_, situation=standing, around=people, history=history)
    write_the_end(round_, standing)


def write_the_end(round_: Transition, standing: Situation) -> None:
    """When it ended and with which result; that it goes on, where it has not."""
    ended = standing.ended
    with_what = (ended.result or ENDED_EARLY) if ended else ""
    at = ended.at if ended else None
    Transition.objects.filter(pk=round_.pk).exclude(ended_at=at, ended_with=with_what).update(
        ended_at=at, ended_with=with_what
    )


def beginning_moved(round_: Transition) -> tuple[list[Row], list[Row]]:
    """What it says of its pack and beginning, and what its history says, where they differ."""
    return moved_among(Transition.objects.filter(pk=round_.pk))


def differences_in_a_round(*, round_: Transition, moment: datetime) -> dict[str, tuple[list[Row], list[Row]]]:
    """By table, rows that stand and should not, and rows that should and don't. Nothing is changed."""
    moved = beginning_moved(round_)
    if moved[0]:
        return {"transition": moved}
    with transaction.atomic():
        stands = _rows_of(round_)
        stand_in_a_round(round_=round_, moment=moment)
        should = _rows_of(round_)
        transaction.set_rollback(True)
    return laid_beside(stands, should)


def _rows_of(round_: Transition) -> dict[str, list[Row]]:
    rows = {
        table._meta.model_name or "": as_text(
            table._default_manager.filter(transition=round_), COMPARED[table]
        )
        for table in (Awaited, Owed)
    }
    own = Transition.objects.filter(pk=round_.pk)
    return {**rows, "transition": as_text(own, COMPARED[Transition])}
