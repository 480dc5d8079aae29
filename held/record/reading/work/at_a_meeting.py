"""What a form needs that is filled in at a meeting: what any form about a child needs, and every pack with the meeting."""

from dataclasses import dataclass

from held.record.reading.one_shape import of_kind, shaped
from held.record.reading.work.at_a_form import AtAForm, at_a_form_and
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce


@dataclass(frozen=True)
class AtAMeeting:
    """`hashes`: of the packs that are or were in force, the one that holds today first."""

    form: AtAForm
    hashes: tuple[str, ...]


def at_a_meeting(worker: Worker, child: str) -> AtAMeeting:
    """In one query."""
    every = shaped(
        "version", InForce.objects.all(), word="pack_text__hash", since="recorded", until="recorded"
    )
    form, rows = at_a_form_and(worker, child, every)
    hashes = [row.word for row in reversed(of_kind("version", rows))]
    return AtAMeeting(form, tuple(dict.fromkeys([*([form.in_force] if form.in_force else []), *hashes])))
