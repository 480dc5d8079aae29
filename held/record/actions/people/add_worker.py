"""A worker is given an account."""

from functools import lru_cache

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from held.record.actions.people.account_entries import enter
from held.record.tables.people.worker import Worker


class CanNotAddWorker(Exception):
    """A sentence that says why the account was not made."""


@transaction.atomic
def add_worker(
    *,
    by: Worker | None,
    name: str,
    sign_in_name: str,
    password: str | None,
    phone: str = "",
    email: str = "",
    invented: bool = False,
) -> Worker:
    """Makes the account, and gives it back. `by` is None only for invented people, and for the first account of all.

    `password` is None where they are given a one-time password next, and choose their own with it.
    Invented people and real ones never stand in one record: their passwords are known to all.
    """
    if by is None and not invented and Worker.objects.exists():
        raise CanNotAddWorker("Say who gives this person an account.")
    if Worker.objects.filter(invented=not invented).exists():
        raise CanNotAddWorker(
            "This record holds real people, so nobody invented can be added to it."
            if invented
            else "This is a demonstration: everybody in it is invented, so nobody real can be added to it."
        )
    if not name.strip() or not sign_in_name.strip():
        raise CanNotAddWorker("Give the name of the person, and the name they type to sign in.")
    if Worker.objects.filter(sign_in_name=sign_in_name.strip().lower()).exists():
        raise CanNotAddWorker(
            f"Somebody signs in as {sign_in_name.strip()} already. Give another sign-in name."
        )
    worker = Worker(
        name=name.strip(),
        sign_in_name=sign_in_name.strip().lower(),
        phone=phone,
        email=Worker.objects.normalize_email(email),
        invented=invented,
    )
    if password is None:
        worker.set_unusable_password()
    elif invented:
        worker.password = _known_to_all(password)
    else:
        _refuse_a_weak(password, worker)
        worker.set_password(password)
    worker.save()
    if not invented:
        enter(by=by or worker, worker=worker, says="The account was made")
    return worker


def _refuse_a_weak(password: str, worker: Worker) -> None:
    try:
        validate_password(password, user=worker)
    except ValidationError as refused:
        raise CanNotAddWorker(" ".join(refused.messages)) from None


@lru_cache(maxsize=1)
def _known_to_all(password: str) -> str:
    """Hashed once for all invented people: there is nothing to keep secret, and a hash takes its time on purpose."""
    return make_password(password)
