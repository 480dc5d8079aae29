"""The written layout is what is written: docs/export.md, its schema, and the cells of a sheet."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import fastjsonschema
import pytest

from held.record.actions.exports import spelled
from held.record.actions.exports.files import COLUMNS
from held.record.actions.exports.spelled import columns_of
from held.record.actions.exports.take_export import give_again, take_changes
from held.record.actions.exports.write_export import write_export
from held.record.reading.exports.rows import Named
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from tests.record.exports.taking import NAMES, changes
from tests.record.rounds.looking_back import put_the_round_in_force, takes
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.moved_on import decided

PAGE = Path("docs/export.md").read_text(encoding="utf-8")
SCHEMA = json.loads(Path("docs/export.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_the_page_names_each_column_in_its_order(name: str) -> None:
    part = PAGE.split(f"\n### {name}\n")[1].split("\n#")[0]
    assert re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) == COLUMNS[name].names


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_names_each_column_in_its_order(name: str) -> None:
    columns = list(SCHEMA["definitions"][name]["items"]["properties"])
    assert columns == COLUMNS[name].names


def test_json_is_as_the_schema_says(harbour: Harbour, head: Worker, tmp_path) -> None:
    decided(harbour)
    put_the_round_in_force(harbour)
    takes(harbour, "open the books")
    Child.objects.filter(pk=harbour.older.pk).update(number="שלום, “7”\n=1")
    number = take_changes(by=head, why="For the case system.")
    assert list(write_export(number=number, inside=tmp_path, as_json=True)) == [2]
    for name in (*NAMES, "about"):
        told = json.loads((tmp_path / "held-export-1" / f"{name}.json").read_text(encoding="utf-8"))
        assert told, name
        fastjsonschema.compile({"$ref": f"#/definitions/{name}", **SCHEMA})(told)
    assert told["files"]["steps.json"]["rows"] == 2
    again = give_again(by=head, number=1, why="As a sheet.")
    list(write_export(number=again, inside=tmp_path / "sheet"))


def test_a_row_that_the_schema_does_not_know_is_refused() -> None:
    check = fastjsonschema.compile({"$ref": "#/definitions/workers", **SCHEMA})
    check([{"worker": "a", "name": "b", "sign_in_name": "c"}])
    with pytest.raises(fastjsonschema.JsonSchemaException):
        check([{"worker": "a", "name": "b", "sign_in_name": "c", "address": "d"}])


@pytest.mark.parametrize("begins", ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_taken_for_a_formula(begins: str) -> None:
    row = Named(worker=begins, name="Ada", sign_in_name="a=b")
    assert columns_of(Named).cells(row) == [f"'{begins}", "Ada", "a=b"]
    assert json.loads(columns_of(Named).in_json(row))["worker"] == begins


def test_a_sheet_reads_what_was_written(harbour: Harbour, head: Worker, tmp_path) -> None:
    """Quotes, commas, line ends and letters from right to left."""
    decided(harbour)
    Child.objects.filter(pk=harbour.older.pk).update(number='שלום, “7”\r\n"8"')
    assert {row["child_number"] for row in changes(head, tmp_path)["steps"]} == {'שלום, “7”\r\n"8"'}
    whole = (tmp_path / "held-export-1" / "steps.csv").read_bytes()
    assert whole.startswith(b"\xef\xbb\xbfchange,step_taken,transition,")
    assert whole.endswith(b"\r\n")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 7, 1, 9, tzinfo=UTC), "2026-07-01T10:00:00+01:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25T01:30:00+01:00"),
        (datetime(2026, 10, 25, 1, 30, 0, 999, tzinfo=UTC), "2026-10-25T01:30:00+00:00"),
    ],
)
def test_a_time_says_how_far_it_is_from_utc(moment: datetime, said: str) -> None:

    assert spelled.moment(moment) == said
