"""A worker has a post: a role of the procedures in force, in a team of the role's own service."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from held.engine.calendar import local_day
from held.record.actions.cannot import CanNot
from held.record.actions.people.account_entries import enter
from held.record.actions.people.add_team import add_team, join_team
from held.record.clock import now
from held.record.named import the_worker
from held.record.reading.procedures import pack_in_force
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker


@transaction.atomic
def post(
    *,
    by: Worker,
    worker: str,
    team: str,
    role: str,
    since: date | None = None,
    phone: str = "",
    hours: str = "",
    is_duty_desk: bool = False,
    sees_all: bool = False,
) -> str:
    """The service. From `since` (today) on. `team` by its name, made where there is none. Raises CanNot, or LookupError."""
    today = local_day(now())
    begins = since or today
    roles = pack_in_force(on=today).roles
    if role not in roles:
        raise CanNot(f"The procedures in force know no '{role}'. They know: {', '.join(sorted(roles))}.")
    service = roles[role].service
    found = Team.objects.filter(name=team.strip()).first()
    if found is not None and found.service != service:
        raise CanNot(
            f"{found.name} belongs to {found.service}, and a {role} to {service}. Name another team."
        )
    joining = the_worker(worker)
    theirs = Membership.objects.filter(Q(until=None) | Q(until__gte=begins), worker=joining, role=role)
    if found is not None and theirs.filter(team=found).exists():
        raise CanNot(f"They work in {found.name} as {role} already, or will then.")
    public = (
        found.public
        if found is not None
        else add_team(by=by, name=team, service=service, phone=phone, hours=hours, is_duty_desk=is_duty_desk)
    )
    join_team(by=by, worker=worker, team=public, role=role, since=begins, sees_all=sees_all)
    enter(by=by, worker=joining, says=f"Joined {team.strip()} as {role} from {begins.day} {begins:%B %Y}")
    return service
