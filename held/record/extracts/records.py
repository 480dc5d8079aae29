"""The records of a CSV file one after another, each with the line it begins on; quotes, line ends and separators as
spreadsheets write them. Never more in memory than one record.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

LONGEST_LINE = 200_000
LONGEST_CELL = 100_000
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}


class NotRead(Exception):
    """A sentence, and the line. Nothing after it can be read."""

    def __init__(self, says: str, line: int) -> None:
        super().__init__(says)
        self.line = line


@dataclass(frozen=True, slots=True)
class Record:
    line: int
    cells: list[str]

    @property
    def is_blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


class _Lines:
    """The lines of a text one by one, none longer than may be."""

    def __init__(self, text: TextIO) -> None:
        self.text = text
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        while line := self.text.readline(LONGEST_LINE + 1):
            self.number += 1
            if len(line) > LONGEST_LINE:
                raise NotRead(
                    f"The line is longer than {LONGEST_LINE:,} letters. Is this a CSV, with a line for each row?",
                    self.number,
                )
            if "\x00" in line:
                raise NotRead(
                    "There is a byte of nought in this line, which no text has. Export the file again.",
                    self.number,
                )
            yield line


def records(text: TextIO, separator: str) -> Iterator[Record]:
    """`text` opened with newline="". A line that only names the separator (sep=;) is left out. Raises NotRead."""
    lines = _Lines(text)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    begins = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as trouble:
            raise NotRead(_why(str(trouble)), begins) from None
        if not (
            begins == 1 and names_separator("".join(cells) if len(cells) == 1 else separator.join(cells))
        ):
            yield Record(begins, cells)
        begins = lines.number + 1


def _why(trouble: str) -> str:
    if "field larger" in trouble or "unexpected end" in trouble:
        return (
            "A quotation mark opens a cell here that is never closed, or the cell is longer than "
            f"{LONGEST_CELL:,} letters. Write a quotation mark inside a cell twice."
        )
    if "expected after" in trouble:
        return "After a closing quotation mark something else stands. Write a quotation mark inside a cell twice."
    return f"The line can't be read as CSV ({trouble})."


def names_separator(line: str) -> bool:
    """Excel's own first line, which it never shows."""
    return line.strip().casefold() in {f"sep={separator}".strip() for separator in SEPARATORS}


def separator_of(text: TextIO) -> str:
    """The one that parts the heading into the most cells; a comma where nothing does. Raises NotRead."""
    for line in _Lines(text):
        if line.strip("\ufeff \r\n\t") and not names_separator(line):
            return max(SEPARATORS, key=lambda each: _outside_quotes(line).count(each))
    return ","


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])
