"""A notice is written, and with it the message that tells of it by mail: both or neither."""

from datetime import datetime

from held.record.actions.messages.put_message import link_of, new_reference, put_message
from held.record.actions.messages.said_by_mail import PAPER, TOLD, URGENT, mail_about
from held.record.actions.messages.worded import WordedMail, Wording, worded
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice


def write_notice(
    *,
    child: Child | None,
    says: str,
    because: int | None,
    sent: datetime,
    transition: Transition | None = None,
    worker: Worker | int | None = None,
    team: Team | None = None,
    role: str = "",
    paper: str = "",
    cites: str = "",
    is_urgent: bool = False,
    wording: Wording | None = None,
) -> Notice:
    """Within the caller's transaction. To a worker (their row, or its number) or a team's tray, or to a worker of a team.

    The mail goes to the worker where there is one, else to the team. What the notice says stays behind the sign-in.
    `wording`: for what a sentence of a procedure tells or sends. What is urgent is said in Held's own words, so that nobody
    has to guess it from an authority's.
    """
    notice = Notice.objects.create(
        child=child,
        transition=transition,
        worker_id=worker.pk if isinstance(worker, Worker) else worker,
        team=team,
        role=role,
        paper=paper,
        says=says,
        cites=cites,
        because=because,
        sent=sent,
    )
    kind = URGENT if is_urgent else PAPER if paper else TOLD
    reference = new_reference()
    link = link_of(reference)
    if wording is None or is_urgent:
        own = mail_about(kind, link=link)
        mail = WordedMail(own.subject, own.text, "")
    else:
        mail = worded(wording, name=_name(worker, team), link=link)
    put_message(
        kind=kind,
        subject=mail.subject,
        text=mail.text,
        moment=sent,
        reference=reference,
        worker=worker,
        team=None if worker is not None else team,
        notice=notice,
        wording=mail.by,
    )
    return notice


def _name(worker: Worker | int | None, team: Team | None) -> str:
    if isinstance(worker, Worker):
        return worker.name
    return team.name if team and worker is None else ""
