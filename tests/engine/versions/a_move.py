"""A worry in the small pack, raised and weighed in March, that moves to a later version or is refused."""

from datetime import date

from held.engine.versions.moving import CannotMove, Moving, move
from held.language.pack import Pack
from held.language.reading import read_text
from tests.engine.building import Telling, london
from tests.packs.small_pack import MOVE_UP, PACK, changed, small_pack, small_texts

OLD = small_pack()
NAME = "move up"
HUB = frozenset({"family hub"})
TAKE_ON = (
    "after weighing the worry (move up), must take the child on within 5 working days unless already done"
)
VISIT = "after taking the child on, hub worker must make the visit within 10 working days"


def later(*changes: tuple[str, str], file: str = MOVE_UP) -> Pack:
    """The small pack as of April, with passages changed."""
    texts = changed(PACK, "version: 2026-01", "version: 2026-04", small_texts())
    for old, new in changes:
        texts = changed(file, old, new, texts)
    return read_text(texts)


def begun() -> Telling:
    """A worry was raised on Monday 2 March, by the hub worker who leads."""
    return Telling(OLD, NAME).does("raise a worry", facts={"how often it happens": "daily"})


def decided() -> Telling:
    return begun().does("weigh the worry", "move up", at="2026-03-03 11:00")


def moving(
    story: Telling, new: Pack, at: str = "2026-03-05 09:00", works_for: frozenset[str] = HUB
) -> Moving | CannotMove:
    return move(
        old=story.pack,
        new=new,
        procedure=NAME,
        history=story.history,
        number=len(story.history) + 1,
        by="Mara",
        moment=london(at),
        lead_works_for=works_for,
    )


def moved(story: Telling, new: Pack, at: str = "2026-03-05 09:00") -> Moving:
    found = moving(story, new, at)
    assert isinstance(found, Moving), found
    return found


def back(there: Moving, was: Pack) -> Moving:
    """Moved once more the day after, from the version it came to, under the old one."""
    story = Telling(was, NAME)
    story.history = there.history
    return moved(story, OLD, "2026-03-06 09:00")


def refused(story: Telling, new: Pack, **words: frozenset[str]) -> str:
    found = moving(story, new, **words)
    assert isinstance(found, CannotMove)
    return " ".join(found.says)


def due(found: Moving, step: str) -> date:
    return next(duty.due.date() for duty in found.after.duties if duty.step == step)


def ended_by_deciding() -> Pack:
    end = "ends the transition and leaves the child with family hub"
    return later((f"weighing the worry (stay) {end}", f"weighing the worry {end}, whatever is owed"))
