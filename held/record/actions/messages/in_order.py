"""The mails about one appointment go out one after the other: a calendar that hears of the end first keeps the beginning."""

from datetime import datetime, timedelta

from held.record.actions.messages.become import become
from held.record.actions.messages.no_longer import OVERTAKEN, of_invitation
from held.record.tables.messages.message import BEING_SENT, WAITING, WITHDRAWN, Message

LOOKED_AT_AGAIN = timedelta(seconds=5)


def is_its_turn(message: Message, *, moment: datetime) -> bool:
    """In the transaction that takes it on. False where an earlier one is being handed over: then it waits a little more.

    Earlier ones that only wait are withdrawn, since this one takes their place. Nobody is waited for, so that two who take
    on messages of the same appointment never stand in each other's way.
    """
    if message.invitation_id is None:
        return True
    earlier = of_invitation(message.invitation_id).filter(id__lt=message.pk, state__in=(WAITING, BEING_SENT))
    many = earlier.count()
    if not many:
        return True
    # One that somebody else holds at this moment is not among those that are free.
    free = list(earlier.select_for_update(skip_locked=True, of=("self",)))
    if len(free) < many or any(one.state == BEING_SENT for one in free):
        message.next_attempt = moment + LOOKED_AT_AGAIN
        message.save(update_fields=["next_attempt"])
        return False
    for one in free:
        become(one, WITHDRAWN, moment=moment, trouble=OVERTAKEN)
    return True
