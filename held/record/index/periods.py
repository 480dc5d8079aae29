"""Who holds the child, who leads, who is involved: periods opened and closed by what changed between two situations."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Greatest

from held.engine.calendar import local_day
from held.engine.history import Began, Happening, History, Named, StepTaken
from held.engine.situation import Situation
from held.language.pack import Pack
from held.record.index.beside import Others
from held.record.named import the_worker
from held.record.prepared import Change, prepared, prepared_update, put_in
from held.record.reading.care.lead import lead_at
from held.record.tables.care.episode import Episode
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


def write_periods(
    *,
    child: Child,
    transition: Transition,
    pack: Pack,
    before: Situation | None,
    after: Situation,
    history: History,
    at: datetime,
    recorded: datetime,
    others: Others,
) -> None:
    """`at`: when it happened, as people say; the periods begin and end then, and no earlier than they began.

    `history` ends with the entry that made the difference, and `pack` is the one it is read under. `others`: the
    child's transitions that are open beside it.
    """
    # The lead first: who leads stands in no role beside it.
    write_lead(child, led_before(before, after, history), after, at, recorded)
    if after.ended:
        leave(child, transition, at, others)
    else:
        write_involvements(child, transition, pack, before, after, history[-1], at, recorded)
    write_holdings(child, pack, before, after, at, recorded, others)
    _send(child, after, history[-1])


def holding_services(situation: Situation) -> frozenset[str]:
    """The services that hold the child, once it has ended those it is left with."""
    if situation.ended and situation.ended.service:
        return frozenset({situation.ended.service})
    return frozenset(held.service for held in situation.holders)


def write_holdings(
    child: Child,
    pack: Pack,
    before: Situation | None,
    after: Situation,
    at: datetime,
    recorded: datetime,
    others: Others,
) -> None:
    """Closes what ended and opens what began. What a procedure says nothing of stays as it was.

    No end closes a service that holds the child by a transition beside it, or whose worker leads them.
    """
    now = holding_services(after)
    then = holding_services(before) if before else frozenset()
    open_rows = {row.service: row for row in _open_holdings(child=child.pk)}
    left_with_one = after.ended is not None and after.ended.service is not None
    gone = set(open_rows) - now if left_with_one else (then - now) & set(open_rows)
    if gone:
        gone -= {service for other in others() for service in other.held_by}
        gone -= _leading(child, pack, max(at, recorded))
    for service in sorted(gone):
        row = open_rows[service]
        row.until = max(at, row.since)
        row.save(update_fields=["until"])
    for service in sorted(now - set(open_rows)):
        put_in(Holding(child=child, service=service, team=_team(child, service, at, after), since=at))


@prepared
def _open_holdings(*, child: int) -> QuerySet[Holding]:
    return Holding.objects.filter(child=child, until=None)


def _leading(child: Child, pack: Pack, at: datetime) -> frozenset[str]:
    """The service of whoever leads."""
    lead = lead_at(child, at)
    role = pack.roles.get(lead.role) if lead else None
    return frozenset({role.service}) if role else frozenset()


def _send(child: Child, after: Situation, entry: Happening) -> None:
    """A service that holds the child already has sent them to another of its teams."""
    for service, name in entry.teams.items() if isinstance(entry, StepTaken) else ():
        for team in _called(service=service, name=name) if service in holding_services(after) else ():
            Holding.objects.filter(child=child, service=service, until=None).update(team=team)


def _team(child: Child, service: str, at: datetime, after: Situation) -> Team | None:
    """The team that somebody sent the child to, or that of whoever is named for this service's side; unknown until
    somebody is."""
    named = dict(after.teams).get(service)
    for team in _called(service=service, name=named) if named else ():
        return team
    for team in _of_who_is_named(child=child.pk, service=service, at=at):
        return team
    some = _some_of(service=service)
    return some[0] if len(some) == 1 else None


@prepared
def _called(*, service: str, name: str) -> QuerySet[Team]:
    return Team.objects.filter(service=service, name=name).order_by("id")[:1]


@prepared
def _of_who_is_named(*, child: int, service: str, at: datetime) -> QuerySet[Team]:
    going_on = Q(until=None) | Q(until__gt=at)
    workers = Involvement.objects.filter(going_on, child=child).values("worker")
    leads = Lead.objects.filter(going_on, child=child).values("worker")
    theirs = Q(memberships__worker__in=workers) | Q(memberships__worker__in=leads)
    still = Q(memberships__until=None) | Q(memberships__until__gte=local_day(at))
    return Team.objects.filter(theirs, still, service=service).order_by("id")[:1]


@prepared
def _some_of(*, service: str) -> QuerySet[Team]:
    return Team.objects.filter(service=service).order_by("id")[:2]


def led_before(before: Situation | None, after: Situation, history: History) -> str | None:
    """Who led until the last entry of this history: a worker's id.

    Whoever the record named itself leads already, and so does whom the transition found leading as it began.
    """
    first, last = history[0], history[-1]
    if isinstance(last, Named):
        return after.lead
    if before is not None:
        return before.lead
    return first.lead if isinstance(first, Began) else None


def write_lead(child: Child, led: str | None, after: Situation, at: datetime, recorded: datetime) -> None:
    """The lead passes to the person the act named. Who the procedure found leading, or was given the child, stays."""
    if after.lead is None or after.lead == led:
        return
    leading = lead_at(child, max(at, recorded))
    if leading is not None and leading.worker.public == after.lead and leading.until is None:
        return
    worker = the_worker(after.lead)
    change_lead_rows(child=child, worker=worker, role=after.lead_role, at=at, reason="", recorded=recorded)


def change_lead_rows(
    *, child: Child, worker: Worker, role: str, at: datetime, reason: str, recorded: datetime
) -> None:
    """One lead ends as the next begins; never two, never none. A lead named from a later day gives way to this one.

    Who has led since `at` did lead: recorded late, the change takes nothing from them and holds from when it was recorded.
    """
    if Lead.objects.filter(child=child, since__gt=at, since__lte=recorded).exists():
        at = recorded
    Lead.objects.filter(child=child, since__gte=at).delete()
    Lead.objects.filter(Q(until=None) | Q(until__gt=at), child=child).update(until=at)
    Lead.objects.create(child=child, worker=worker, role=role, since=at, reason=reason)
    Episode.objects.filter(child=child, closed=None).update(lead=worker)


def write_involvements(
    child: Child,
    transition: Transition,
    pack: Pack,
    before: Situation | None,
    after: Situation,
    entry: Happening,
    at: datetime,
    recorded: datetime,
) -> None:
    """Whoever a step put in a role stands in it from then on, even if they had left it; who stood in it makes way.

    Whom only an inner procedure needs has a part while that runs: whoever settled something is not rung about the child
    for ever after.
    """
    idle = idle_roles(pack, transition.procedure, after)
    then, was_idle = {}, idle
    if before:
        then, was_idle = dict(before.named), idle_roles(pack, transition.procedure, before)
    if left := sorted(idle - was_idle):
        _leave_roles(child=child.pk, transition=transition.pk, roles=left, at=at)
    leading = cache(lambda: lead_at(child, max(at, recorded)))
    for role, person in after.named:
        is_named_anew = isinstance(entry, StepTaken) and entry.named.get(role) == person
        stays = then.get(role) == person and role not in was_idle and not is_named_anew
        if role in idle or stays:
            continue
        lead = leading()
        if lead and lead.worker.public == person:
            continue
        worker = the_worker(person)
        _make_way(child=child.pk, role=role, worker=worker.pk, at=at)
        if not _stands_in(child=child.pk, worker=worker.pk, role=role, at=at):
            put_in(Involvement(child=child, worker=worker, role=role, transition=transition, since=at))


@prepared_update
def _leave_roles(*, child: int, transition: int, roles: Sequence[str], at: datetime) -> Change:
    left = Involvement.objects.filter(child=child, transition=transition, role__in=roles, until=None)
    return left, {"until": Greatest("since", at)}


@prepared_update
def _make_way(*, child: int, role: str, worker: int, at: datetime) -> Change:
    others = Involvement.objects.filter(child=child, role=role, until=None).exclude(worker=worker)
    return others, {"until": Greatest("since", at)}


@prepared
def _stands_in(*, child: int, worker: int, role: str, at: datetime) -> QuerySet[Any]:
    going_on = Q(until=None) | Q(until__gt=at)
    return Involvement.objects.filter(going_on, child=child, worker=worker, role=role).values_list("pk")[:1]


def leave(child: Child, transition: Transition, at: datetime, others: Others) -> None:
    """The transition has ended, and nobody has a part by it any more; who has one in another as well keeps it there."""
    rows = Involvement.objects.filter(child=child, transition=transition, until=None)
    if not rows.exists():
        return
    for other in others():
        for role, person in sorted(other.needs):
            rows.filter(role=role, worker__public=person).update(transition=other.transition)
    rows.update(until=Greatest("since", at))


def idle_roles(pack: Pack, procedure: str, situation: Situation) -> frozenset[str]:
    """The roles that only inner procedures speak of, none of which runs."""
    outer = pack.procedures[procedure]
    running = {run.procedure for run in situation.inner if run.result is None and run.ended is None}
    inside = {name: pack.procedures[name].roles for name in outer.inside}
    known = {known.names for known in outer.known.values()}
    at_work = outer.roles.union(known, *(inside[name] for name in running & set(inside)))
    return frozenset().union(*inside.values()) - at_work
