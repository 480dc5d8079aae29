"""A whole pack, proved: each procedure alone, with its inner ones free, and the seams between them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from held.language.norms import Duty
from held.language.pack import Pack, Procedure
from held.proof.diagrams import Diagram
from held.proof.exploring import Explored, TooMany
from held.proof.loose_steps import loose_steps
from held.proof.programs import Model
from held.proof.promise import Promise
from held.proof.seams import seams
from held.proof.searching import search
from held.proof.verdict import Looked, Verdict

MOST_STATES = 2_000
"""Looked at one by one; where there are more, a decision diagram takes over."""

MOST_NODES = 30_000
"""Of a set of states as a diagram. Beyond this a proof is not finished, and says so."""


def prove(pack: Pack) -> Verdict:
    """Look at every procedure of a pack."""
    return Verdict(tuple(looking(pack)), tuple(seams(pack)))


def looking(pack: Pack) -> Iterator[Looked]:
    """Look at one procedure after another, so that whoever waits can be told how far it is."""
    for procedure in pack.procedures.values():
        yield look(pack, procedure)


def look(pack: Pack, procedure: Procedure) -> Looked:
    """Look at one procedure whole. Steps on which nothing depends are looked at afterwards, one at a time."""
    near = promise = Promise(pack, procedure, explore_near)
    try:
        if getattr(near.reached, "cut_short", False):
            promise = Promise(pack, procedure, as_a_diagram)
        broken = list(promise.broken())
        remarks = list(promise.remarks())
        for step in sorted(filter(partial(may_be_asked_again, procedure), loose_steps(procedure))):
            about_it = Promise(pack, procedure, explore, about=step)
            broken.extend(about_it.asked_again())
            remarks.extend(about_it.never())
    except TooMany:
        return Looked(procedure.name, None, tuple(near.broken_so_far()))
    return Looked(procedure.name, promise.reached.count, tuple(broken), tuple(remarks))


def may_be_asked_again(procedure: Procedure, step: str) -> bool:
    """A sentence asks for the step without saying whether it is to be done anew, or sleeps at times."""
    return any(
        isinstance(norm, Duty)
        and norm.step == step
        and (norm.when is not None or not (norm.each_time or norm.unless_already_done))
        for norm in procedure.norms
    )


def explore(model: Model) -> Explored[Any]:
    """State by state where there are few, else as a diagram. TooMany where neither can be finished."""
    try:
        return search(model, MOST_STATES)
    except TooMany:
        return as_a_diagram(model)


def as_a_diagram(model: Model) -> Explored[Any]:
    """As a decision diagram. TooMany where it grows too large."""
    return Diagram(model, MOST_NODES)


def explore_near(model: Model) -> Explored[Any]:
    """The nearest states alone: enough to find what is broken early on, and to prove nothing."""
    return search(model, MOST_STATES, cut_short=True)
