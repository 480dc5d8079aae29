"""A whole pack, proved: each procedure alone, with its inner ones free, and the seams between them."""

from collections.abc import Iterator
from typing import Any

from held.language.pack import Pack, Procedure
from held.proof.compiled import COMPILED
from held.proof.diagrams import Diagram
from held.proof.exploring import Explored, TooMany
from held.proof.programs import Model
from held.proof.promise import Promise
from held.proof.seams import seams
from held.proof.searching import search
from held.proof.verdict import Looked, Verdict

MOST_STATES = 2_000
"""Looked at one by one; where there are more, a decision diagram takes over."""

MOST_NODES = 100_000 if COMPILED else 5_000
"""Of a set of states as a diagram. Beyond this a proof is not finished, and says so: sooner where diagrams are not
compiled, which takes far longer."""


SOON_ENOUGH = (9_000, 9_000, 12_000, 18_000)
"""A set that grows beyond this under one order of the variables is begun anew under another: from a lucky beginning all is
found in two seconds, from another it takes ten."""


def prove(pack: Pack) -> Verdict:
    """Look at every procedure of a pack."""
    return Verdict(tuple(looking(pack)), tuple(seams(pack)))


def looking(pack: Pack) -> Iterator[Looked]:
    """Look at one procedure after another, so that whoever waits can be told how far it is."""
    for procedure in pack.procedures.values():
        yield look(pack, procedure)


def look(pack: Pack, procedure: Procedure) -> Looked:
    """Look at one procedure whole: state by state where there are few, else as a diagram."""
    near = promise = Promise(pack, procedure, explore_near)
    try:
        if getattr(near.reached, "cut_short", False):
            promise = Promise(pack, procedure, as_a_diagram, near)
        broken, remarks = tuple(promise.broken()), tuple(promise.remarks())
    except TooMany:
        return Looked(procedure.name, None, tuple(near.broken_so_far()))
    return Looked(procedure.name, promise.reached.count, broken, remarks)


def as_a_diagram(model: Model) -> Explored[Any]:
    """As a decision diagram. TooMany where it grows too large."""
    for attempt, most in enumerate(SOON_ENOUGH):
        if most < MOST_NODES:
            try:
                return Diagram(model, most, attempt)
            except TooMany:
                pass
    return Diagram(model, MOST_NODES, len(SOON_ENOUGH))


def explore_near(model: Model) -> Explored[Any]:
    """The nearest states alone: enough to find what is broken early on, and to prove nothing."""
    return search(model, MOST_STATES, cut_short=True)
