"""What somebody was told in their own name, with what they may do about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from held.pages.components.links import Link
from held.pages.transitions.addresses import about_whom, said_address, step_address
from held.pages.transitions.disagreeing import not_what_we_agreed
from held.pages.wording.dates import full_time
from held.pages.wording.marks import URGENT, Mark
from held.pages.wording.phrases import capital
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.reading.work.said_to_me import About, SaidToMe


@dataclass(frozen=True)
class Said:
    """`notices` are received together. `more` says when it was recorded. `links`: what may be done."""

    notices: tuple[int, ...]
    children: tuple[Link, ...]
    says: str
    more: str
    links: tuple[Link, ...]
    urgent: Mark | None = None


def said_to(lines: Iterable[SaidToMe]) -> tuple[Said, ...]:
    """What was said of brothers and sisters by the same act is one, with one receipt. An urgent call
    comes first, then what was waited for."""
    together: dict[tuple[object, ...], list[SaidToMe]] = {}
    for line in sorted(lines, key=lambda line: (not line.is_urgent, line.waited_for is None)):
        family_name = line.child_name.rsplit(" ", 1)[-1]
        key = (
            line.says,
            line.to,
            full_time(line.sent),
            family_name,
            line.waited_for and line.child,
            line.is_urgent,
        )
        together.setdefault(key, []).append(line)
    return tuple(_together(each) for each in together.values())


def _together(lines: list[SaidToMe]) -> Said:
    each = [_said(line) for line in lines]
    # One form is for brothers and sisters together.
    links = max((one.links for one in each), key=len)
    return Said(
        tuple(notice for one in each for notice in one.notices),
        tuple(child for one in each for child in one.children),
        each[0].says,
        each[0].more,
        links,
        URGENT if lines[0].is_urgent else None,
    )


def _said(line: SaidToMe) -> Said:
    child = (about_whom(line.child, line.child_name, line.transition),)
    to = f"To {line.to}, for whom you cover. " if line.to else ""
    if line.in_your_name:
        what = f"{line.in_your_name.by_name} recorded in your name: {_what(line.in_your_name)}."
        when = f"{to}It was on {full_time(line.in_your_name.happened)}. It stands unless you say otherwise."
        return Said((line.id,), child, what, when, _in_your_name(line))
    return Said(
        (line.id,), child, line.says, f"{to}{full_time(line.sent)}", (*_read(line), *_waited_for(line))
    )


def _read(line: SaidToMe) -> tuple[Link, ...]:
    """Everything that was said with the step."""
    if line.step_taken is None or not line.transition or line.child == ABOUT_NO_CHILD:
        return ()
    return (Link("Read it", said_address(line.transition, line.step_taken), f", for {line.child_name}"),)


def _what(about: About) -> str:
    return f"{about.step}, {about.outcome}" if about.outcome else about.step


def _in_your_name(line: SaidToMe) -> tuple[Link, ...]:
    """What has ended is set right, and disagreed about no more."""
    whole = Link(
        "Read it", reverse("transition", kwargs={"public": line.transition}), f", for {line.child_name}"
    )
    if not line.is_open:
        return (whole,)
    pack = pack_by_hash(line.pack_hash)
    ways = not_what_we_agreed(
        pack,
        pack.procedures[line.procedure],
        child=line.child,
        child_name=line.child_name,
        transition=line.transition,
    )
    return (whole, *ways)


def _waited_for(line: SaidToMe) -> tuple[Link, ...]:
    waited = line.waited_for
    if waited is None or not line.is_open:
        return ()
    address = step_address(line.child, line.procedure, waited.step, inner=waited.inner)
    return (Link(capital(waited.step), address, f", for {line.child_name}"),)
