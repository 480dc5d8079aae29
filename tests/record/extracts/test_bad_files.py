"""Whatever somebody hands in is read, or refused in a sentence with line and column: as spreadsheets write it, and worse."""

import codecs
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from held.record.extracts.reading import Fault, FileRefused, Row, source

TODAY = date(2026, 3, 2)
HEAD = "child number,first name,family name,date of birth,address"
WELL = f"{HEAD}\r\n1,Zoë,Żak,03/06/2015,\r\n"


def read(folder: Path, content: bytes | str) -> list[Row | Fault]:
    path = folder / "children.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    try:
        return list(source(path).rows(today=TODAY))
    except FileRefused as refused:
        return list(refused.faults)


def says(found: list[Row | Fault]) -> str:
    return " | ".join(str(one) for one in found if isinstance(one, Fault))


@pytest.mark.parametrize(
    "content",
    [
        WELL.encode(),
        codecs.BOM_UTF8 + WELL.encode(),
        WELL.encode("utf-16"),
        codecs.BOM_UTF16_BE + WELL.encode("utf-16-be"),
        WELL.replace("Ż", "Z").encode("cp1252"),
        WELL.replace(",", ";").encode(),
        WELL.replace(",", "\t").encode("utf-16"),
        ("sep=;\r\n" + WELL.replace(",", ";")).encode(),
        WELL.replace("\r\n", "\n").encode(),
        WELL.replace("\r\n", "\r").encode(),
        WELL.replace("\r\n", "\n").rstrip().encode(),
        ("\r\n" + WELL + ",,,,\r\n\r\n").encode(),
        WELL.replace("child number,", '"Child  Number",').encode(),
        WELL.replace("03/06/2015", "2015-06-03 00:00:00").encode(),
        WELL.replace("03/06/2015", "3/6/2015").encode(),
        WELL.replace(f"{HEAD}\r\n", f"{HEAD},,\r\n").replace("2015,\r", "2015,,,\r").encode(),
        WELL.replace("1,Zoë", '="1",\u200eZoë\u200f').encode(),
    ],
)
def test_as_spreadsheets_write_it(tmp_path: Path, content: bytes) -> None:
    (row,) = read(tmp_path, content)
    assert isinstance(row, Row), row
    assert row.number == "1"
    assert row.says["first name"] == "Zoë"
    assert row.says["date of birth"] == "2015-06-03"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty"),
        (b"\r\n\r\n", "nothing in the file but empty lines"),
        (b"PK\x03\x04rest", "an Excel workbook"),
        (b"%PDF-1.7", "a PDF"),
        (b"\xd0\xcf\x11\xe0", "of the old kind"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"<html>", "a web page"),
        (b"abc\x00def", "bytes of nought"),
        (WELL.encode("utf-16")[:-1], "cut off"),
        (WELL.encode() + b"2,Zo\xeb,Z,,\r\n", "line 3: Some letters are written in UTF-8"),
        (b"child number,family name\r\n1,\x81\r\n", "in no encoding"),
        ("name,colour\r\n", "line 1, “name”: The first column says what a file is about"),
        ("child number,born,family name\r\n", "“born”: A file of children has no such column"),
        ("child number,date of brith,family name\r\n", "Is “date of birth” meant?"),
        ("child number,first name\r\n", "“family name”: A file of children needs this column"),
        ("child number,family name,family name\r\n", "two columns of this name"),
        (
            "child number,family name," + ",".join(f"c{n}" for n in range(300)),
            "295 more columns are not known",
        ),
        (f"{HEAD}\r\n1,A,B\r\n", "line 2: The row has 3 cells, and the heading 5"),
        (f"{HEAD}\r\n1,A,B,,,x\r\n", "line 2: The row has 6 cells"),
        (
            f'{HEAD}\r\n1,"A,B,,\r\n2,A,B,,\r\n',
            "line 2: A quotation mark opens a cell here that is never closed",
        ),
        (f'{HEAD}\r\n1,"A"x,B,,\r\n', "line 2: After a closing quotation mark something else stands"),
        (f"{HEAD}\r\n1,A,,,\r\n", "line 2, “family name”: It is empty"),
        (f"{HEAD}\r\n1,A,B,31/02/2026,\r\n", "“date of birth”: February 2026 has no day 31"),
        (f"{HEAD}\r\n1,A,B,03/06/15,\r\n", "does not give the year in four figures"),
        (f"{HEAD}\r\n1,A,B,12/25/2015,\r\n", "There is no month 25"),
        (f"{HEAD}\r\n1,A,B,42158,\r\n", "is how a spreadsheet counts days"),
        (f"{HEAD}\r\n1,A,B,03/03/2026,\r\n", "is a day to come"),
        (f"{HEAD}\r\n1,A,B,soon,\r\n", "is no date that can be read"),
        (f"{HEAD}\r\n1.02E+05,A,B,,\r\n", "a spreadsheet has shortened"),
        (f"{HEAD}\r\n1,{'A' * 201},B,,\r\n", "It has 201 letters. Shorten it to 200."),
        (f"{HEAD}\r\n1,A\x07,B,,\r\n", "can't be shown (U+0007)"),
        (f"{HEAD}\r\n1,A,B,,\r\n{'x' * 200_002}", "line 3: The line is longer than 200,000 letters"),
    ],
)
def test_worse_than_that_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes | str, sentence: str
) -> None:
    assert sentence in says(read(tmp_path, content))


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    content = f'{HEAD}\r\n1,A,B,,"Flat 2\r\nLarch ""Court"""\r\n\r\n2,A,B,31/02/2020,\r\n'
    row, fault = read(tmp_path, content)
    assert isinstance(row, Row)
    assert row.says["address"] == 'Flat 2\nLarch "Court"'
    assert isinstance(fault, Fault)
    assert (fault.line, fault.column, fault.number) == (5, "date of birth", "2")


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "-2", "محمد", "שרה"])
def test_a_cell_is_text_and_nothing_works_it_out(tmp_path: Path, cell: str) -> None:
    (row,) = read(tmp_path, f"{HEAD}\r\n1,{cell},B,,\r\n")
    assert isinstance(row, Row)
    assert row.says["first name"] == cell


def test_a_large_file_is_read_a_record_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "children.csv"
    with path.open("w") as file:
        file.write(f"{HEAD}\r\n")
        for number in range(20_000):
            file.write(f"{number},Ava,Holt,03/06/2015,{'x' * 200}\r\n")
    tracemalloc.start()
    try:
        assert sum(1 for _ in source(path).rows(today=TODAY)) == 20_000
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


@given(
    st.binary(max_size=400)
    | st.text(max_size=300).map(lambda text: f"{HEAD}\n{text}".encode("utf-8", "replace"))
)
def test_anything_at_all_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    for one in read(tmp_path_factory.getbasetemp(), content):
        assert isinstance(one, Row | Fault)
        assert not isinstance(one, Fault) or one.says.endswith((".", "?"))


def test_two_gigabytes_are_refused_at_the_line_where_they_make_no_sense(tmp_path: Path) -> None:
    """The file has holes, and takes no room on the disk."""
    path = tmp_path / "children.csv"
    with path.open("wb") as file:
        file.write(WELL.encode() * 2_000)
        file.truncate(2 * 1024**3)
    tracemalloc.start()
    try:
        with pytest.raises(FileRefused) as refused:
            source(path)
        (fault,) = refused.value.faults
        assert (fault.line, "nought" in fault.says) == (4_001, True)
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()
