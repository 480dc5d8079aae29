"""Passwords: a worker chooses their own; whoever lets them in gives one that is good for choosing it, and no more.

Nobody knows anybody else's password (OWASP ASVS 5.0: 6.4.1, 6.4.6). What is set ends every session of the account but
the one it is set in (7.4.3): a session carries a hash of the password it began with.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from held.record.actions.cannot import CanNot
from held.record.actions.people.account_entries import enter
from held.record.clock import now
from held.record.named import the_worker
from held.record.tables.people.worker import Worker
from held.record.tables.public_id import ALPHABET

GOOD_FOR = timedelta(days=3)
GROUPS, IN_A_GROUP = 4, 4


@dataclass(frozen=True)
class OneTime:
    """Said once, to whoever asked for it, and kept nowhere. `until`: when it stops being good for anything."""

    worker: str
    name: str
    sign_in_name: str
    password: str
    until: datetime


@transaction.atomic
def choose_password(*, by: Worker, password: str) -> None:
    """Their own, from now on. `by` is changed too, so that a session can go on with it. Raises CanNot.

    What they had before is not asked about here: the page does that.
    """
    if by.check_password(password):
        raise CanNot("That is the password you have. Choose another one.")
    try:
        validate_password(password, user=by)
    except ValidationError as refused:
        raise CanNot(" ".join(refused.messages)) from None
    by.set_password(password)
    by.password_until = None
    by.save(update_fields=["password", "password_until"])
    enter(by=by, worker=by, says="A password was chosen")


@transaction.atomic
def give_one_time_password(*, by: Worker, worker: str) -> OneTime:
    """It replaces the one they had, and opens an account that was closed because nobody used it.

    Not one that was switched off: see `switch_on`. Raises CanNot.
    """
    theirs = the_worker(worker)
    if not theirs.is_active:
        raise CanNot(f"{theirs}’s account is switched off. Switch it on first.")
    given = one_time_password(theirs)
    enter(by=by, worker=theirs, says="A one-time password was given")
    return given


def one_time_password(theirs: Worker) -> OneTime:
    """Sets it. Within the caller's transaction, which says in whose name."""
    moment = now()
    # Read out over the telephone: no 0, 1, i, l or o in it, and about 79 random bits.
    password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(IN_A_GROUP)) for _ in range(GROUPS))
    theirs.set_password(password)
    theirs.opened, theirs.password_until = moment, moment + GOOD_FOR
    theirs.save(update_fields=["password", "opened", "password_until"])
    return OneTime(theirs.public, theirs.name, theirs.sign_in_name, password, theirs.password_until)
