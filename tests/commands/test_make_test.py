"""`make test` tells last what failed: what is printed by the next database's tests would else stand after it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap

SOME_TESTS = """
import pytest

def test_that_holds():
    assert True

def test_that_fails():
    {lines}
    assert 2 + 2 == 5, "two and two"

@pytest.fixture
def broken():
    raise OSError("the floor is gone")

def test_that_cannot_begin(broken):
    pass
"""


def the_results_of_some_tests(folder: Path) -> Path:
    many = "\n    ".join(f"line_{number} = {number}" for number in range(50))
    (folder / "test_some.py").write_text(SOME_TESTS.format(lines=many), encoding="utf-8")
    results = folder / "results.xml"
    quietly = ["-q", "-p", "no:cacheprovider", f"--rootdir={folder}", f"--junit-xml={results}"]
    subprocess.run(
        [sys.executable, "-m", "pytest", *quietly, folder], cwd=folder, capture_output=True, check=False
    )
    return results


def test_what_failed_is_told_with_the_end_of_what_it_said(tmp_path: Path) -> None:
    failed, could_not_begin = bootstrap.failures(the_results_of_some_tests(tmp_path))
    assert failed.startswith("test_some: test_that_fails\n")
    assert "two and two" in failed
    assert "line_3 = 3\n" not in failed
    assert len(failed.splitlines()) <= bootstrap.LINES_TOLD_AGAIN + 1
    assert could_not_begin.startswith("test_some: test_that_cannot_begin\n")
    assert "the floor is gone" in could_not_begin


def test_a_run_that_was_broken_off_says_so(tmp_path: Path) -> None:
    half = tmp_path / "half_written.xml"
    half.write_text("<testsuites><testsuite>", encoding="utf-8")
    for results in (half, tmp_path / "never_written.xml"):
        assert "broken off" in " ".join(bootstrap.failures(results))


def test_checks_are_told_in_their_order_each_with_what_it_said(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def saying(words: str, *, after: float, ends: int) -> bootstrap.Command:
        return [
            sys.executable,
            "-c",
            f"import time; time.sleep({after}); print('{words}'); raise SystemExit({ends})",
        ]

    checks = (("First", saying("slow", after=0.5, ends=1)), ("Second", saying("quick", after=0, ends=0)))
    monkeypatch.setattr(bootstrap, "CHECKS", checks)
    assert bootstrap.checked(dict(os.environ)) == ["First"]
    assert capfdbinary.readouterr().out == b"- First\nslow\n- Second\nquick\n"
