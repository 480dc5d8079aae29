"""The files of an export while they are written: aside first, and in their place only when all are whole."""

import csv
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO

from held.record.actions.cannot import CanNot
from held.record.actions.exports.spelled import Columns, Row, columns_of
from held.record.reading.exports.rows import DutyRow, Named, StepRow, TransitionRow

OF_A_CHILD = ("child", "child_number", "number_there", "left_with", "holders", "lead")
COLUMNS: Mapping[str, Columns] = {
    "transitions": columns_of(TransitionRow),
    "duties": columns_of(DutyRow),
    "steps": columns_of(StepRow),
    "rounds": columns_of(TransitionRow, without=OF_A_CHILD),
    "round_duties": columns_of(DutyRow, without=OF_A_CHILD),
    "round_steps": columns_of(StepRow, without=OF_A_CHILD),
    "workers": columns_of(Named),
}
"""By the name of the file."""
BOM = "\ufeff"


class OneFile:
    """One file of rows. `rows` and `sha256` are told when it is finished."""

    def __init__(self, folder: Path, name: str, *, as_json: bool) -> None:
        self.name = f"{name}.{'json' if as_json else 'csv'}"
        self.rows = 0
        self.as_json = as_json
        self._columns = COLUMNS[name]
        self._path = folder / self.name
        self._file: IO[str] = self._path.open("w", encoding="utf-8", newline="")
        self._sheet = csv.writer(self._file, lineterminator="\r\n")
        if as_json:
            self._file.write("[")
        else:
            self._file.write(BOM)
            self._sheet.writerow(self._columns.names)

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if self.as_json:
                self._file.write(f"{',' if self.rows else ''}\n{self._columns.in_json(row)}")
            else:
                self._sheet.writerow(self._columns.cells(row))
            self.rows += 1

    def finish(self) -> None:
        if self.as_json:
            self._file.write("\n]\n")
        _kept(self._file)

    @property
    def sha256(self) -> str:
        with self._path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def close(self) -> None:
        self._file.close()


class Folder:
    """`held-export-7` in a folder of somebody's choosing. Left by an error, nothing of it stays.

    Raises CanNot where it stands there already.
    """

    def __init__(self, inside: Path, number: int, *, as_json: bool) -> None:
        self.path = inside / f"held-export-{number}"
        if self.path.exists():
            raise CanNot(f"{self.path} is there already. Move it away, or name another folder.")
        self._aside = inside / f".held-export-{number}.part"
        shutil.rmtree(self._aside, ignore_errors=True)
        try:
            inside.mkdir(parents=True, exist_ok=True)
            # For whoever took it alone, as the record's own folder is.
            self._aside.mkdir(mode=0o700)
        except OSError as error:
            raise CanNot(f"Nothing can be written to {inside}: {error.strerror}.") from None
        self.files = {name: OneFile(self._aside, name, as_json=as_json) for name in COLUMNS}

    def add(self, name: str, rows: Iterable[Row]) -> None:
        self.files[name].add(rows)

    def put_in_place(self, about: dict[str, object]) -> None:
        """`about` goes beside the rows, with how many there are in each file and its SHA-256."""
        for file in self.files.values():
            file.finish()
        told = {file.name: {"rows": file.rows, "sha256": file.sha256} for file in self.files.values()}
        with (self._aside / "about.json").open("w", encoding="utf-8") as written:
            json.dump({**about, "files": told}, written, indent=2, ensure_ascii=False)
            written.write("\n")
            _kept(written)
        self._aside.rename(self.path)
        _kept_in(self.path.parent)

    def __enter__(self) -> "Folder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        for file in self.files.values():
            file.close()
        shutil.rmtree(self._aside, ignore_errors=True)


def _kept(file: IO[str]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _kept_in(folder: Path) -> None:
    at = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(at)
    finally:
        os.close(at)
