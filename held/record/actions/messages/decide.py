"""A person decides about a message that is uncertain, has failed or waits: tried again, it arrived, or given up."""

from collections.abc import Iterable

from django.db import transaction

from held.record.actions.cannot import CanNot
from held.record.actions.messages.become import become
from held.record.actions.messages.no_longer import no_longer
from held.record.clock import now
from held.record.tables.messages.message import (
    FAILED,
    NO_ADDRESS,
    UNCERTAIN,
    WAITING,
    WENT,
    WITHDRAWN,
    Message,
)
from held.record.tables.messages.message_entry import TRIED_AGAIN
from held.record.tables.people.worker import Worker

ARRIVED = "it arrived"
GIVEN_UP = "given up"

MAY_BE_TRIED_AGAIN = (UNCERTAIN, FAILED, NO_ADDRESS)
MAY_HAVE_ARRIVED = (UNCERTAIN,)
MAY_BE_GIVEN_UP = (UNCERTAIN, FAILED, WAITING)


def try_again(*, by: Worker, message: str) -> None:
    """It waits again, with all its attempts before it. Raises CanNot, or LookupError, as all here; also where what it
    tells of was struck, or somebody has it."""
    _decide(by, message, MAY_BE_TRIED_AGAIN, WAITING, TRIED_AGAIN)


def it_arrived(*, by: Worker, message: str) -> None:
    """Whoever it went to says so: it is not sent again."""
    _decide(by, message, MAY_HAVE_ARRIVED, WENT, ARRIVED)


def give_up(*, by: Worker, message: str) -> None:
    """It is not sent. What it tells of stands in the tray or under My work all the same."""
    _decide(by, message, MAY_BE_GIVEN_UP, WITHDRAWN, GIVEN_UP)


def _decide(by: Worker, public: str, of: Iterable[str], state: str, says: str) -> None:
    with transaction.atomic():
        moment = now()
        found = (
            Message.objects.select_for_update(of=("self",))
            .select_related("notice", "cover", "child", "transition")
            .filter(public=public)
            .first()
        )
        if found is None:
            raise LookupError("There is no such message.")
        if found.state not in of:
            raise CanNot(f"This message is not as it was: it is “{found.state}” now. Look at it again.")
        trouble = found.trouble
        if state == WAITING:
            why_not = no_longer(found)
            if why_not:
                raise CanNot(f"It is not sent again. {why_not}")
            found.attempts, found.handed_over = 0, None
        become(
            found,
            state,
            moment=moment,
            says=says,
            trouble="" if state == WENT else trouble,
            by=by,
            next_attempt=moment if state == WAITING else None,
        )
