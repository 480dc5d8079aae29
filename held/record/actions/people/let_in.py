"""Somebody is let in: a new account with a post, or an account that was switched off; each with a one-time password."""

from datetime import date

from django.db import transaction

from held.record.actions.people.add_worker import add_worker
from held.record.actions.people.passwords import OneTime, give_one_time_password, one_time_password
from held.record.actions.people.post import post
from held.record.actions.people.switch_off import switch_on
from held.record.named import the_worker
from held.record.tables.people.worker import Worker


@transaction.atomic
def give_account(
    *,
    by: Worker,
    name: str,
    sign_in_name: str,
    team: str,
    role: str,
    since: date | None = None,
    phone: str = "",
    email: str = "",
) -> OneTime:
    """`team` by its name. In a demonstration whoever is added is invented too. Raises CanNot and CanNotAddWorker."""
    worker = add_worker(
        by=by,
        name=name,
        sign_in_name=sign_in_name,
        password=None,
        phone=phone,
        email=email,
        invented=by.invented,
    )
    post(by=by, worker=worker.public, team=team, role=role, since=since)
    return one_time_password(worker)


@transaction.atomic
def let_in_again(*, by: Worker, worker: str) -> OneTime:
    """Who forgot their password, whose account was closed because it was not used, and who comes back."""
    if not the_worker(worker).is_active:
        switch_on(by=by, worker=worker)
    return give_one_time_password(by=by, worker=worker)
