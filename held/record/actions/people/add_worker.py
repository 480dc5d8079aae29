"""A worker is given an account."""

from functools import lru_cache

from django.contrib.auth.hashers import make_password
from django.db import transaction

from held.record.tables.people.worker import Worker


class CanNotAddWorker(Exception):
    """A sentence that says why the account was not made."""


@transaction.atomic
def add_worker(
    *,
    by: Worker | None,
    name: str,
    sign_in_name: str,
    password: str,
    phone: str = "",
    email: str = "",
    invented: bool = False,
) -> Worker:
    """Makes the account, and gives it back. `by` is None only when invented people are made by the shell.

    Invented people and real ones never stand in one record: their passwords are known to all.
    """
    if by is None and not invented:
        raise CanNotAddWorker("Say who gives this person an account.")
    if Worker.objects.filter(invented=not invented).exists():
        raise CanNotAddWorker(
            "This record holds real people, so nobody invented can be added to it."
            if invented
            else "This is a demonstration: everybody in it is invented, so nobody real can be added to it."
        )
    worker = Worker(
        name=name.strip(),
        sign_in_name=sign_in_name.strip().lower(),
        phone=phone,
        email=Worker.objects.normalize_email(email),
        invented=invented,
    )
    if invented:
        worker.password = _known_to_all(password)
    else:
        worker.set_password(password)
    worker.save()
    return worker


@lru_cache(maxsize=1)
def _known_to_all(password: str) -> str:
    """Hashed once for all invented people: there is nothing to keep secret, and a hash takes its time on purpose."""
    return make_password(password)
