"""Between procedures: where one ends and begins another, the child is held, led and owed something throughout."""

from collections.abc import Iterator

from held.language.norms import Ends
from held.language.pack import Pack, Procedure
from held.proof.telling import named
from held.proof.verdict import Broken


def seams(pack: Pack) -> Iterator[Broken]:
    """What one procedure hands over and the next doesn't take."""
    for procedure in pack.procedures.values():
        for norm in procedure.norms:
            if isinstance(norm, Ends) and norm.begins is not None:
                yield from _between(pack, procedure, norm, pack.procedures[norm.begins])
            elif isinstance(norm, Ends) and norm.service is not None:
                yield from _left_with(pack, procedure, norm)


def _between(pack: Pack, procedure: Procedure, norm: Ends, after: Procedure) -> Iterator[Broken]:
    where = f"{named(norm)} begins {after.name}"
    if after.comes_from != norm.service:
        says = f"{where}, which begins with {after.comes_from} and not with {norm.service}."
        yield _broken(procedure, says)
    lead = pack.roles.get(after.lead_at_start or "")
    if lead is not None and lead.service != norm.service:
        says = f"{where}, whose lead at the start works for {lead.service} and not for {norm.service}."
        yield _broken(procedure, says)


def _left_with(pack: Pack, procedure: Procedure, norm: Ends) -> Iterator[Broken]:
    """With no procedure running the next duty is the dated review, which somebody of the service has to owe."""
    manages = any(role.manages and role.service == norm.service for role in pack.roles.values())
    left_with = pack.services.get(norm.service or "")
    if not manages and left_with is not None and left_with.tier > 1:
        says = f"{named(norm)}: no role manages {norm.service}, so where nobody leads nobody owes the review."
        yield _broken(procedure, says)


def _broken(procedure: Procedure, says: str) -> Broken:
    return Broken(procedure.name, "the next procedure takes the child over", says)
