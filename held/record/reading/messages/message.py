"""One message: to whom, what became of each attempt, and where its mail leads."""

from dataclasses import dataclass
from datetime import datetime

from held.record.reading.messages.outbox import MessageLine, line_of
from held.record.tables.messages.message import Message

MOST_ENTRIES = 200


@dataclass(frozen=True)
class Became:
    """`by` is empty for what the worker beside the pages found."""

    at: datetime
    says: str
    to: str
    trouble: str
    by: str


@dataclass(frozen=True)
class MessagePage:
    """`worker` or `team`: the id of whom it goes to; both empty for an address outside the record."""

    line: MessageLine
    worker: str
    team: str
    subject: str
    text: str
    wording: str
    is_invitation: bool
    entries: tuple[Became, ...]


@dataclass(frozen=True)
class LeadsTo:
    """Ids; one of them or none. With none it is about nothing that has a page of its own, or invites to a meeting."""

    transition: str = ""
    round: str = ""
    child: str = ""
    is_invitation: bool = False


def message(public: str) -> MessagePage:
    """In two queries, the newest entries first. Raises LookupError."""
    row = _the_message(public, "worker", "team")
    entries = row.entries.select_related("by").order_by("-id")[:MOST_ENTRIES]
    return MessagePage(
        line_of(row),
        row.worker.public if row.worker else "",
        row.team.public if row.team else "",
        row.subject,
        row.text,
        row.wording,
        bool(row.calendar),
        tuple(
            Became(entry.at, entry.says, entry.to, entry.trouble, str(entry.by or "")) for entry in entries
        ),
    )


def leads_to(public: str) -> LeadsTo:
    """In one query. Raises LookupError."""
    row = _the_message(public, "transition", "child")
    if row.transition is not None:
        where = row.transition.public
        return LeadsTo(round=where) if row.transition.child_id is None else LeadsTo(transition=where)
    child = row.child.public if row.child is not None else ""
    return LeadsTo(child=child, is_invitation=bool(row.calendar))


def _the_message(public: str, *besides: str) -> Message:
    try:
        return Message.objects.select_related(*besides).get(public=public)
    except Message.DoesNotExist:
        raise LookupError("There is no such message.") from None
