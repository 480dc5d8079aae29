"""A manager has seen what another version of the procedures changes for this child, and moves the transition to it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from held.engine.calendar import local_day
from held.engine.folding import fold
from held.engine.standing import situation
from held.engine.versions.moving import CannotMove, move
from held.language.pack import Pack
from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.transitions.catch_up import catch_up
from held.record.actions.transitions.entries import by_somebody_since, last_number
from held.record.actions.transitions.follow import follow
from held.record.actions.transitions.tell_the_lead import tell_of_the_move
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.index.owners import around
from held.record.reading.procedures import pack_by_hash, pack_in_force
from held.record.reading.transitions.entries import MOVED, words_of
from held.record.reading.transitions.history import history_of
from held.record.reading.transitions.unheard import unheard
from held.record.reading.transitions.waiting_to_move import services_of
from held.record.reading.transitions.who_moves import who_moves
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

MEANWHILE = "Something was recorded on this child meanwhile. Look at what the move would change now, and accept it again."
NOT_THEIRS = "A manager in a service that holds the child can move it. Ask yours."


def move_to_version(
    *,
    by: Worker,
    transition: str,
    to: str,
    seen: int,
    shown: Sequence[str],
    reason: str,
    key: str,
) -> int:
    """The number of the entry that says so. From there the whole history is read under the version with the content
    hash `to`, which has to be the one in force.

    `seen`: how far the child's history stood when the changes were looked at; `shown`: those changes, each a sentence.
    Raises CanNot, with every sentence, or LookupError.
    """
    if not reason.strip():
        raise CanNot("Say why it moves now. The reason stands on the child's record.")
    found = Transition.objects.filter(public=transition, child__isnull=False).first()
    if found is None:
        raise LookupError("There is no such transition.")
    with transaction.atomic():
        (child,) = lock(Child.objects.filter(pk=found.child_id))

        def do() -> str:
            if by_somebody_since(child, seen):
                raise CanNot(MEANWHILE)
            return str(_move(by, child, found.pk, to, shown, reason.strip()))

        return int(once(key=key, by=by, do=do))


def _move(by: Worker, child: Child, pk: int, to: str, shown: Sequence[str], reason: str) -> int:
    moment = now()
    catch_up(child=child, moment=moment)
    transition = Transition.objects.get(pk=pk)
    old, new = pack_by_hash(transition.pack_hash), _in_force(to, moment)
    if transition.ended_at:
        raise CanNot("It has ended: what has ended stays under the words of its day.")
    if old.hash == new.hash:
        raise CanNot(f"It stands under version {new.version} already.")
    name, history, people = transition.procedure, history_of(transition), around(child, new, moment)
    before = situation(pack=old, procedure=name, history=history, moment=moment)
    if not who_moves(by, new).held_by(holder.service for holder in before.holders):
        raise CanNot(NOT_THEIRS)
    found = move(
        old=old,
        new=new,
        procedure=name,
        history=history,
        number=last_number(child) + 1,
        by=by.public,
        moment=moment,
        lead_works_for=services_of([before.lead or ""]).get(before.lead or "", frozenset()),
        hears=lambda moved: unheard(
            fold(pack=new, procedure=name, history=moved), history=moved, named=people.named, moment=moment
        ),
    )
    if isinstance(found, CannotMove):
        raise CanNot(" ".join(found.says))
    besides = {
        "to version": new.version,
        "was version": old.version,
        "reason": reason,
        "seen": list(shown),
    }
    row = append(
        child=child,
        kind=MOVED,
        words={**words_of(found.entry), **besides},
        by=by,
        happened=moment,
        transition=transition,
        pack_hash=new.hash,
    )
    transition.pack_hash = new.hash
    transition.save(update_fields=["pack_hash"])
    follow(
        child=child,
        transition=transition,
        history=history_of(transition),
        before=before,
        happening=row,
        by=by,
        moment=moment,
    )
    tell_of_the_move(transition=transition, happening=row, moment=moment)
    return row.number


def _in_force(to: str, moment: datetime) -> Pack:
    pack = pack_in_force(on=local_day(moment))
    if pack.hash != to:
        raise CanNot(f"Version {pack.version} is in force now. Look at what it changes, and accept that.")
    return pack
