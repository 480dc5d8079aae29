"""Who owes something for a child in a role: the person the record names in it, or else the tray of the team that has it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar, cast

from django.db.models import QuerySet
from django.utils.functional import SimpleLazyObject

from held.engine.situation import Situation
from held.language.pack import Pack
from held.record.going_on import going_on
from held.record.index.desks import Desks, at_work
from held.record.prepared import prepared
from held.record.reading.care.lead import lead_at
from held.record.reading.transitions.named_now import NamedNow
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

Read = TypeVar("Read")


@dataclass(frozen=True)
class Owner:
    """A worker, or the team in whose tray it stands. Never neither."""

    worker: Worker | None
    team: Team | None


@dataclass(frozen=True)
class Around:
    """Everyone the record names around one child, read once so that each duty's owner costs no query of its own."""

    pack: Pack
    lead: Lead | None
    involvements: tuple[Involvement, ...]
    holdings: tuple[Holding, ...]
    desks: Desks
    leads_at_work: bool
    """Whether the lead's account is open."""
    running: frozenset[str]
    """The procedures of the open transitions."""
    sent_to: Mapping[str, str] = field(default_factory=dict)
    """By service, the name of the team to which somebody sent the child in the transition that is looked at."""

    def of_transition(self, situation: Situation) -> "Around":
        """The same for one transition, where somebody may have named the team of a service."""
        return replace(self, sent_to=dict(situation.teams))

    @property
    def named(self) -> NamedNow:
        """For what a transition has not heard."""
        in_roles = {involved.role for involved in self.involvements}
        if self.lead is None:
            return NamedNow(in_roles=frozenset(in_roles), running=self.running)
        if self.leads_at_work:
            in_roles.add(self.lead.role)
        return NamedNow(
            self.lead.worker.public, self.lead.role, self.lead.since, frozenset(in_roles), self.running
        )

    def named_in(self, role: str) -> Worker | None:
        """The person whom the record names in this role for the child."""
        if self.lead and self.lead.role == role:
            return self.lead.worker
        return next((one.worker for one in self.involvements if one.role == role), None)

    def owner(self, role: str | None) -> Owner:
        """Who owes what is asked of `role`; of the lead where no role is named.

        Where no team has the role, the lead: nothing is left to nobody, and nobody is stopped by a team that is missing.
        """
        if self.lead and role is None:
            return Owner(self.lead.worker, None)
        worker = self.named_in(role) if role else None
        if worker:
            return Owner(worker, None)
        team = self.team_of(role or "")
        if team is None and self.lead:
            return Owner(self.lead.worker, None)
        return Owner(None, team or self.desks.any())

    def team_of(self, role: str) -> Team | None:
        """The team that has the child in that role: the one somebody named, the holding team of its service, else its
        duty desk, else any."""
        if role not in self.pack.roles:
            return None
        service = self.pack.roles[role].service
        wanted = {role, *self.pack.roles[role].deputies}
        holding = {held.team_id for held in self.holdings if held.service == service and held.team_id}
        return _narrowed(
            self.desks.of_service(service),
            lambda team: team.name == self.sent_to.get(service),
            lambda team: team.id in holding,
            lambda team: bool(wanted & self.desks.roles_in(team)),
            lambda team: team.is_duty_desk,
        )

    def team_of_service(self, service: str) -> Team | None:
        """Where a paper for this service arrives: the team somebody named, the one that holds the child, else its duty
        desk."""
        of_service = self.desks.of_service(service)
        sent_to = next((team for team in of_service if team.name == self.sent_to.get(service)), None)
        if sent_to:
            return sent_to
        holding = [held.team for held in self.holdings if held.service == service and held.team]
        if holding:
            return holding[0]
        return _narrowed(of_service, lambda team: team.is_duty_desk) or self.desks.any()


def _narrowed(teams: Sequence[Team], *wishes: Callable[[Team], bool]) -> Team | None:
    """The first of those that fulfil one wish after the other, each that none of those left fulfils passed over."""
    for wish in wishes:
        if len(teams) > 1:
            teams = [team for team in teams if wish(team)] or teams
    return teams[0] if teams else None


def around(child: Child, pack: Pack, moment: datetime) -> Around:
    """In two queries. What stands in no person's name, who holds, and what runs is read once, when it is first looked for:
    as it is then, within the caller's transaction."""
    lead = lead_at(child, moment)
    return Around(
        pack=pack,
        lead=lead,
        leads_at_work=lead is not None and not lead.worker.why_closed(moment),
        involvements=tuple(_involved(child=child.pk, moment=moment)),
        holdings=_once_asked(lambda: tuple(_holding(child=child.pk))),
        desks=Desks(moment),
        running=_once_asked(lambda: frozenset(_running(child=child.pk))),
    )


def _once_asked(read: Callable[[], Read]) -> Read:
    return cast(Read, SimpleLazyObject(read))


@prepared
def _involved(*, child: int, moment: datetime) -> QuerySet[Involvement]:
    involved = Involvement.objects.filter(going_on(moment), at_work(moment), child=child)
    return involved.select_related("worker").order_by("-since", "-id")


@prepared
def _holding(*, child: int) -> QuerySet[Holding]:
    return Holding.objects.filter(until=None, child=child).select_related("team")


@prepared
def _running(*, child: int) -> QuerySet[Any]:
    return Transition.objects.filter(child=child, ended_at=None).values_list("procedure", flat=True)
