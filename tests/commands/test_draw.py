"""`held draw` writes a picture for each procedure, that can be opened by itself."""

import re
from pathlib import Path

import pytest

from held.commands.entry import main
from held.language.reading import read_pack
from held.pictures.alone import STYLES
from tests.pictures.drawn import STYLES as PAGES
from tests.pictures.drawn import Drawn

HOUSE = Path(__file__).parents[2]
PACK = next(HOUSE.glob("held/procedures/*/*/pack.yaml")).parent


def test_there_is_a_picture_for_each_procedure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", str(PACK), "--out", str(tmp_path / "drawn")]) == 0
    written = sorted((tmp_path / "drawn").glob("*.svg"))
    assert len(written) == len(read_pack(PACK).procedures)
    assert all(Drawn(file.read_text(encoding="utf-8")).is_told() for file in written)
    assert sorted(capsys.readouterr().out.split()) == [str(file) for file in written]


def test_a_folder_without_a_pack_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", str(tmp_path)]) == 2
    assert "has no pack.yaml in it" in capsys.readouterr().err


def test_a_pack_that_is_refused_is_not_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pack.yaml").write_text("pack: x\n", encoding="utf-8")
    assert main(["draw", str(tmp_path), "--out", str(tmp_path / "drawn")]) == 1
    assert not (tmp_path / "drawn").exists()


def test_a_picture_alone_knows_every_class_a_page_does() -> None:
    on_pages = set(re.findall(r"^  \.([\w-]+)", PAGES.read_text(encoding="utf-8"), re.MULTILINE))
    alone = set(re.findall(r"\.([a-zA-Z][\w-]*) *\{", STYLES.read_text(encoding="utf-8")))
    assert on_pages - {"held-fit", "held-picture", "v"} <= alone
