"""A small extract of an invented case system, written as files, and handed in."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from held.record.actions.imports.confirm import confirm
from held.record.actions.imports.go_on import go_on
from held.record.actions.imports.hand_in import Handed, hand_in
from held.record.reading.imports.extract import ExtractSeen, extract_seen
from held.record.tables.people.worker import Worker

Rows = Sequence[Mapping[str, str]]

TEAMS = [{"team number": "T1", "name": "Ferry team", "service": "harbour hub"}]
WORKERS = [
    {
        "worker number": "W1",
        "name": "Ada Lund",
        "sign-in name": "ada.lund",
        "team number": "T1",
        "role": "hub guide",
    },
    {
        "worker number": "W2",
        "name": "Bo Hale",
        "sign-in name": "bo.hale",
        "team number": "T1",
        "role": "hub guide",
    },
]
FAMILIES = [{"family number": "F1", "name": "Holt", "address": "1 Larch Close"}]
CHILDREN = [
    {
        "child number": "10234",
        "first name": "Ava",
        "family name": "Holt",
        "date of birth": "03/06/2015",
        "family number": "F1",
    },
    {
        "child number": "10235",
        "first name": "Ben",
        "family name": "Holt",
        "date of birth": "2018-01-02",
        "family number": "F1",
    },
]
EPISODES = [
    {
        "episode number": "E1",
        "child number": "10234",
        "opened": "01/02/2026",
        "closed": "",
        "service": "harbour hub",
        "team number": "T1",
        "lead number": "W1",
        "role": "hub guide",
        "reason": "School asked.",
    },
    {
        "episode number": "E2",
        "child number": "10235",
        "opened": "01/02/2020",
        "closed": "03/03/2021",
        "service": "harbour hub",
        "team number": "T1",
        "lead number": "W1",
        "role": "hub guide",
        "reason": "",
    },
]
REVIEWS = [
    {"review number": "R1", "child number": "10234", "reviewed": "20/02/2026", "note": "Going well."},
]
CONSENT = [
    {
        "consent number": "C1",
        "child number": "10234",
        "who": "Kelly Holt, mother",
        "to what": "telling the school",
        "answer": "yes",
        "on": "02/02/2026",
    },
]
WHOLE: Mapping[str, Rows] = {
    "teams": TEAMS,
    "workers": WORKERS,
    "families": FAMILIES,
    "children": CHILDREN,
    "episodes": EPISODES,
    "plan reviews": REVIEWS,
    "consent": CONSENT,
}


def with_row(rows: Rows, place: int, **changed: str) -> list[Mapping[str, str]]:
    """A copy in which one row says something else; "_" in a name stands for a space."""
    spelled = {name.replace("_", " "): word for name, word in changed.items()}
    return [dict(row) | (spelled if number == place else {}) for number, row in enumerate(rows)]


@dataclass
class CaseSystem:
    """Writes files into a folder of its own, and hands them in."""

    folder: Path
    by: Worker
    handed: list[str] = field(default_factory=list)

    def files(self, extract: Mapping[str, Rows]) -> list[Path]:
        here = self.folder / f"extract-{len(list(self.folder.iterdir()))}"
        here.mkdir()
        paths = []
        for kind, rows in extract.items():
            path = here / f"{kind}.csv"
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
            paths.append(path)
        return paths

    def looked_at(self, extract: Mapping[str, Rows], *, of: date | None = None) -> ExtractSeen:
        """Handed in, read and compared: what would happen."""
        public = self.hands_in(extract, of=of)
        self.handed.append(public)
        for _ in go_on(extract=public):
            pass
        return extract_seen(public)

    def hands_in(self, extract: Mapping[str, Rows], *, of: date | None = None) -> str:
        files = [Handed(path.name, path) for path in self.files(extract)]
        return hand_in(by=self.by, files=files, system="Liquidlogic", of=of)

    def taken_in(self, extract: Mapping[str, Rows], *, of: date | None = None) -> ExtractSeen:
        seen = self.looked_at(extract, of=of)
        assert seen.state == "ready", seen.came.faults
        return self.confirmed()

    def confirmed(self) -> ExtractSeen:
        """The one that was looked at last."""
        confirm(by=self.by, extract=self.handed[-1])
        for _ in go_on(extract=self.handed[-1]):
            pass
        return extract_seen(self.handed[-1])
