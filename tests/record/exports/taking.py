"""Taking an export in a test, and reading its files as whoever takes them in would."""

import csv
import json
from datetime import date
from pathlib import Path

from django.db import connection

from held.record.actions.exports.take_export import take_changes, take_period
from held.record.actions.exports.write_export import write_export
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker

Read = dict[str, list[dict[str, str]]]
NAMES = ("transitions", "duties", "steps", "rounds", "round_duties", "round_steps", "workers")


def the_head(worker: Worker) -> Worker:
    """Answers for every child from now on."""
    Membership.objects.filter(worker=worker).update(sees_all=True)
    return worker


def changes(by: Worker, into: Path, since: int | None = None) -> Read:
    return written(take_changes(by=by, why="For the case system.", since=since), into)


def period(by: Worker, into: Path, first: date, last: date) -> Read:
    number = take_period(by=by, first_day=first, last_day=last, why="For the data team.")
    return written(number, into)


def written(number: int, into: Path) -> Read:
    for _ in write_export(number=number, inside=into):
        pass
    return read(max(into.glob("held-export-*"), key=lambda folder: int(folder.name.rsplit("-", 1)[1])))


def read(folder: Path) -> Read:
    found: Read = {}
    for name in NAMES:
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            found[name] = list(csv.DictReader(file))
    told = json.loads((folder / "about.json").read_text())["files"]
    assert {name: len(found[name]) for name in NAMES} == {name: told[f"{name}.csv"]["rows"] for name in NAMES}
    return found


def plain(rows: list[dict[str, str]], *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def as_plain_sql_counts(by: Worker, into: Path) -> None:
    """All there is, beside counts that know nothing of exports or of the engine."""
    found = changes(by, into, since=0)
    assert len(found["transitions"]) == _counted(
        "SELECT COUNT(*) FROM record_transition WHERE child_id IS NOT NULL"
    )
    assert len(found["steps"]) == _counted(
        "SELECT COUNT(*) FROM record_happening WHERE kind = 'step taken' AND child_id IS NOT NULL"
    )
    open_ones = [row for row in found["transitions"] if not row["ended"]]
    assert len(open_ones) == _counted(
        "SELECT COUNT(*) FROM record_transition WHERE ended_at IS NULL AND child_id IS NOT NULL"
    )
    assert {row["left_with"] for row in found["transitions"]} == _said(
        "SELECT DISTINCT ended_with FROM record_transition WHERE child_id IS NOT NULL"
    )
    assert sorted(row["lead"] for row in open_ones) == sorted(
        _all(
            "SELECT worker.public FROM record_transition AS one JOIN record_lead AS lead"
            " ON lead.child_id = one.child_id AND lead.until IS NULL"
            " JOIN record_worker AS worker ON worker.id = lead.worker_id WHERE one.ended_at IS NULL"
        )
    )
    owed = (
        "SELECT DISTINCT transition_id, run, norm FROM record_owed WHERE norm <> '' AND child_id IS NOT NULL"
    )
    assert len([row for row in found["duties"] if not row["over"]]) == _counted(
        f"SELECT COUNT(*) FROM ({owed}) AS each_duty"
    )
    late = [row for row in found["duties"] if row["late"] == "yes"]
    assert len(late) == _counted(
        "SELECT COUNT(*) FROM record_happening WHERE kind = 'went late' AND child_id IS NOT NULL"
    )


def _all(sql: str) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [row[0] for row in cursor.fetchall()]


def _said(sql: str) -> set[object]:
    return set(_all(sql))


def _counted(sql: str) -> int:
    return int(str(_all(sql)[0]))
