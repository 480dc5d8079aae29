"""What ending a transition leaves as it is, and what it drops: shown before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from held.pages.transitions.following import asks_for, duties_by_step, services
from held.pages.transitions.parties import Around, together
from held.pages.wording.counts import counted
from held.pages.wording.deadlines import by_when, was_due
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.people.child import Identity
from held.record.reading.people.colleagues import Colleagues
from held.record.reading.transitions.course import Course


@dataclass(frozen=True)
class WhatEnds:
    """Each a sentence."""

    stays: tuple[str, ...]
    dropped: tuple[str, ...]


def what_ends(
    run: Course, found: Identity, people: Colleagues, me: str, called: str, moment: datetime
) -> WhatEnds:
    situation = run.situation(moment)
    around = Around(
        pack=run.pack,
        procedure=run.procedure,
        situation=situation,
        colleagues=people,
        me=me,
        teams=found.teams,
    )
    dropped = []
    for duties in duties_by_step(situation).values():
        duty = duties[0]
        when = was_due(duty.due, moment) if duty.due < moment else by_when(duty.due, moment)
        who = capital(together(around.owes(duty)) or "somebody")
        dropped.append(f"{capital(asks_for(duty))}: {who}, {when}")
    for inner in situation.inner:
        if inner.ended is None:
            dropped.append(
                f"{run.pack.procedures[inner.procedure].title}: it is not settled, and ends with it"
            )
    return WhatEnds(tuple(_stays(run, found, called, services(situation))), tuple(dropped))


def _stays(run: Course, found: Identity, called: str, holding: tuple[str, ...]) -> Iterator[str]:
    held_by = [held.service for held in found.held_by] or list(holding)
    verb = "hold" if len(held_by) > 1 else "holds"
    yield f"{capital(and_list(held_by)) or 'Nobody'} {verb} {called}, as before."
    if found.lead:
        yield f"{found.lead.worker.name} leads, as before."
    others = [one for one in found.transitions if one.public != run.transition]
    if others:
        yield f"{counted(len(others), 'other transition')} of {called} goes on."
    else:
        weeks = counted(run.pack.review_every, "week")
        yield f"The plan is looked at again, within {weeks}. It is the lead’s to do."
    yield "Everything that was recorded can still be read."
