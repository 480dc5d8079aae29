"""A pack as a folder, and as texts under a hash."""

from pathlib import Path

import pytest

from held.language.faults import PackRefused
from held.language.hashing import pack_hash
from held.language.limits import BYTES_A_FILE, FILES
from held.language.reading import pack_texts, read_pack, read_text
from tests.packs.small_pack import MOVE_UP, PACK, SMALL, small_texts


def written(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(PackRefused) as refused:
        read_pack(folder)
    return str(refused.value)


def test_a_folder_and_its_texts_are_one_pack() -> None:
    assert read_pack(SMALL) == read_text(pack_texts(SMALL))
    assert read_pack(SMALL).text == small_texts()


def test_stories_belong_beside_a_pack_and_not_to_it() -> None:
    assert set(pack_texts(SMALL)) == {
        "pack.yaml",
        "statutory_clock.yaml",
        "move_up.yaml",
        "second_opinion.yaml",
    }


def test_the_hash_is_of_the_words_and_not_of_the_line_ends() -> None:
    texts = small_texts()
    assert pack_hash(texts) == pack_hash({name: text.replace("\n", "\r\n") for name, text in texts.items()})
    assert pack_hash(texts) != pack_hash(
        {**texts, MOVE_UP: texts[MOVE_UP].replace("10 working days", "7 working days")}
    )
    assert pack_hash({"a": "bc"}) != pack_hash({"ab": "c"})
    assert read_text(texts).hash == pack_hash(texts)


def test_no_folder(tmp_path: Path) -> None:
    assert "There is no such folder." in refusal(tmp_path / "nowhere")
    assert "There is no pack.yaml." in refusal(tmp_path)


def test_binary_bytes_are_refused_with_their_line(tmp_path: Path) -> None:
    written(tmp_path, small_texts())
    (tmp_path / MOVE_UP).write_bytes(b"procedure: move up\ntitle: \xff\xfe\x00\n")
    assert (
        refusal(tmp_path)
        == f"{MOVE_UP}, line 2: This is not text in UTF-8. Save the file as UTF-8 and try again."
    )


def test_a_huge_file_is_not_even_opened(tmp_path: Path) -> None:
    written(tmp_path, small_texts())
    (tmp_path / MOVE_UP).write_bytes(b"#" * (BYTES_A_FILE + 1))
    assert refusal(tmp_path) == f"{MOVE_UP}, line 1: The file is larger than 1 MB. Make it smaller."


def test_a_folder_of_too_many_files(tmp_path: Path) -> None:
    written(tmp_path, {f"{number}.yaml": "" for number in range(FILES + 1)})
    assert f"more than {FILES} files" in refusal(tmp_path)


def test_faults_of_several_files_are_told_together(tmp_path: Path) -> None:
    texts = small_texts()
    texts[PACK] = texts[PACK].replace("on: tuesday", "on: someday")
    texts[MOVE_UP] = texts[MOVE_UP].replace("lead at start: hub worker", "lead at start: !x hub worker")
    texts["another.yaml"] = "just a line"
    said = refusal(written(tmp_path, texts)).splitlines()
    assert [line.split(",")[0] for line in said if ", line " in line] == [
        "another.yaml",
        "move_up.yaml",
        "pack.yaml",
    ]


def test_a_procedure_knows_the_words_it_stands_in() -> None:
    pack = read_pack(SMALL)
    assert {procedure.pack for procedure in pack.procedures.values()} == {pack.hash}


def test_what_cannot_be_opened_is_told_and_nothing_breaks(tmp_path: Path) -> None:
    written(tmp_path, small_texts())
    (tmp_path / "round.yaml").symlink_to(tmp_path / "round.yaml")
    assert refusal(tmp_path) == "round.yaml, line 1: This is no file. Put a text file here, or take it away."
    (tmp_path / "round.yaml").unlink()
    (tmp_path / "below.yaml").mkdir()
    assert "below.yaml, line 1: This is no file." in refusal(tmp_path)


def test_a_file_that_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    written(tmp_path, small_texts())
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert (
        "pack.yaml, line 1: The file can't be opened: permission denied. See who may read it, and try again."
        in refusal(tmp_path)
    )


def test_a_folder_that_goes_round_in_a_circle(tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    assert "line 1:" in refusal(circle)
