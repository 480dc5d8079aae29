"""What a transition sent and told: to whom, when, and whether they have said that they have it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from held.pages.wording.dates import full_time
from held.pages.wording.phrases import anchor, capital
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.reading.transitions.course import Course
from held.record.reading.transitions.notices import NoticeLine


@dataclass(frozen=True)
class Sent:
    words: str
    says: str
    url: str = ""


def papers_sent(run: Course, sent: Sequence[NoticeLine]) -> tuple[Sent, ...]:
    """Each links to the paper as it reads now."""
    return tuple(
        Sent(
            capital(notice.paper),
            _where_it_is(notice, "to"),
            reverse("paper", kwargs={"public": run.transition, "paper": anchor(notice.paper)})
            if run.child != ABOUT_NO_CHILD
            else "",
        )
        for notice in sent
        if notice.paper
    )


def people_told(sent: Sequence[NoticeLine]) -> tuple[Sent, ...]:
    return tuple(
        Sent(f"{notice.to}, {notice.role}" if notice.role else notice.to, _where_it_is(notice, "told"))
        for notice in sent
        if not notice.paper
    )


def _where_it_is(notice: NoticeLine, how: str) -> str:
    to = f"To {notice.to}, sent" if how == "to" else "Told"
    sent = f"{to} {full_time(notice.sent)}.{_by_mail(notice)}"
    if notice.received is None:
        return f"{sent} Nobody has said yet that they have it."
    return f"{sent} {notice.received_by} has it, {full_time(notice.received)}."


def _by_mail(notice: NoticeLine) -> str:
    """Whether they were mailed as well; nothing where nobody was to be."""
    if notice.mail == "went" and notice.mailed is not None:
        return f" Mailed {full_time(notice.mailed)}."
    if notice.mail == "failed":
        return " The mail to them failed: an administrator sees why under Messages."
    if notice.mail == "uncertain":
        return " Whether the mail arrived is not known."
    return " The mail waits to be sent." if notice.mail in ("waiting", "being sent") else ""
