"""The index is what the histories say: every kind that leaves rows is replayed, and whole invented authorities compare."""

import ast
import importlib
import inspect
import pkgutil
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

import held.record.actions
from held.language.reading import pack_texts
from held.record.actions.history.destroy_words import destroy_words
from held.record.actions.rebuild import compare_all, moved, rebuild_all
from held.record.clock import now
from held.record.index.replay import OF_CARE
from held.record.reading.history.verify import verify
from held.record.reading.promise import Kept
from held.record.reading.transitions.entries import KINDS
from held.record.tables.care.episode import Episode
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from held.simulation.invent import invent
from tests.record.history.conftest import take_guards_away
from tests.record.promise_counted import kept
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import raised
from tests.shape.tree import HELD, HOUSE

LEAVES_NO_ROWS = {
    "asked to be told when it can go ahead",
    "adult added",
    "case audited",
    "case note",
    "changed by import",
    "child added",
    "consent imported",
    "difference decided",
    "imported",
    "notice received",
    "opened with a reason",
    "sample drawn",
    "words destroyed",
    "struck",  # what it strikes is left out
    "corrected",  # read instead of what it corrects
}


def kinds_written() -> set[str]:
    """By every call of `append` in the actions: a word, or the name of one that stands in the same file."""
    found: set[str] = set()
    for part in pkgutil.walk_packages(held.record.actions.__path__, f"{held.record.actions.__name__}."):
        module = importlib.import_module(part.name)
        for call in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "append":
                (kind,) = (word.value for word in call.keywords if word.arg == "kind")
                found |= _read(kind, module)
    return found


def _read(kind: ast.expr, module: ModuleType) -> set[str]:
    if isinstance(kind, ast.Constant):
        return {str(kind.value)}
    if isinstance(kind, ast.Name):
        return {str(getattr(module, kind.id))}
    assert ast.unparse(kind) == "KINDS[type(entry)]", f"{module} writes a kind this test can't read"
    return set(KINDS.values())


def test_every_kind_that_is_written_is_replayed_or_leaves_nothing() -> None:
    assert kinds_written() == set(OF_CARE) | set(KINDS.values()) | LEAVES_NO_ROWS
    assert not set(OF_CARE) & LEAVES_NO_ROWS


@pytest.mark.parametrize(
    "pack",
    [
        HELD / "procedures" / "luton" / "2015-10",
        HELD / "procedures" / "careline" / "2023-11",
        HOUSE / "tests" / "procedures" / "harbour" / "2026-01",
    ],
    ids=["luton", "careline", "a stranger"],
)
def test_an_invented_authority_compares_and_rebuilds_to_itself(db: None, pack: Path) -> None:
    *_, children = invent(files=pack_texts(pack), families=6, password="otter-kite-lantern")
    assert [found for found in compare_all() if found] == []
    assert kept().without == 0
    assert list(verify().faults) == []
    assert list(rebuild_all())[-1] == children
    assert [found for found in compare_all() if found] == []
    Owed.objects.filter(pk=Owed.objects.order_by("pk").values("pk")[:1]).update(
        due=now() + timedelta(days=90)
    )
    assert len([found for found in compare_all() if found]) == 1


def test_a_child_whose_words_were_destroyed_keeps_lead_and_holder(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    for row in Happening.objects.filter(child=harbour.older):
        destroy_words(by=harbour.workers["hub guide"], happening=row, why="A court.")
    assert [found for found in compare_all() if found] == []
    assert list(rebuild_all()) == [1, 2]
    assert kept() == Kept(children=2, without=0, held=2, led=2, owed=2)


def test_an_episode_closed_and_removed_by_hand_leaves_the_child_with_needs(harbour: Harbour) -> None:
    before = kept().children
    open_one = Episode.objects.filter(child=harbour.older)
    open_one.update(closed=now(), closed_by=harbour.workers["hub guide"])
    open_one.delete()
    Transition.objects.filter(child=harbour.older).update(ended_at=now(), ended_with="nowhere")
    assert kept().children == before
    assert [differs.table for found in compare_all() for differs in found if differs.table == "episode"]


@pytest.mark.parametrize("change", [{"pack_hash": "another"}, {"began_at": now() - timedelta(days=900)}])
def test_a_transition_moved_behind_the_history_is_named(harbour: Harbour, change: dict[str, object]) -> None:
    raised(harbour, harbour.older)
    take_guards_away("record_transition_keeps_its_child", "record_transition_moves_as_history_says")
    Transition.objects.filter(child=harbour.older).update(**change)
    (found,) = (found for found in compare_all() if found)
    assert [(one.number, one.table) for one in found] == [(harbour.older.number, "transition")]
    assert moved() == (harbour.older.number,)
    assert list(rebuild_all()) == [1, 2]
