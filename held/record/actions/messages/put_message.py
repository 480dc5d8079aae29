"""A message is put into the outbox, in the transaction of what it tells of: rolled back together, never sent before."""

from datetime import datetime

from django.conf import settings
from django.db import connection

from held.record.prepared import put_in
from held.record.tables.messages.message import Message
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.public_id import new_public_id
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.cover import Cover
from held.record.tables.work.invitation import Invitation
from held.record.tables.work.notice import Notice


def new_reference() -> str:
    """Of a message that is not written yet, for a text that has the link in it."""
    return new_public_id()


def link_of(reference: str) -> str:
    """The address that a mail leads to: behind the sign-in, and with nobody's id but the message's own."""
    return f"{settings.HELD_ADDRESS}/mail/{reference}"


def put_message(
    *,
    kind: str,
    subject: str,
    text: str,
    moment: datetime,
    reference: str = "",
    worker: Worker | int | None = None,
    team: Team | int | None = None,
    address: str = "",
    notice: Notice | None = None,
    child: Child | None = None,
    transition: Transition | None = None,
    because: int | None = None,
    wording: str = "",
    invitation: Invitation | None = None,
    cover: Cover | None = None,
    calendar: str = "",
) -> str:
    """Its reference. To one worker, one team, or one mail address outside the record; a worker or team also by its
    row's number. Whether a worker or team has a mail address is asked when it is sent.

    `subject` and `text` are sent as they stand, and name no child: no name, initials, date of birth or family; nor does
    `kind`. `wording`: which wording of which version they were written from, empty for Held's own words. `calendar`: a
    whole text/calendar object with its METHOD in it, of this `invitation`, which names no child either. `because`: the
    number of the child's happening that it goes out because of; struck before the message went, it is withdrawn. With a
    `notice`, child, transition and because are the notice's, and once somebody says that they have it, no mail goes after
    it. `cover`: which one's beginning it tells of; once that has ended, no mail goes after it.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A message is put into the outbox in the transaction of what it tells of.")
    about = notice or Notice(child=child, transition=transition, because=because)
    row = put_in(
        Message(
            public=reference or new_reference(),
            kind=kind,
            worker_id=worker.pk if isinstance(worker, Worker) else worker,
            team_id=team.pk if isinstance(team, Team) else team,
            address=address,
            notice=notice,
            child_id=about.child_id,
            transition_id=about.transition_id,
            because=about.because,
            subject=subject,
            text=text,
            wording=wording,
            invitation=invitation,
            cover=cover,
            calendar=calendar,
            written=moment,
            next_attempt=moment,
        )
    )
    return str(row.public)
