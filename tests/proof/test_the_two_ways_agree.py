"""State by state and as diagrams: the same states, the same promises broken, by stories of the same length."""

from hypothesis import given, settings
from hypothesis import strategies as some

from held.language.pack import Pack
from held.language.reading import read_pack
from held.proof.abstraction import model_of
from held.proof.diagrams import Diagram
from held.proof.exploring import TooMany
from held.proof.programs import Model
from held.proof.promise import Promise
from held.proof.reducing import reduced
from held.proof.searching import Reached, search
from tests.procedures.packs import HARBOUR, LUTON
from tests.proof.small import small
from tests.proof.test_the_abstraction_is_the_engine import whose_inner_always_owes
from tests.second_engine.random_procedures import packs


def one_by_one(model: Model) -> Reached:
    return search(model, 3_000)


def as_a_diagram(model: Model) -> Diagram:
    return Diagram(model, 1_000_000)


def agree(pack: Pack, name: str) -> None:
    procedure = pack.procedures[name]
    told = Promise(pack, procedure, one_by_one)
    drawn = Promise(pack, procedure, as_a_diagram)
    assert told.reached.count == drawn.reached.count
    assert told.reached.taken == drawn.reached.taken
    ours = {(each.claim, each.says): len(each.story) for each in told.broken()}
    assert {(each.claim, each.says): len(each.story) for each in drawn.broken()} == ours
    assert set(told.remarks()) == set(drawn.remarks())


def test_on_the_packs_wherever_both_finish() -> None:
    too_many = set()
    for path in (LUTON, HARBOUR):
        pack = read_pack(path)
        for name in pack.procedures:
            try:
                agree(pack, name)
            except TooMany:
                too_many.add(name)
    assert len(too_many) <= 2, too_many


def test_on_the_small_pack_and_where_it_is_broken() -> None:
    agree(small(), "cross over")
    agree(small(("outcomes: [go, stay, later]", "outcomes: [go, stay, later, not agreed]")), "cross over")


@settings(max_examples=40, deadline=None)
@given(some.data())
def test_on_random_procedures(data: some.DataObject) -> None:
    pack = whose_inner_always_owes(data.draw(packs(8)))
    model = model_of(pack, pack.procedures["cross"])
    may_wait = frozenset(norm.id for norm in pack.procedures["cross"].norms)
    whole = reduced(model, may_wait=may_wait)
    told = search(whole, 20_000)
    drawn = Diagram(whole, 1_000_000)
    assert told.count == drawn.count
    assert told.taken == drawn.taken
    assert told.noted == drawn.noted
    assert all(len(told.way_to_mark(tag)) == len(drawn.way_to_mark(tag)) for tag in told.noted)
    for planned in (False, True):
        ends = told.can_reach(told.where(("ended",)), planned=planned)
        drawn_ends = drawn.can_reach(drawn.where(("ended",)), planned=planned)
        stuck = told.shortest(told.less(told.where(("reached",)), ends))
        drawn_stuck = drawn.shortest(drawn.less(drawn.where(("reached",)), drawn_ends))
        assert (stuck is None) == (drawn_stuck is None)
        assert stuck is None or drawn_stuck is None or len(stuck) == len(drawn_stuck)
    for tag in whole.formulas:
        way, other = told.shortest(told.where(tag)), drawn.shortest(drawn.where(tag))
        assert (way is None) == (other is None), tag
        assert way is None or other is None or len(way) == len(other)
