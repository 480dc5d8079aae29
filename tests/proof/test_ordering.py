"""The order of a diagram's variables: always the same for the same attempt, and no attempt changes what is found."""

import pytest

from held.proof import proving
from held.proof.diagrams import Diagram
from held.proof.ordering import at_rest, ordered
from held.proof.programs import variables_of
from held.proof.promise import Promise
from held.proof.searching import search
from tests.proof.small import small


def crossing() -> Promise:
    pack = small()
    return Promise(pack, pack.procedures["cross over"], proving.explore_near)


def test_what_passes_within_one_happening_has_no_variable() -> None:
    model = crossing().reached.model
    kept = at_rest(model)
    assert {var[0] for var in set(variables_of(model)) - kept} >= {"owing"}
    reached = search(model, 3_000)
    ever = {
        var for var, place in reached.numbering.places.items() if any(s >> place & 1 for s in reached.states)
    }
    assert ever <= kept


def test_each_attempt_has_its_own_order_and_always_the_same() -> None:
    model = crossing().reached.model
    kept = at_rest(model)
    orders = [ordered(model, kept, attempt) for attempt in range(4)]
    assert orders == [ordered(model, kept, attempt) for attempt in range(4)]
    assert len(set(orders)) > 1
    assert all(set(order) == kept for order in orders)


def test_no_attempt_and_no_better_order_changes_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    model = crossing().reached.model
    count = search(model, 3_000).count
    assert {Diagram(model, 10_000, attempt).count for attempt in range(4)} == {count}
    monkeypatch.setattr("held.proof.diagrams.WIDE", 5)
    assert {Diagram(model, 10_000, attempt).count for attempt in range(4)} == {count}


def test_what_grows_too_large_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    model = crossing().reached.model
    count = search(model, 3_000).count
    monkeypatch.setattr(proving, "SOON_ENOUGH", (1, 2))
    assert proving.as_a_diagram(model).count == count
