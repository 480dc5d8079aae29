"""The teams and who works in them, read when somebody first asks: most duties find a person by name, and need none."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from held.engine.calendar import local_day
from held.record.access import current
from held.record.dormant import dormant_before
from held.record.prepared import prepared
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team


class Desks:
    """As they are at one moment. Each service costs a query, and one more where it matters who works there."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self._teams: dict[str, tuple[Team, ...]] = {}
        self._roles: dict[str, dict[int, frozenset[str]]] = {}

    def of_service(self, service: str) -> tuple[Team, ...]:
        """In the order in which they were added."""
        if service not in self._teams:
            self._teams[service] = tuple(_of_service(service=service))
        return self._teams[service]

    def roles_in(self, team: Team) -> frozenset[str]:
        """The roles in which somebody works there."""
        if team.service not in self._roles:
            roles: dict[int, set[str]] = {}
            for team_id, role in _working(service=team.service, moment=self.moment):
                roles.setdefault(team_id, set()).add(role)
            self._roles[team.service] = {each: frozenset(found) for each, found in roles.items()}
        return self._roles[team.service].get(team.id, frozenset())

    def any(self) -> Team | None:
        """Somewhere it is seen: a duty desk, or whichever team there is."""
        return next(iter(_any()), None)


def at_work(moment: datetime) -> Q:
    """Periods of a worker whose account is open at this moment: neither switched off, nor closed because nobody used it."""
    dormant = dormant_before(moment)
    used = Q(worker__opened__gt=dormant) | Q(worker__last_login__gt=dormant)
    return Q(worker__is_active=True) & (Q(worker__invented=True) | used)


@prepared
def _of_service(*, service: str) -> QuerySet[Team]:
    return Team.objects.filter(service=service).order_by("id")


@prepared
def _working(*, service: str, moment: datetime) -> QuerySet[Any]:
    working_there = Membership.objects.filter(
        current(local_day(moment)), at_work(moment), team__service=service
    )
    return working_there.values_list("team_id", "role").distinct()


@prepared
def _any() -> QuerySet[Team]:
    return Team.objects.order_by("-is_duty_desk", "id")[:1]
