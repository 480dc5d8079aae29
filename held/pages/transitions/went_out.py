"""What went out with a step that was just recorded: papers, each linked and to whom, and who was told."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from held.engine.history import Began, History, KnownChanged, Named
from held.engine.set_off import set_off
from held.engine.situation import Sending, Telling
from held.language.norms import Citation
from held.pages.components.links import Cited, Link
from held.pages.transitions.cited import cited
from held.pages.transitions.parties import Around
from held.pages.wording.names import and_list
from held.pages.wording.phrases import anchor, capital
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.reading.transitions.course import Course


@dataclass(frozen=True)
class WentOut:
    """A paper that went to somebody, or with no paper somebody who was told. `says` goes on where the link ends."""

    paper: Link | None
    says: str
    cites: tuple[Cited, ...]


def went_out(run: Course, around: Around, *, number: int) -> tuple[WentOut, ...]:
    """With the step of this number, and with what was written because of it."""
    told: dict[Citation, dict[str, None]] = {}
    papers: dict[WentOut, None] = {}
    for each in _written_with(run.history, number):
        tells, sends = set_off(pack=run.pack, procedure=run.procedure.name, history=run.history, number=each)
        papers |= {_paper(run, sending): None for sending in sends}
        for telling in tells:
            told.setdefault(telling.norm.cites, {})[_who(telling, around)] = None
    return (*papers, *(_told(run, cites, list(names)) for cites, names in told.items()))


def _written_with(history: History, number: int) -> Iterator[int]:
    """A beginning stands before the first step of it; what the record answers because of a step stands after it."""
    place = next(place for place, entry in enumerate(history) if entry.number == number)
    if place and isinstance(history[place - 1], Began):
        yield history[place - 1].number
    yield number
    for entry in history[place + 1 :]:
        if not isinstance(entry, KnownChanged | Named) or entry.recorded != history[place].recorded:
            return
        yield entry.number


def _paper(run: Course, sending: Sending) -> WentOut:
    cites = cited([sending.norm.cites], run.procedure)
    if run.child == ABOUT_NO_CHILD:
        return WentOut(None, f"{capital(sending.paper)} went to {sending.service}", cites)
    address = reverse("paper", kwargs={"public": run.transition, "paper": anchor(sending.paper)})
    return WentOut(Link(capital(sending.paper), address), f"went to {sending.service}", cites)


def _who(telling: Telling, around: Around) -> str:
    return around.party(telling.role).says


def _told(run: Course, cites: Citation, names: list[str]) -> WentOut:
    verb = "was told" if len(names) == 1 and names[0] != "you" else "were told"
    return WentOut(None, f"{capital(and_list(names))} {verb}", cited([cites], run.procedure))
