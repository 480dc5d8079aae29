"""Whose names a page about transitions needs: everybody their histories name, and some of each role they speak of."""

from collections.abc import Iterable
from dataclasses import dataclass

from held.engine.history import Corrected, Happening, StepTaken
from held.language.pack import Pack, Procedure
from held.record.reading.transitions.course import Course


@dataclass(frozen=True)
class Named:
    """`ids` of people, roles, and the names of the teams to which somebody sent a child."""

    ids: frozenset[str]
    roles: frozenset[str]
    teams: frozenset[str]


def whose_names(runs: Iterable[Course]) -> Named:
    """Of transitions, whatever was told of them; the roles only of those that go on."""
    ids: set[str] = set()
    roles: set[str] = set()
    teams: set[str] = set()
    for run in runs:
        for told in run.told:
            ids |= {told.by or "", *told.others.values(), *told.named.values()}
            ids |= {right.by or "" for right in told.set_right}
        for entry in run.history:
            ids |= {getattr(entry, "lead", None) or "", getattr(entry, "person", None) or "", entry.by or ""}
            teams |= set(_sent_to(entry))
        if run.ended is None:
            roles |= roles_of(run.pack, run.procedure)
    return Named(frozenset(ids - {""}), frozenset(roles), frozenset(teams))


def _sent_to(entry: Happening) -> Iterable[str]:
    step = entry.instead if isinstance(entry, Corrected) else entry
    return step.teams.values() if isinstance(step, StepTaken) else ()


def roles_of(pack: Pack, procedure: Procedure) -> frozenset[str]:
    """Whoever may take a step of a procedure or of one inside it, be named in one, or stand in for one of these."""
    names = (procedure.name, *procedure.inside)
    roles = frozenset().union(*(pack.procedures[name].roles for name in names))
    return roles | {deputy for role in roles if role in pack.roles for deputy in pack.roles[role].deputies}
