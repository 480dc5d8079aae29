"""Broken off at any piece, nobody stands in the record by half; and handed in again, everybody is there once."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
import time_machine

from held.record.actions.cannot import CanNot
from held.record.actions.imports import at_work, read_in, take_in, weigh
from held.record.actions.imports.confirm import confirm
from held.record.actions.imports.go_on import go_on
from held.record.actions.imports.outcomes import keep_outcomes
from held.record.tables.care.episode import Episode
from held.record.tables.care.lead import Lead
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_row import ExtractRow
from held.record.tables.people.child import Child
from tests.record.imports.extracts import EPISODES, WHOLE, CaseSystem, with_row
from tests.record.imports.test_taken_in import everything_agrees

THREE = {
    **WHOLE,
    "children": [dict(WHOLE["children"][0]) | {"child number": f"{n}"} for n in range(3)],
    "episodes": [dict(EPISODES[0]) | {"episode number": f"E{n}", "child number": f"{n}"} for n in range(3)],
    "plan reviews": [dict(WHOLE["plan reviews"][0]) | {"child number": "0"}],
    "consent": [dict(WHOLE["consent"][0]) | {"child number": "2"}],
}


class PowerCut(Exception):
    """The process is gone: nothing after it is done, not even tidying up."""


@pytest.fixture
def a_piece_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_in, "IN_ONE_GO", 2)
    monkeypatch.setattr(weigh, "IN_ONE_GO", 2)
    monkeypatch.setattr(take_in, "PEOPLE_IN_ONE_GO", 1)
    monkeypatch.setattr(take_in, "CHILDREN_IN_ONE_GO", 1)


def cut_after(pieces: int, extract: str, clock: time_machine.Traveller) -> bool:
    """Whether it was cut. Whoever was at work says nothing more, and is thought dead after a while."""
    work: Iterator[object] = go_on(extract=extract)
    for done, _ in enumerate(work, 1):
        if done == pieces:
            Extract.objects.filter(public=extract).update(read_by="somebody who is gone")
            clock.shift(at_work.THOUGHT_DEAD + timedelta(seconds=1))
            return True
    return False


def nobody_by_half() -> None:
    for child in Child.objects.filter(case_rows__kind="children").distinct():
        assert Episode.objects.filter(child=child, closed=None).count() == 1
        assert Lead.objects.filter(child=child, until=None).count() == 1
    everything_agrees()


def test_broken_off_after_any_piece_it_is_finished_by_whoever_comes_next(
    case_system: CaseSystem, clock: time_machine.Traveller, a_piece_at_a_time: None
) -> None:
    seen = case_system.looked_at(THREE)
    assert seen.state == "ready", seen.came.faults
    confirm(by=case_system.by, extract=seen.public)
    cuts = 0
    while cut_after(2, seen.public, clock):
        cuts += 1
        nobody_by_half()
    assert cuts > 2
    assert Child.objects.filter(given_name="Ava").count() == 3
    assert Extract.objects.get(public=seen.public).state == "taken in"
    assert case_system.taken_in(THREE).many("same") == sum(len(rows) for rows in THREE.values())


def test_broken_off_while_it_is_read_it_is_read_again(
    case_system: CaseSystem, clock: time_machine.Traveller, a_piece_at_a_time: None
) -> None:
    case_system.handed.append(case_system.hands_in(THREE))
    for pieces in (1, 3, 6):
        assert cut_after(pieces, case_system.handed[-1], clock)
    for _ in go_on(extract=case_system.handed[-1]):
        pass
    case_system.confirmed()
    nobody_by_half()


def test_a_fault_in_the_middle_of_a_piece_undoes_the_piece(
    case_system: CaseSystem, monkeypatch: pytest.MonkeyPatch, a_piece_at_a_time: None
) -> None:
    public = case_system.looked_at(THREE).public
    confirm(by=case_system.by, extract=public)

    def cut(rows: Sequence[ExtractRow], *, is_done: bool) -> None:
        keep_outcomes(rows, is_done=is_done)
        if CaseRow.objects.filter(kind="children").exists():
            raise PowerCut

    with monkeypatch.context() as planted:
        planted.setattr(take_in, "keep_outcomes", cut)
        with pytest.raises(PowerCut):
            for _ in go_on(extract=public):
                pass
    assert not CaseRow.objects.filter(kind="children").exists()
    for _ in go_on(extract=public):
        pass
    assert Child.objects.filter(given_name="Ava").count() == 3
    nobody_by_half()


def test_two_at_once_do_not_do_it_twice(case_system: CaseSystem, a_piece_at_a_time: None) -> None:
    public = case_system.looked_at(THREE).public
    confirm(by=case_system.by, extract=public)
    first = go_on(extract=public)
    next(first)
    assert list(go_on(extract=public)) == []
    with pytest.raises(CanNot, match="Another extract is being taken in"):
        case_system.looked_at({"episodes": with_row(EPISODES, 0, closed="")})
    for _ in first:
        pass
    assert Child.objects.filter(given_name="Ava").count() == 3
