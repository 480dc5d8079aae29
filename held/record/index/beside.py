"""The child's other open transitions, as they stand: the end of one takes nobody from another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from held.engine.situation import Situation
from held.language.pack import Pack
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import situation_of
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


@dataclass(frozen=True)
class Beside:
    """An open transition beside the one in which something happened, and the version it was read under then."""

    transition: Transition
    pack: Pack
    situation: Situation

    @property
    def held_by(self) -> frozenset[str]:
        return frozenset(holder.service for holder in self.situation.holders)

    @property
    def needs(self) -> frozenset[tuple[str, str]]:
        """Each role that its own steps speak of, with the worker it names there."""
        procedure = self.pack.procedures[self.transition.procedure]
        return frozenset((role, person) for role, person in self.situation.named if role in procedure.roles)


Others = Callable[[], Sequence[Beside]]
"""Read only where something ends, which is seldom."""


def beside(child: Child, transition: Transition, moment: datetime) -> Sequence[Beside]:
    """In a query, and one for each of them."""
    open_ones = Transition.objects.filter(child=child, ended_at=None).exclude(pk=transition.pk)
    return [
        Beside(one, pack_by_hash(one.pack_hash), situation_of(one, moment=moment))
        for one in open_ones.order_by("id")
    ]
