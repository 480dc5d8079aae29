"""Who may move a transition to another version: a manager in a service that holds the child, or who answers for all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet, Subquery
from django.utils import timezone

from held.language.pack import Pack
from held.record.access import current, standing_in_for
from held.record.clock import now
from held.record.reading.procedures import pack_by_hash
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce


@dataclass(frozen=True)
class WhoMoves:
    """`services`: those for which somebody manages."""

    everybody: bool
    services: frozenset[str]

    @property
    def anybody(self) -> bool:
        return self.everybody or bool(self.services)

    def held_by(self, holders: Iterable[str]) -> bool:
        """Whether they may move a child whom these services hold."""
        return self.everybody or not self.services.isdisjoint(holders)


def who_moves(worker: Worker, pack: Pack) -> WhoMoves:
    """By their posts of today and of those they cover for, in the words of this pack; in one query."""
    posts = list(_posts(worker).values_list("role", "sees_all"))
    return WhoMoves(
        any(sees_all for _, sees_all in posts), services_managed((role for role, _ in posts), pack)
    )


def who_moves_to_what_holds(worker: Worker) -> tuple[WhoMoves, str]:
    """The same in the words of the version in force, and its content hash, empty where none is or they have no post; in
    one query."""
    in_force = InForce.objects.filter(from_date__lte=timezone.localdate(now())).order_by("-from_date", "-id")
    holds = Subquery(in_force.values("pack_text__hash")[:1])
    posts = list(_posts(worker).annotate(holds=holds).values_list("role", "sees_all", "holds"))
    to = posts[0][2] if posts else None
    if to is None:
        return WhoMoves(False, frozenset()), ""
    services = services_managed((role for role, _, _ in posts), pack_by_hash(to))
    return WhoMoves(any(sees_all for _, sees_all, _ in posts), services), to


def _posts(worker: Worker) -> QuerySet[Membership]:
    moment = now()
    return Membership.objects.filter(
        current(timezone.localdate(moment)), worker__in=standing_in_for(worker, moment)
    )


def services_managed(roles: Iterable[str], pack: Pack) -> frozenset[str]:
    """The services for which somebody in these roles manages."""
    held = [pack.roles[role] for role in roles if role in pack.roles]
    return frozenset(role.service for role in held if role.manages)
