"""What could not be finished is never called proved."""

import pytest

from held.proof import proving
from tests.proof.small import small


@pytest.fixture
def a_small_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "MOST_STATES", 15)
    monkeypatch.setattr(proving, "MOST_NODES", 1)


@pytest.mark.usefixtures("a_small_machine")
def test_it_says_so() -> None:
    verdict = proving.prove(small())
    assert {each.procedure: each.states for each in verdict.looked}["cross over"] is None
    assert verdict.broken == ()
    assert not verdict.proved


@pytest.mark.usefixtures("a_small_machine")
def test_what_is_broken_near_the_beginning_is_told_all_the_same() -> None:
    changed = ("outcomes: [go, stay, later]", "outcomes: [go, stay, later, not agreed]")
    verdict = proving.prove(small(changed))
    assert [each.claim for each in verdict.broken] == ["something is owed until the end"]
