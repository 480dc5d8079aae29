"""What kind of file somebody handed in: text in an encoding that can be read, or something else, named in a sentence.

Read through once in pieces of a fixed size, however large the file is.
"""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PIECE = 1 << 20

BEGINS: Mapping[bytes, str] = {
    b"PK\x03\x04": "an Excel workbook or another packed file (zip)",
    b"PK\x05\x06": "an empty packed file (zip)",
    b"\xd0\xcf\x11\xe0": "an Excel workbook of the old kind (xls), or another Office file",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a packed file (gzip)",
    b"7z\xbc\xaf": "a packed file (7z)",
    b"Rar!": "a packed file (rar)",
    b"\x89PNG": "a picture (png)",
    b"\xff\xd8\xff": "a picture (jpeg)",
    b"GIF8": "a picture (gif)",
    b"SQLite format 3": "a database (SQLite)",
    b"{\\rtf": "a document (rtf)",
    b"<?xml": "an XML file",
    b"<html": "a web page",
    b"<!DOCTYPE": "a web page",
}
SAVE_AS = "In Excel: File, Save As, “CSV UTF-8 (Comma delimited)”. Then hand in that file."


class NotOpened(Exception):
    """A sentence; `line` counts from 1, and is 0 where the whole file is meant."""

    def __init__(self, says: str, line: int = 0) -> None:
        super().__init__(says)
        self.line = line


@dataclass(frozen=True)
class Opened:
    """`encoding` as Python names it."""

    path: Path
    encoding: str


def opened(path: Path) -> Opened:
    """Raises NotOpened."""
    try:
        with path.open("rb") as file:
            start = file.read(512)
    except OSError as problem:
        raise NotOpened(f"The file can't be opened: {problem.strerror or problem}.") from None
    if not start:
        raise NotOpened("The file is empty.")
    for begins, what in BEGINS.items():
        if start.startswith(begins):
            raise NotOpened(f"This is {what}, and no CSV. {SAVE_AS}")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        _look_through(path, "utf-16", "its text is cut off or damaged")
        return Opened(path, "utf-16")
    if b"\x00" in start:
        raise NotOpened(f"This is no text: there are bytes of nought in it. {SAVE_AS}")
    return Opened(path, _eight_bits(path))


def _look_through(path: Path, encoding: str, trouble: str) -> None:
    reading = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as file:
        try:
            while piece := file.read(PIECE):
                line += reading.decode(piece).count("\n")
            reading.decode(b"", final=True)
        except UnicodeDecodeError:
            raise NotOpened(f"This can't be read to its end: {trouble}. {SAVE_AS}", line) from None


def _eight_bits(path: Path) -> str:
    """UTF-8, or else Windows-1252, in which Excel saves a CSV where nobody asks it for more."""
    reading = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
    line, first_bad, has_letters = 1, 0, False
    with path.open("rb") as file:
        while True:
            piece = file.read(PIECE)
            if b"\x00" in piece:
                before = piece[: piece.index(b"\x00")]
                raise NotOpened(
                    "There is a byte of nought in this line, which no text has. Export the file again.",
                    line + before.count(b"\n"),
                )
            text = reading.decode(piece, final=not piece)
            if not text.isascii():
                bad = next(
                    (place for place, letter in enumerate(text) if "\udc80" <= letter <= "\udcff"), None
                )
                if bad is not None and not first_bad:
                    first_bad = line + text.count("\n", 0, bad)
                has_letters = has_letters or any(
                    letter > "\x7f" and not "\udc80" <= letter <= "\udcff" for letter in text
                )
            line += text.count("\n")
            if not piece:
                break
    if not first_bad:
        return "utf-8-sig"
    if has_letters:
        raise NotOpened(f"Some letters are written in UTF-8, and here one is not. {SAVE_AS}", first_bad)
    _look_through(path, "cp1252", "its letters are in no encoding that is known here")
    return "cp1252"
