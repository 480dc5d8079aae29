"""`held compare` says what is different, in words, and its exit code says whether anything is."""

from datetime import date
from pathlib import Path

import pytest

from held.commands.entry import main
from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from tests.packs.small_pack import MOVE_UP, SMALL, changed
from tests.procedures.packs import CARELINE, LUTON
from tests.record.transitions.harbour import PACK, Harbour, build
from tests.record.transitions.later import SLOWER, put_later
from tests.record.transitions.moved_on import decided


@pytest.fixture
def harbour(db: None) -> Harbour:
    return build()


@pytest.fixture
def otherwise(tmp_path: Path) -> Path:
    """The small pack, in which one length and one text are otherwise."""
    texts = changed(MOVE_UP, "make the visit within 10 working days", "make the visit within 45 working days")
    texts = changed(MOVE_UP, "title: From the family hub to social work", "title: Up", texts)
    for file, text in texts.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def test_every_change_is_told_with_its_number_its_clause_and_both_sentences(
    otherwise: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(SMALL), str(otherwise)]) == 1
    told = capsys.readouterr().out
    assert (
        "change 1 of 2, move up: Make the visit: within 45 working days instead of within 10 working days, which is longer.\n"
        "    was [4] after taking the child on, hub worker must make the visit within 10 working days\n"
        "    now [4] after taking the child on, hub worker must make the visit within 45 working days\n"
    ) in told
    assert "change 2 of 2" in told


def test_a_pack_beside_itself_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(SMALL), str(SMALL)]) == 0
    assert "nothing is different" in capsys.readouterr().out


def test_two_authorities_are_laid_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(LUTON), str(CARELINE)]) == 1
    told = capsys.readouterr().out
    assert "How long two services hold the child together. Both speak of it, and differ." in told
    assert "says nothing of it" in told


def test_a_folder_without_a_pack_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(SMALL), str(tmp_path)]) == 2
    assert "has no pack.yaml in it" in capsys.readouterr().err
    assert main(["compare", str(SMALL), str(tmp_path / "nowhere")]) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_a_pack_that_is_refused_is_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pack.yaml").write_text("pack: x\n", encoding="utf-8")
    assert main(["compare", str(SMALL), str(tmp_path)]) == 1
    assert "is refused" in capsys.readouterr().err


class TestVersionsInForce:
    @pytest.fixture
    def newer(self, harbour: Harbour) -> str:
        files = pack_texts(PACK)
        files["crossing.yaml"] = files["crossing.yaml"].replace(
            "within 4 working days", "within 2 working days"
        )
        files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", "version: 2026-03", 1)
        return put_in_force(files=files, from_date=date(2026, 3, 2), by=harbour.workers["hub coordinator"])

    def test_they_are_found_by_name_and_by_the_beginning_of_their_hash(
        self, newer: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for called in ("2026-03", newer[:12]):
            assert main(["compare", "2026-01", called]) == 1
            assert (
                "within 2 working days instead of within 4 working days, which is shorter"
                in capsys.readouterr().out
            )
        assert main(["compare", str(PACK), "2026-01"]) == 0

    def test_what_it_changes_in_live_transitions_is_told_and_no_child_is_named(
        self, harbour: Harbour, capsys: pytest.CaptureFixture[str]
    ) -> None:
        live = decided(harbour)
        put_later(harbour, SLOWER)
        capsys.readouterr()
        assert main(["compare", "2026-01", "2026-04"]) == 1
        told = capsys.readouterr().out
        assert "Live transitions under version 2026-01: 1." in told
        assert "Moved today, 1 would be owed or held otherwise, and 0 could not move." in told
        assert f"  {live.public}, crossing: otherwise owed: introduce the officer by the end of" in told
        assert harbour.older.given_name not in told

    def test_with_folders_alone_the_record_is_not_asked(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["compare", str(PACK), str(PACK)]) == 0
        assert "Live transitions" not in capsys.readouterr().out

    def test_one_that_never_was_says_which_there_are(
        self, newer: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["compare", "2026-01", "1999-12"]) == 2
        assert "no such version was ever put in force here (2026-03, 2026-01)" in capsys.readouterr().err
