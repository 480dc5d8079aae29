"""Where a worker or a team is mailed is set, or taken away: then they are told in their tray and under My work alone."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from held.record.actions.cannot import CanNot
from held.record.actions.invitations.send import send_what_stands
from held.record.actions.people.account_entries import enter
from held.record.clock import now
from held.record.named import the_team, the_worker
from held.record.tables.people.worker import Worker


@transaction.atomic
def set_workers_address(*, by: Worker, worker: str, email: str) -> None:
    """Empty takes it away. Who had none gets the invitations to what is still to come. Raises CanNot, or NobodyNamed, as
    both here."""
    found = the_worker(worker)
    had_one = bool(found.email)
    found.email = _sure(email)
    found.save(update_fields=["email"])
    if found.email and not had_one:
        send_what_stands(worker=found, moment=now())
    enter(
        by=by,
        worker=found,
        says="The mail address was set" if email.strip() else "The mail address was taken away",
    )


@transaction.atomic
def set_teams_address(*, by: Worker, team: str, email: str) -> None:
    """An address that the whole team reads."""
    found = the_team(team)
    found.email = _sure(email)
    found.save(update_fields=["email"])


def _sure(email: str) -> str:
    typed = email.strip()
    try:
        if typed:
            validate_email(typed)
    except ValidationError:
        raise CanNot("Enter a mail address, like name@example.org, or leave it empty.") from None
    if not typed.isascii():
        raise CanNot("Mail servers take plain letters alone, without accents. Enter the address that way.")
    return typed
