"""Rounds leave in files of their own: when each was held, what it asked for, by when, and when that was done."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from held.record.actions.exports.take_export import give_again
from held.record.actions.exports.write_export import write_export
from held.record.tables.people.worker import Worker
from held.record.tables.work.look import Look
from tests.record.exports.taking import changes, period, plain
from tests.record.rounds.looking_back import put_the_round_in_force, takes, the_round
from tests.record.transitions.harbour import Harbour

TITLE = "looking back"
OF_CHILDREN = ("transitions", "duties", "steps")
OF_ROUNDS = ("rounds", "round_duties", "round_steps")


@pytest.fixture
def opened(harbour: Harbour) -> str:
    """The id of a round that was begun on 2 March."""
    put_the_round_in_force(harbour)
    takes(harbour, "open the books")
    return str(the_round().public)


def picked(harbour: Harbour, clock: time_machine.Traveller) -> None:
    on = datetime(2026, 4, 9, 9, tzinfo=UTC)
    clock.move_to(on)
    takes(harbour, "pick the cases", on=on, how_they_were_picked="Every tenth.")


def test_a_round_leaves_and_is_among_no_child(
    harbour: Harbour, head: Worker, opened: str, clock: time_machine.Traveller, tmp_path: Path
) -> None:
    picked(harbour, clock)
    found = period(head, tmp_path, date(2026, 3, 1), date(2026, 3, 31))
    assert [found[name] for name in OF_CHILDREN] == [[], [], []]
    assert plain(found["rounds"], "transition", "procedure", "began", "ended") == [
        (opened, TITLE, "2026-03-02T09:00:00+00:00", "")
    ]
    assert plain(found["round_steps"], "step_taken", "step") == [(f"{opened}/2", "open the books")]
    (duty,) = found["round_duties"]
    assert (duty["what"], duty["clause"], duty["late"], duty["how"]) == ("pick the cases", "A1", "yes", "met")
    later = period(head, tmp_path, date(2026, 4, 1), date(2026, 4, 30))
    assert [row["step"] for row in later["round_steps"]] == ["pick the cases"]
    assert [row["what"] for row in later["round_duties"]] == [
        "pick the cases",
        "pick the cases",
        "read the cases",
    ]
    assert {row["name"] for row in found["workers"]} == {"Hub Coordinator"}
    assert not Look.objects.exists()
    for name in OF_ROUNDS:
        text = (tmp_path / "held-export-2" / f"{name}.csv").read_text()
        assert "Every tenth" not in text


def test_what_changed_in_a_round_comes_once(
    harbour: Harbour, head: Worker, opened: str, clock: time_machine.Traveller, tmp_path: Path
) -> None:
    first = changes(head, tmp_path)
    assert [row["change"] for name in OF_ROUNDS for row in first[name]] == ["new", "new", "new"]
    assert not any(changes(head, tmp_path)[name] for name in OF_ROUNDS)
    picked(harbour, clock)
    then = changes(head, tmp_path)
    assert plain(then["round_steps"], "change", "step") == [("new", "pick the cases")]
    assert ("changed", "pick the cases", "met") in plain(then["round_duties"], "change", "what", "how")
    assert then["rounds"] == []


def test_it_is_given_again_to_the_byte(
    harbour: Harbour, head: Worker, opened: str, clock: time_machine.Traveller, tmp_path: Path
) -> None:
    changes(head, tmp_path)
    picked(harbour, clock)
    changes(head, tmp_path)
    list(write_export(number=give_again(by=head, number=1, why="It was lost."), inside=tmp_path / "again"))
    for name in OF_ROUNDS:
        once, again = ((tmp_path / way / f"held-export-1/{name}.csv").read_bytes() for way in (".", "again"))
        assert once == again
