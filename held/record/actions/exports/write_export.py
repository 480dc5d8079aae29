"""The files of an export are made. Before a child's rows are written down, that somebody takes them is: as a look."""

from collections.abc import Iterator
from pathlib import Path

from held.record.actions.exports.files import Folder
from held.record.actions.exports.spelled import moment
from held.record.clock import now
from held.record.reading.exports.rounds import rounds_of
from held.record.reading.exports.rows import Named, Rows
from held.record.reading.exports.taken import Taken, taken
from held.record.reading.exports.walking import walk
from held.record.tables.exports.export import Export
from held.record.tables.people.worker import Worker
from held.record.tables.work.look import Look

LAYOUT = 1


def write_export(*, number: int, inside: Path, as_json: bool = False) -> Iterator[int]:
    """Into the folder held-export-N there. After some children each, how many were read; the folder stands after the last.

    The same export gives the same bytes, but for the file of workers, whose names are as they are now.
    Raises CanNot, or NobodyNamed.
    """
    of = taken(number)
    workers: set[str] = set()
    with Folder(inside, of.number, as_json=as_json) as folder:
        rounds = rounds_of(of)
        workers |= _named(rounds)
        folder.add("rounds", rounds.transitions)
        folder.add("round_duties", rounds.duties)
        folder.add("round_steps", rounds.steps)
        for some in walk(of):
            _looked(of, some.children)
            for rows in some.children.values():
                workers |= _named(rows)
                folder.add("transitions", rows.transitions)
                folder.add("duties", rows.duties)
                folder.add("steps", rows.steps)
            yield some.done
        folder.add("workers", _workers(workers))
        folder.put_in_place(_about(of))
    Export.objects.filter(pk=of.row, written=None).update(written=now())


def _looked(of: Taken, children: dict[int, Rows]) -> None:
    by, at = Export.objects.values_list("by", "at").get(pk=of.row)
    Look.objects.bulk_create(
        Look(who_id=by, child_id=child, page=f"export {of.number}", at=at, export_id=of.row)
        for child in children
    )


def _named(rows: Rows) -> set[str]:
    named = {row.lead for row in rows.transitions}
    named |= {who for duty in rows.duties for who in (duty.owner, duty.over_by)}
    named |= {who for step in rows.steps for who in (step.by, step.set_right_by)}
    return named - {""}


def _workers(ids: set[str]) -> Iterator[Named]:
    rows = Worker.objects.filter(public__in=ids).order_by("public")
    return (Named(worker=row.public, name=row.name, sign_in_name=row.sign_in_name) for row in rows)


def _about(of: Taken) -> dict[str, object]:
    return {
        "layout": LAYOUT,
        "export": of.number,
        "kind": of.kind,
        "first_day": of.first_day.isoformat() if of.first_day else None,
        "last_day": of.last_day.isoformat() if of.last_day else None,
        "since": of.since if of.kind == "changes" else None,
        "taken_at": moment(of.at),
        "taken_by": of.by,
    }
