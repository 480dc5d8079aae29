"""Choosing a worker for a child: in which role and team, how much they have to do, and whether they are away."""

from collections.abc import Iterable
from dataclasses import dataclass

from held.language.pack import Pack
from held.pages.components.fields import Option
from held.pages.wording.counts import counted
from held.record.reading.people.who_is_read import A_SMALL_AUTHORITY, Choice
from held.record.reading.people.workers import WorkerLine


@dataclass(frozen=True)
class Chosen:
    """Somebody in a role, as a form's answer names them."""

    worker: WorkerLine

    @property
    def value(self) -> str:
        return f"{self.worker.public}/{self.worker.role}"


def options(field: str, people: Iterable[WorkerLine], typed: str, *, first: int = 0) -> tuple[Option, ...]:
    """Each with their workload beside the name. `first`: how many options of the same field stand before these."""
    once = {Chosen(one).value: one for one in people}
    return tuple(
        Option(
            f"{field}-{place}" if place else field,
            value,
            f"{one.name}, {one.role}",
            value == typed,
            _workload(one),
        )
        for place, (value, one) in enumerate(once.items(), first)
    )


def _workload(one: WorkerLine) -> str:
    away = ". Away today: somebody covers" if one.is_away else ""
    return f"{one.team}. Leads {counted(one.leads, 'child', 'children')}, owes {counted(one.owes, 'duty', 'duties')}{away}"


def who_can_lead(pack: Pack) -> Choice:
    """In a role of the procedures that does not manage."""
    roles = tuple(role.name for role in pack.roles.values() if not role.manages)
    return Choice(roles, most=A_SMALL_AUTHORITY, in_a_role=True)


def managing(pack: Pack) -> frozenset[str]:
    """The roles that manage."""
    return frozenset(role.name for role in pack.roles.values() if role.manages)
