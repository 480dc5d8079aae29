"""What taking the step would come to for each child, asked before it is recorded. Asks the record nothing more."""

from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser

from held.engine.situation import Refused, Taken
from held.pages.transitions.opened import FormChild, Opened
from held.record.reading.people.child import Identity
from held.record.reading.transitions.asked import StepAsked
from held.record.reading.transitions.judging import Grounds, judge_on


@dataclass(frozen=True)
class Foreseen:
    """For the child with this id."""

    child: str
    verdict: Taken | Refused


def foresee_step(form: Opened, asked: StepAsked, worker: AbstractBaseUser) -> tuple[Foreseen, ...]:
    """In the order of `asked.parts`. What is recorded is judged once more, on everything the record has by then."""
    by_public = {child.public: child for child in form.children}
    return tuple(
        Foreseen(
            part.child,
            judge_on(
                _grounds(form, by_public[part.child]),
                by=worker,
                asked=asked,
                part=part,
                moment=form.moment,
            ).verdict,
        )
        for part in asked.parts
    )


def _grounds(form: Opened, child: FormChild) -> Grounds:
    found = form.found
    return Grounds(
        pack=form.pack,
        history=child.course.history if child.course else (),
        acting=form.acting_for(child) | (_beside(found, form.me) if child is form.own else frozenset()),
        number=child.seen + 1,
        lead=found.lead.worker.public if found.lead else None,
        holder=found.held_by[0].service if found.held_by else None,
    )


def _beside(found: Identity, me: str) -> frozenset[str]:
    """The roles in which they lead or are involved, or cover for whoever leads, in whatever team they are."""
    roles = {one.worker.role for one in found.involved if one.worker.public == me}
    if found.lead and me in (found.lead.worker.public, *(one.public for one in found.lead.covered_by)):
        roles.add(found.lead.worker.role)
    return frozenset(roles)
