"""Whose names a page about transitions needs: everybody their histories name, and everybody in a role they speak of."""

from collections.abc import Iterable

from held.language.pack import Pack, Procedure
from held.record.reading.transitions.course import Course


def whose_names(runs: Iterable[Course]) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the people, then the roles."""
    ids: set[str] = set()
    roles: set[str] = set()
    for run in runs:
        for told in run.told:
            ids |= {told.by or "", *told.others.values(), *told.named.values()}
            ids |= {right.by or "" for right in told.set_right}
        for entry in run.history:
            ids |= {getattr(entry, "lead", None) or "", getattr(entry, "person", None) or "", entry.by or ""}
        if run.ended is None:
            roles |= roles_of(run.pack, run.procedure)
    return frozenset(ids - {""}), frozenset(roles)


def roles_of(pack: Pack, procedure: Procedure) -> frozenset[str]:
    """Whoever may take a step of a procedure or of one inside it, be named in one, or stand in for one of these; and
    everybody of a service of which a step asks for a team."""
    names = (procedure.name, *procedure.inside)
    roles = frozenset().union(*(pack.procedures[name].roles for name in names))
    deputies = {deputy for role in roles if role in pack.roles for deputy in pack.roles[role].deputies}
    asks = (ask for name in names for step in pack.procedures[name].steps.values() for ask in step.asks)
    services = {ask.service for ask in asks if ask.service}
    return roles | deputies | {role.name for role in pack.roles.values() if role.service in services}
