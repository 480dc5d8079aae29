"""What was sent or said to a team or to somebody, and waits for a receipt."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from held.pages.components.links import Cited, Link
from held.pages.transitions.addresses import about_whom, said_address
from held.pages.transitions.disagreeing import not_what_we_agreed
from held.pages.wording.dates import full_time
from held.pages.wording.marks import URGENT, Mark
from held.pages.wording.phrases import anchor
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.reading.work.tray import NoticeLine


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """`notices` are received together. `papers` is where they are read, or what was said with
    the step that they tell of.
    `ways`: to say that what was recorded in one's name is not what was agreed. `urgent`: it tells of an urgent call."""

    notices: tuple[int, ...]
    children: tuple[Link, ...]
    says: str
    papers: tuple[Link, ...]
    ways: tuple[Link, ...]
    to: str
    when: str
    cites: tuple[Cited, ...]
    urgent: Mark | None = None


def arrived(notices: Iterable[NoticeLine]) -> list[Arrived]:
    """What came for brothers and sisters by the same act is one line, with one receipt for all of them. An urgent call
    stands first."""
    together: dict[tuple[object, ...], list[NoticeLine]] = {}
    for line in notices:
        family_name = line.child_name.rsplit(" ", 1)[-1]
        key = (line.says, line.to or line.team, full_time(line.sent), family_name, line.is_urgent)
        together.setdefault(key, []).append(line)
    found = sorted(together.values(), key=lambda lines: not lines[0].is_urgent)
    return [_arrived(lines) for lines in found]


def _arrived(lines: list[NoticeLine]) -> Arrived:
    first = lines[0]
    return Arrived(
        notices=tuple(line.id for line in lines),
        children=tuple(about_whom(line.child, line.child_name, line.transition) for line in lines),
        says=first.says,
        papers=tuple(paper for line in lines if (paper := _paper(line, is_one_of_several=len(lines) > 1))),
        ways=_ways(first),
        to=first.to or first.team,
        when=full_time(first.sent),
        cites=(Cited(first.cites),) if first.cites else (),
        urgent=URGENT if first.is_urgent else None,
    )


def _ways(line: NoticeLine) -> tuple[Link, ...]:
    """For brothers and sisters once: its form has them all."""
    if line.in_your_name is None or not line.is_open:
        return ()
    pack = pack_by_hash(line.pack_hash)
    return not_what_we_agreed(
        pack,
        pack.procedures[line.procedure],
        child=line.child,
        child_name=line.child_name,
        transition=line.transition,
    )


def _paper(line: NoticeLine, *, is_one_of_several: bool) -> Link | None:
    if not line.transition or line.child == ABOUT_NO_CHILD:
        return None
    if not line.paper:
        if line.step_taken is None:
            return None
        return Link("Read it", said_address(line.transition, line.step_taken), f", for {line.child_name}")
    where = reverse("paper", kwargs={"public": line.transition, "paper": anchor(line.paper)})
    if is_one_of_several:
        return Link(f"Read {line.paper} for {line.child_name}", where)
    return Link(f"Read {line.paper}", where, f"for {line.child_name}")
