"""What an ending says: whether the child is left, or another procedure begins at once."""

from dataclasses import dataclass
from types import SimpleNamespace

from held.engine.situation import Ending
from held.language.norms import Citation
from held.pages.transitions.following import _ended
from tests.procedures.packs import HARBOUR, the_pack


@dataclass
class Situated:
    ended: Ending | None


def says(begins: str | None) -> list[str]:
    pack = the_pack(HARBOUR)
    ending = Ending(
        at=None, number=3, service="harbour hub", begins=begins, result=None, cites=Citation(("A2",))
    )  # type: ignore[arg-type]
    around = SimpleNamespace(pack=pack, procedure=pack.procedures["crossing"])
    taken = SimpleNamespace(before=Situated(None), after=Situated(ending))
    return [line.says for line in _ended(taken, around, "Wren")]  # type: ignore[arg-type]


def test_what_begins_another_procedure_says_so_and_never_that_it_leaves_the_child() -> None:
    assert says("crossing") == [
        "This ends, and another procedure begins at once: Crossing from the hub to the bureau, "
        "and Wren stays with harbour hub meanwhile"
    ]


def test_what_only_ends_leaves_the_child() -> None:
    assert says(None) == ["This ends it, and leaves Wren with harbour hub"]
