"""Who has a part in a round: whoever is in a role that its procedure speaks of, or answers for every child."""

from dataclasses import dataclass

from django.db.models import Subquery
from django.utils import timezone

from held.language.pack import Pack, Procedure
from held.record.access import current, standing_in_for
from held.record.clock import now
from held.record.reading.procedures import pack_by_hash
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce


@dataclass(frozen=True)
class PartInRounds:
    """The roles of somebody's posts of today, and of those they cover for; `in_force`: the pack that holds, if any."""

    roles: frozenset[str]
    answers_for_all: bool
    in_force: Pack | None

    def has_one(self, pack: Pack, procedure: Procedure) -> bool:
        return self.answers_for_all or not self.roles.isdisjoint(spoken_of(pack, procedure))


def part_in_rounds(worker: Worker) -> PartInRounds:
    """In one query."""
    moment = now()
    today = timezone.localdate(moment)
    holding = InForce.objects.filter(from_date__lte=today).order_by("-from_date", "-id")
    posts = (
        Membership.objects.filter(current(today), worker__in=standing_in_for(worker, moment))
        .annotate(holds=Subquery(holding.values("pack_text__hash")[:1]))
        .values_list("role", "sees_all", "holds")
    )
    found = list(posts)
    in_force = found[0][2] if found else None
    return PartInRounds(
        frozenset(role for role, _, _ in found),
        any(sees_all for _, sees_all, _ in found),
        pack_by_hash(in_force) if in_force else None,
    )


def spoken_of(pack: Pack, procedure: Procedure) -> frozenset[str]:
    """Whoever takes its steps, is asked or told in its sentences, and may stand in for one of these."""
    asked = {role for norm in procedure.norms if (role := getattr(norm, "role", None))}
    roles = procedure.roles | asked
    return roles | {deputy for role in roles if role in pack.roles for deputy in pack.roles[role].deputies}
