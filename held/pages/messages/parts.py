"""The parts of the outbox, with how many stand in those that somebody looks after."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from held.record.reading.messages.outbox import (
    GONE,
    KINDS,
    NEEDS_SOMEBODY,
    NOT_SENT,
    UNDER_WAY,
    UNMAILED,
    Outbox,
)
from held.record.reading.work.owed_line import MOST

WORDS = {
    NEEDS_SOMEBODY: "Failed or uncertain",
    UNDER_WAY: "Waiting",
    GONE: "Went",
    UNMAILED: "No address",
    NOT_SENT: "Withdrawn",
}


@dataclass(frozen=True)
class Part:
    words: str
    url: str
    is_here: bool


def parts(kind: str, found: Outbox) -> tuple[Part, ...]:
    many = {NEEDS_SOMEBODY: found.needs_somebody, UNDER_WAY: found.under_way}
    return tuple(
        Part(
            f"{WORDS[one]}{_said(many[one]) if one in many else ''}",
            f"{reverse('messages')}?{urlencode({'show': one})}",
            one == kind,
        )
        for one in KINDS
    )


def _said(many: int) -> str:
    return f" ({MOST}+)" if many > MOST else f" ({many})"
