"""Which way a call goes: the procedure's own step where it can be taken now, else the child's record alone."""

from collections.abc import Sequence
from datetime import datetime

from held.language.pack import Pack
from held.record.reading.people.child import identity
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.course import Course, courses
from held.record.reading.work.at_a_form import AtAForm


def pack_now(at: AtAForm) -> Pack | None:
    """Whose words the call is recorded in: the open transition's if it has the urgent step, else those in force.

    None before any procedures are in force: the page works without them.
    """
    for transition in at.identity.transitions:
        pack = pack_by_hash(transition.pack_hash)
        if pack.urgent[0] == transition.procedure:
            return pack
    return pack_by_hash(at.in_force) if at.in_force else None


def open_course(runs: Sequence[Course], procedure: str) -> Course | None:
    return next(
        (run for run in reversed(runs) if run.ended is None and run.procedure.name == procedure), None
    )


def children_for_the_step(children: Sequence[str], pack: Pack | None, moment: datetime) -> frozenset[str]:
    """Those for whom the step is open in a transition that runs, or who are held where its procedure begins."""
    if pack is None:
        return frozenset()
    procedure, step = pack.urgent
    comes_from = pack.procedures[procedure].comes_from
    found = set()
    for child, runs in courses(children).items():
        going = open_course(runs, procedure)
        if going is None:
            holders = [held.service for held in identity(child).held_by]
            begins = step in pack.procedures[procedure].begins_with
            if begins and (comes_from in holders or comes_from is None):
                found.add(child)
        elif step in going.procedure.steps and is_open(going, step, moment):
            found.add(child)
    return frozenset(found)


def is_open(run: Course, step: str, moment: datetime) -> bool:
    return any(
        one.step == step and one.run == "" and one.state == "open" for one in run.situation(moment).steps
    )
