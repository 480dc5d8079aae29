"""A team is made, and workers join it."""

from datetime import date

from django.db import transaction

from held.record.actions.cannot import CanNot
from held.record.named import the_team, the_worker
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker


@transaction.atomic
def add_team(
    *,
    by: Worker | None,
    name: str,
    service: str,
    phone: str = "",
    hours: str = "",
    is_duty_desk: bool = False,
    email: str = "",
) -> str:
    """Its id. `service` in the words of the procedures in force. `by` is None only when invented people are made."""
    if Team.objects.filter(name=name.strip()).exists():
        raise CanNot(f"There is a team called {name.strip()} already. Give this one another name.")
    team = Team.objects.create(
        name=name.strip(),
        service=service,
        phone=phone,
        hours=hours,
        is_duty_desk=is_duty_desk,
        email=email,
    )
    return team.public


@transaction.atomic
def join_team(
    *,
    by: Worker | None,
    worker: str,
    team: str,
    role: str,
    since: date,
    until: date | None = None,
    sees_all: bool = False,
) -> None:
    """From `since` until the end of `until`. `sees_all`: they answer for every child of the authority."""
    Membership.objects.create(
        worker=the_worker(worker),
        team=the_team(team),
        role=role,
        since=since,
        until=until,
        sees_all=sees_all,
    )
