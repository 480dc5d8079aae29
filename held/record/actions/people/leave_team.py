"""A worker leaves a team at the end of a day. Whom they lead stays with them until somebody else is named."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from held.engine.calendar import local_day
from held.record.actions.cannot import CanNot
from held.record.actions.people.account_entries import enter
from held.record.clock import now
from held.record.named import the_team, the_worker
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker


@transaction.atomic
def leave_team(*, by: Worker, worker: str, team: str, role: str, last_day: date) -> None:
    """They work there until the end of `last_day`, today at the earliest. Raises CanNot."""
    today = local_day(now())
    leaving, left = the_worker(worker), the_team(team)
    if last_day < today:
        raise CanNot("Nobody leaves a team in the past. Give today, or a day to come.")
    posts = Membership.objects.filter(
        Q(until=None) | Q(until__gte=today), worker=leaving, team=left, role=role
    ).order_by("since")
    post = posts.first()
    if post is None:
        raise CanNot(f"{leaving} does not work in {left} as {role}.")
    if last_day < post.since:
        raise CanNot(f"{leaving} begins there on a later day. Give that day, or one after it.")
    post.until = last_day
    post.save(update_fields=["until"])
    enter(by=by, worker=leaving, says=f"Leaves {left} as {role} after {last_day.day} {last_day:%B %Y}")
