"""held invent and held demo: the whole invented authority, or nothing of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings

from held.commands import invent as command
from held.commands.entry import main
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce
from held.simulation import invent as simulation

HARBOUR = "tests/procedures/harbour/2026-01"


def is_empty() -> bool:
    return not any(kept.objects.exists() for kept in (Worker, Team, Child, InForce))


def broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C after the second family."""
    whole = simulation.invent

    def two(**asked: Any) -> Iterator[int]:
        made = whole(**asked)
        yield next(made)
        yield next(made)
        assert Worker.objects.exists()
        assert Child.objects.exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(simulation, "invent", two)


@pytest.mark.parametrize("typed", [["demo"], ["invent", "--families", "5"]])
def test_broken_off_it_leaves_nothing_and_begins_again(
    own_database: None,
    typed: list[str],
    monkeypatch: pytest.MonkeyPatch,
    settings: LazySettings,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.HELD_PACK = HARBOUR
    monkeypatch.setattr(command, "FAMILIES", 5)
    with monkeypatch.context() as once:
        broken_off(once)
        assert main(typed) == 130
    assert is_empty()
    assert main(typed) == 0
    assert "families were invented." in capsys.readouterr().out
    assert Child.objects.count() >= 5


def test_a_second_time_it_says_that_the_record_is_not_empty(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["invent", "--families", "1", "--pack", HARBOUR]
    assert main(typed) == 0
    before = Worker.objects.count(), Child.objects.count()
    capsys.readouterr()
    assert main(typed) == 2
    assert capsys.readouterr().err.startswith("This record is not empty")
    assert (Worker.objects.count(), Child.objects.count()) == before


def test_beside_real_people_nobody_is_invented(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    Worker.objects.create(name="Ada Okafor", sign_in_name="ada")
    assert main(["invent", "--pack", HARBOUR]) == 2
    assert "holds real people" in capsys.readouterr().err
