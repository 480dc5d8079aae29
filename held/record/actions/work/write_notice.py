"""A notice is written, and with it the message that tells of it by mail: both or neither."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from held.record.access import covering_for
from held.record.actions.messages.put_message import link_of, new_reference, put_message
from held.record.actions.messages.said_by_mail import PAPER, TOLD, URGENT, mail_about
from held.record.actions.messages.worded import WordedMail, Wording, worded
from held.record.prepared import prepared, put_in
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice

COVERING = "You cover for somebody who is away. This went to them, and so to you.\n\n"


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

    The mail goes to the worker where there is one, and to whoever covers for them then; else to the team. What the notice
    says stays behind the sign-in. `wording`: for what a sentence of a procedure tells or sends. What is urgent is said in
    Held's own words, so that nobody has to guess it from an authority's.
    """
    notice = put_in(
        Notice(
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
    )
    kind = URGENT if is_urgent else PAPER if paper else TOLD
    own_words = None if is_urgent else wording
    _mail(notice, kind, own_words, worker, None if worker is not None else team)
    for deputy in _standing_in(notice):
        _mail(notice, kind, own_words, deputy, None, before=COVERING)
    return notice


def _mail(
    notice: Notice,
    kind: str,
    wording: Wording | None,
    worker: Worker | int | None,
    team: Team | None,
    *,
    before: str = "",
) -> None:
    """`before`: what stands above the words."""
    reference = new_reference()
    link = link_of(reference)
    if wording is None:
        own = mail_about(kind, link=link)
        mail = WordedMail(own.subject, own.text, "")
    else:
        mail = worded(wording, name=_name(worker, team), link=link)
    put_message(
        kind=kind,
        subject=mail.subject,
        text=f"{before}{mail.text}",
        moment=notice.sent,
        reference=reference,
        worker=worker,
        team=team,
        notice=notice,
        wording=mail.by,
    )


def _standing_in(notice: Notice) -> Sequence[Worker]:
    """Whoever covers, when it is sent, for the worker to whom it goes."""
    return _deputies(worker=notice.worker_id, sent=notice.sent) if notice.worker_id else ()


@prepared
def _deputies(*, worker: int, sent: datetime) -> QuerySet[Worker]:
    return Worker.objects.filter(pk__in=covering_for(worker, sent)).order_by("pk")


def _name(worker: Worker | int | None, team: Team | None) -> str:
    if isinstance(worker, Worker):
        return worker.name
    return team.name if team and worker is None else ""
