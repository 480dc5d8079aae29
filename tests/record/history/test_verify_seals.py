"""Held verify compares the seals in the record, the lines in the file, and the chains."""

from dataclasses import replace

import pytest
from django.db import connection

from held.record.actions.history.seal import seal
from held.record.chain import seal_keeping
from held.record.chain.seal_line import read_line
from held.record.reading.history.verify import verify


@pytest.fixture(autouse=True)
def record(child, other_child, happens, settings, tmp_path) -> None:
    """Two children with a history, sealed."""
    settings.HELD_HOME = tmp_path
    happens(child, 5)
    happens(other_child, 2)
    seal()


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def seal_says() -> list[str]:
    return [fault.says for fault in verify().faults if fault.what == "seal"]


def test_a_changed_head_is_found(tampering) -> None:
    with tampering():
        run("UPDATE record_sealedhead SET number = 4 WHERE chain = 1")
        assert seal_says() == [
            "Seal 1 does not come to its root: a head in its list was changed, added or taken away."
        ]


def test_a_head_taken_away_is_found(tampering) -> None:
    with tampering():
        run("DELETE FROM record_sealedhead WHERE chain = 2")
        assert seal_says() == [
            "Seal 1 does not come to its root: a head in its list was changed, added or taken away."
        ]


def test_a_seal_taken_from_the_record_is_found(tampering) -> None:
    with tampering():
        run("DELETE FROM record_sealedhead", "DELETE FROM record_seal")
        assert seal_says() == [
            "Seal 1 stands in the file and not in the record: the record was cut, or put back to an earlier day."
        ]


@pytest.mark.parametrize(("written", "instead"), [(" 2 - ", " 3 - "), ("Z", "z"), ("held-seal-1", "seal")])
def test_a_changed_line_is_found(written: str, instead: str) -> None:
    path = seal_keeping.seals_path()
    path.write_text(path.read_text().replace(written, instead))
    assert len(seal_says()) == 1
    assert seal_says()[0].startswith("Line 1 of ")


def test_a_file_that_is_gone_is_found() -> None:
    seal_keeping.seals_path().unlink()
    assert seal_says() == [
        "Seal 1 stands in the record and not in the file: the file was cut, or a crash came between; run held seal."
    ]


def test_a_line_signed_with_another_key_is_found() -> None:
    seal_keeping.key_path().unlink()
    seal_keeping.key_made_if_missing()
    assert "another key" in seal_says()[0]


def test_a_line_that_does_not_follow_is_found() -> None:
    """Even one signed with the right key."""
    seal()
    path = seal_keeping.seals_path()
    first, second = path.read_text().splitlines()
    forged = replace(read_line(second), previous_root="0" * 64).signed(seal_keeping.key())
    path.write_text(f"{first}\n{forged}\n")
    assert seal_says() == [
        f"Line 2 of {path} cannot be relied on: it does not follow from the line before it."
    ]


def test_a_line_out_of_turn_is_found(happens, child) -> None:
    seal()
    path = seal_keeping.seals_path()
    first, second = path.read_text().splitlines()
    path.write_text(f"{second}\n{first}\n")
    assert "stands where seal" in seal_says()[0]
