"""The contract of the floors catches what it is there to catch. (That it is kept, the build's own check says.)"""

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from tests.shape.tree import HELD, HOUSE

PLANTED = {
    "held/engine/__init__.py": ("import django", "know nothing of the web"),
    "held/language/__init__.py": ("import held.record", "Arrows between the floors"),
    "held/pages/doors.py": ("import yaml", "read by the language alone"),
    "held/commands/serve.py": (
        "from held.record.tables.people.team import Team",
        "Only the record touches its tables",
    ),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(
        HELD, house / "held", ignore=shutil.ignore_patterns("__pycache__", "static", "procedures")
    )
    shutil.copy(HOUSE / "pyproject.toml", house)
    for path, (line, _) in PLANTED.items():
        with (house / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    (house / "held" / "loose").mkdir()
    (house / "held" / "loose" / "__init__.py").touch()
    linter = Path(sysconfig.get_path("scripts")) / "lint-imports"
    environment = os.environ | {"PYTHONPATH": str(house), "COLUMNS": "200"}
    run = subprocess.run(
        [linter, "--no-cache"], cwd=house, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    return run.stdout


@pytest.mark.parametrize(("line", "contract"), PLANTED.values(), ids=PLANTED)
def test_an_arrow_that_points_up_is_found(said: str, line: str, contract: str) -> None:
    assert any(contract in told and "BROKEN" in told for told in said.splitlines())


def test_a_room_on_no_floor_is_found(said: str) -> None:
    assert "held.loose" in said
