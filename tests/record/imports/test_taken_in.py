"""Luton 5.1: what the case system gives out is here with its number there, whole, held and led; and handing it in again
changes nothing."""

import json
from datetime import UTC, datetime

import pytest

from held.record.actions.cannot import CanNot
from held.record.actions.imports.confirm import confirm, give_up
from held.record.actions.imports.hand_in import Handed, hand_in
from held.record.actions.rebuild import compare_all
from held.record.reading.history.verify import verify
from held.record.tables.care.episode import Episode
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract_row import ExtractRow
from held.record.tables.people.child import Child
from held.record.tables.people.family import Family
from held.record.tables.people.worker import Worker
from tests.record.imports.extracts import CHILDREN, FAMILIES, WHOLE, CaseSystem
from tests.record.promise_counted import kept
from tests.record.transitions.harbour import Harbour


def everything_agrees() -> None:
    assert [found for found in compare_all() if found] == []
    assert list(verify().faults) == []
    assert kept().without == 0


def test_a_dry_run_says_what_would_happen_and_changes_nothing(case_system: CaseSystem) -> None:
    before = Happening.objects.count(), Family.objects.count(), Worker.objects.count()
    seen = case_system.looked_at(WHOLE)
    assert seen.state == "ready"
    assert {file.kind: file.new for file in seen.came.files} == {
        kind: len(rows) for kind, rows in WHOLE.items()
    }
    assert (Happening.objects.count(), Family.objects.count(), Worker.objects.count()) == before
    give_up(by=case_system.by, extract=case_system.handed[-1])
    assert not ExtractRow.objects.exists()


def test_what_was_confirmed_is_here_with_its_origin_held_and_led(case_system: CaseSystem) -> None:
    seen = case_system.taken_in(WHOLE)
    assert (seen.state, seen.begun_by) == ("taken in", "Hedda Head")
    ava = Child.objects.get(number="10234")
    assert (str(ava), str(ava.born), ava.family and ava.family.address) == (
        "Ava Holt",
        "2015-06-03",
        "1 Larch Close",
    )
    lead = Lead.objects.get(child=ava)
    assert (lead.worker.name, lead.role, lead.since) == (
        "Ada Lund",
        "hub guide",
        datetime(2026, 2, 1, tzinfo=UTC),
    )
    assert Episode.objects.get(child=ava).closed is None
    assert Owed.objects.get(child=ava).since == datetime(2026, 2, 20, tzinfo=UTC)
    entries = [
        (row.kind, json.loads(row.words.text))
        for row in Happening.objects.filter(child=ava).order_by("number")
    ]
    assert [kind for kind, _ in entries] == [
        "imported",
        "episode opened",
        "consent imported",
        "plan review imported",
    ]
    assert {(words["system"], words["file of"]) for _, words in entries} == {("Liquidlogic", "2026-03-02")}
    assert [words["number there"] for _, words in entries] == ["10234", "E1", "C1", "R1"]
    assert not ExtractRow.objects.exists()
    everything_agrees()


def test_an_episode_that_is_over_is_here_as_one_that_is_over(case_system: CaseSystem) -> None:
    case_system.taken_in(WHOLE)
    ben = Child.objects.get(number="10235")
    episode = Episode.objects.get(child=ben)
    assert episode.closed == datetime(2021, 3, 3, 23, 59, tzinfo=UTC)
    assert Lead.objects.get(child=ben).until == episode.closed
    assert not Owed.objects.filter(child=ben).exists()


def test_the_same_files_again_change_nothing(case_system: CaseSystem) -> None:
    case_system.taken_in(WHOLE)
    before = Happening.objects.count()
    rows = list(CaseRow.objects.order_by("pk").values_list("kind", "number", "says"))
    seen = case_system.taken_in(WHOLE)
    assert {file.kind: file.same for file in seen.came.files} == {
        kind: len(rows) for kind, rows in WHOLE.items()
    }
    assert seen.many("new") == seen.many("changed") == seen.many("disputed") == seen.many("vanished") == 0
    assert Happening.objects.count() == before
    assert list(CaseRow.objects.order_by("pk").values_list("kind", "number", "says")) == rows


def test_children_alone_may_come_first_and_what_hangs_on_them_later(case_system: CaseSystem) -> None:
    case_system.taken_in({"families": FAMILIES, "children": CHILDREN})
    case_system.taken_in({kind: rows for kind, rows in WHOLE.items() if kind not in ("families", "children")})
    assert Lead.objects.get(child__number="10234").worker.name == "Ada Lund"
    assert Owed.objects.get(child__number="10234").since == datetime(2026, 2, 20, tzinfo=UTC)
    everything_agrees()


def test_who_does_not_answer_for_every_child_may_not(harbour: Harbour, case_system: CaseSystem) -> None:
    files = [Handed(path.name, path) for path in case_system.files({"children": CHILDREN})]
    with pytest.raises(CanNot, match="does not answer for every child"):
        hand_in(by=harbour.workers["hub guide"], files=files)
    case_system.looked_at({"families": FAMILIES, "children": CHILDREN})
    with pytest.raises(CanNot, match="does not answer for every child"):
        confirm(by=harbour.workers["hub guide"], extract=case_system.handed[-1])
    assert not Child.objects.filter(number="10234").exists()
