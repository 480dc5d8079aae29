"""Why somebody who knows their password is not let in, and whom to ask."""

from typing import Any

from django.conf import settings

from held.pages.account.waiting import AT_RISK
from held.pages.wording.dates import full_time
from held.pages.wording.names import and_list
from held.record.reading.people.whom_to_ask import whom_to_ask


def closed(worker: Any) -> str:
    """The account was not used for so long that it is closed."""
    return (
        f"Your account is closed, because it was not used for {settings.HELD_DORMANT_DAYS} days. "
        f"{_ask(worker, 'open it again')} {AT_RISK}"
    )


def no_longer_good(worker: Any) -> str:
    """A one-time password that ran out."""
    return (
        f"That one-time password was good until {full_time(worker.password_until)}. "
        f"{_ask(worker, 'give you another')} {AT_RISK}"
    )


def _ask(worker: Any, to: str) -> str:
    people = [f"{one.name} ({one.phone})" if one.phone else one.name for one in whom_to_ask(worker)]
    return f"Ask {and_list(people, 'or')} to {to}." if people else f"Ask whoever runs Held here to {to}."
