"""The urgent calls about a child that no procedure took up and nobody has answered yet."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from held.engine.history import Answer
from held.record.tables.care.contact import Contact
from held.record.tables.history.happening import Happening


@dataclass(frozen=True, kw_only=True)
class WaitingCall:
    """`tray` is the team that has to answer, "" where there was no desk to ring; `answers` what was said, by its ask."""

    number: int
    happened: datetime
    due: datetime
    by_name: str
    tray: str
    outcome: str
    answers: Mapping[str, Answer]


def waiting_calls(child: str) -> tuple[WaitingCall, ...]:
    """Of the child with this id, the longest waiting first, in one query. Words that were destroyed are not shown."""
    waiting = Contact.objects.filter(child__public=child, answered=None).values("number")
    rows = (
        Happening.objects.filter(child__public=child, number__in=waiting, words__text__isnull=False)
        .select_related("words", "by")
        .order_by("number")
    )
    return tuple(_call(row) for row in rows)


def _call(row: Happening) -> WaitingCall:
    words = json.loads(row.words.text or "{}")
    return WaitingCall(
        number=row.number,
        happened=row.happened,
        due=datetime.fromisoformat(words["answer due"]),
        by_name=row.by.name if row.by else "",
        tray=(words["tray"] or {}).get("name", ""),
        outcome=words.get("outcome") or "",
        answers={
            ask: tuple(answer) if isinstance(answer, list) else str(answer)
            for ask, answer in (words.get("answers") or {}).items()
        },
    )
