"""What is installed to run Held is under no GPL and no AGPL. The LGPL is another licence, and allowed."""

import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest
from packaging.requirements import Requirement

from tests.shape.tree import HELD, HOUSE, files

GPL = re.compile(
    r"(?<![a-z])a?gpl(?=v?\d|[^a-z]|$)|(?<!lesser )(?<!library )general public licen[cs]e", re.IGNORECASE
)
ONLY_TO_CHECK = {"djlint"}


def needed_to(kind: str) -> list[str]:
    """The packages of requirements/KIND.txt. What is for another system alone is left out."""
    lines = (HOUSE / f"requirements/{kind}.txt").read_text(encoding="utf-8").splitlines()
    wanted = [Requirement(line.rstrip("\\ ")) for line in lines if re.match(r"[\w.-]+==", line)]
    return [one.name for one in wanted if one.marker is None or one.marker.evaluate()]


def licence_of(package: str) -> str:
    """As the package says it: its expression, its own words where they are short, its classifiers."""
    about = metadata(package)
    words = about.get("License") or ""
    said = [about.get("License-Expression") or "", words if len(words) < 200 else words[:200]]
    said += [word for word in about.get_all("Classifier") or [] if word.startswith("License")]
    return "; ".join(part for part in said if part)


def test_every_package_says_its_licence_and_none_is_gpl() -> None:
    packages = needed_to("run")
    assert len(packages) > 20
    for package in packages:
        licence = licence_of(package)
        assert licence, f"{package} says no licence: look it up before it is used"
        assert not GPL.search(licence), f"{package} is under {licence}: what runs may not be"


@pytest.mark.parametrize("licence", ["GPL-3.0-or-later", "AGPLv3", "GNU General Public License v2", "GPL"])
def test_it_would_be_noticed(licence: str) -> None:
    assert GPL.search(licence)


@pytest.mark.parametrize("licence", ["LGPL-3.0-only", "GNU Lesser General Public License", "MIT", "EPL-2.0"])
def test_others_pass(licence: str) -> None:
    assert not GPL.search(licence)


def test_what_is_only_there_to_check_is_neither_needed_to_run_nor_imported() -> None:
    for package in ONLY_TO_CHECK:
        assert package not in needed_to("run")
        assert package in needed_to("test")
        assert [file.name for file in files(HELD, ".py") if f"import {package}" in file.read_text()] == []


def test_nothing_else_that_is_gpl_is_there_to_check() -> None:
    found = set()
    for package in needed_to("test"):
        try:
            licence = licence_of(package)
        except PackageNotFoundError:
            continue
        found |= {package} if GPL.search(licence) else set()
    assert found <= ONLY_TO_CHECK
