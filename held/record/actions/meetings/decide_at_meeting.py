"""A decision made at a meeting, with what is kept of the talk: each child's own part on that child's own record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from held.record.actions.history.append import append
from held.record.actions.history.lock import lock_named
from held.record.actions.people.case_note import CASE_NOTE
from held.record.actions.transitions.take_step import take_step
from held.record.actions.work.save_draft import KeptAs
from held.record.reading.transitions.answers import Meanwhile, NotRecorded, Recorded
from held.record.reading.transitions.asked import StepAsked
from held.record.tables.people.worker import Worker


@dataclass(frozen=True)
class Held:
    """A meeting that was held. `title` is how its day reads; `present` the people, one each, as somebody wrote them."""

    name: str
    on: date
    title: str
    present: tuple[str, ...]


def decide_at_meeting(
    *, by: Worker, asked: StepAsked, key: str, kept_as: KeptAs, held: Held, said: Mapping[str, str]
) -> Recorded | NotRecorded | Meanwhile:
    """The step, and a note for each child of whom something was `said` (by the child's id). All of it, or none.

    Sent again with the same key, nothing is written twice. Raises LookupError like `take_step`.
    """
    with transaction.atomic():
        answer = take_step(by=by, asked=asked, key=key, kept_as=kept_as)
        if isinstance(answer, Recorded) and not answer.again:
            _note_each(by, held, said, asked.happened)
        return answer


def _note_each(by: Worker, held: Held, said: Mapping[str, str], happened: datetime) -> None:
    """A case note, so that it is found, printed and set right like any other."""
    noted = {child: words.strip() for child, words in said.items() if words.strip()}
    children = lock_named(list(noted))
    there = f" There: {'; '.join(held.present)}." if held.present else ""
    for child in children:
        words = noted[child.public]
        append(
            child=child,
            kind=CASE_NOTE,
            words={
                "note": f"{held.title}.{there}\n\n{words}",
                "meeting": {
                    "called": held.name,
                    "on": held.on.isoformat(),
                    "present": list(held.present),
                    "said": words,
                },
            },
            by=by,
            happened=happened,
        )
