"""A file of an extract, row by row: each as the record keeps it, or what is wrong with it, with line and column."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TextIO

from held.record.extracts.cells import NotTaken, taken
from held.record.extracts.layout import BY_NUMBER, Kind
from held.record.extracts.opening import NotOpened, opened
from held.record.extracts.records import NotRead, Record, records, separator_of

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Fault:
    """`line` counts from 1, and is 0 for the whole file. `column` by its name, empty where the row is meant."""

    line: int
    column: str
    says: str
    number: str = ""
    """Of the row, where that much can be read."""

    def __str__(self) -> str:
        where = ", ".join(
            filter(
                None, (f"line {self.line}" if self.line else "", f"“{self.column}”" if self.column else "")
            )
        )
        return f"{where}: {self.says}" if where else self.says


@dataclass(frozen=True, slots=True)
class Row:
    """`says`: by the name of the column, only of columns that the file has."""

    line: int
    number: str
    says: Mapping[str, str]


@dataclass(frozen=True)
class Heading:
    """What a file is about, and its columns in their order."""

    kind: Kind
    columns: tuple[str, ...]


class FileRefused(Exception):
    """Nothing of the file can be read: what is wrong with it as a whole, or with its heading."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class Source:
    """A file that is about something. Read it as often as you like."""

    path: Path
    encoding: str
    separator: str
    heading: Heading

    def rows(self, *, today: date) -> Iterator[Row | Fault]:
        """Rows with nothing in them are left out. After a fault of the whole file nothing comes any more."""
        with _text(self.path, self.encoding) as text:
            try:
                head = True
                for record in records(text, self.separator):
                    if record.is_blank:
                        continue
                    if head:
                        head = False
                        continue
                    yield from _row(self.heading, record, today)
            except NotRead as trouble:
                yield Fault(trouble.line, "", str(trouble))


def source(path: Path) -> Source:
    """Raises FileRefused."""
    try:
        encoding = opened(path).encoding
        with _text(path, encoding) as text:
            separator = separator_of(text)
        with _text(path, encoding) as text:
            head = next((record for record in records(text, separator) if not record.is_blank), None)
    except NotOpened as trouble:
        raise FileRefused(Fault(trouble.line, "", str(trouble))) from None
    except NotRead as trouble:
        raise FileRefused(Fault(trouble.line, "", str(trouble))) from None
    if head is None:
        raise FileRefused(Fault(0, "", "There is nothing in the file but empty lines."))
    return Source(path, encoding, separator, _heading(head))


@contextmanager
def _text(path: Path, encoding: str) -> Iterator[TextIO]:
    with path.open(encoding=encoding, newline="") as text:
        yield text


def _heading(head: Record) -> Heading:
    columns = tuple(" ".join(cell.replace("\ufeff", "").split()).casefold() for cell in head.cells)
    while columns and not columns[-1]:
        columns = columns[:-1]  # a spreadsheet goes on to its widest row
    kind = BY_NUMBER.get(columns[0])
    if kind is None:
        raise FileRefused(
            Fault(
                head.line,
                columns[0][:60],
                "The first column says what a file is about. "
                f"It is one of: {', '.join(f'“{name}”' for name in BY_NUMBER)}.",
            )
        )
    faults = tuple(_wrong_columns(kind, columns, head.line))
    if faults:
        raise FileRefused(*faults)
    return Heading(kind, columns)


def _wrong_columns(kind: Kind, columns: tuple[str, ...], line: int) -> Iterator[Fault]:
    unknown = [name for name in dict.fromkeys(columns) if name not in kind.by_name]
    for name in unknown[:MOST_NAMED]:
        near = get_close_matches(name, kind.by_name, n=1)
        meant = f" Is “{near[0]}” meant?" if near else ""
        all_of_them = ", ".join(kind.by_name)
        if name:
            yield Fault(
                line,
                name[:60],
                f"A file of {kind.name} has no such column.{meant} It may have: {all_of_them}.",
            )
        else:
            yield Fault(line, "", f"A column has no heading. A file of {kind.name} may have: {all_of_them}.")
    if len(unknown) > MOST_NAMED:
        yield Fault(
            line, "", f"{len(unknown) - MOST_NAMED} more columns are not known. There are {len(columns)}."
        )
    for name in sorted({name for name in columns if columns.count(name) > 1 and name in kind.by_name}):
        yield Fault(line, name, "There are two columns of this name. Leave one.")
    for name in kind.required:
        if name not in columns:
            yield Fault(line, name, f"A file of {kind.name} needs this column.")


def _row(heading: Heading, record: Record, today: date) -> Iterator[Row | Fault]:
    width, cells = len(heading.columns), record.cells
    if (len(cells) != width and any(cell.strip() for cell in cells[width:])) or len(cells) < width:
        yield Fault(
            record.line,
            "",
            f"The row has {len(cells)} cells, and the heading {width}. Is a quotation mark missing?",
        )
        return
    says: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for name, cell in zip(heading.columns, cells, strict=False):
        try:
            says[name] = taken(heading.kind.by_name[name], cell, today=today)
        except NotTaken as trouble:
            wrong[name] = str(trouble)
    number = says.get(heading.kind.number, "")
    if not wrong:
        yield Row(record.line, number, says)
    for name, says_why in wrong.items():
        yield Fault(record.line, name, says_why, number)
