"""What kind of move a procedure is, by the tiers of its services, so that two authorities' own words need not agree."""

from dataclasses import dataclass

from held.language.pack import Pack, Procedure

# In this order kinds are laid out: the ways that anybody rings for first.
URGENT, OTHER, BETWEEN, INNER, ROUND = range(5)


@dataclass(frozen=True, order=True)
class Kind:
    """`place` orders kinds. `before`, `after`: the tiers it moves a child between, 0 where it moves nobody."""

    place: int
    before: int = 0
    after: int = 0


def kind_of(procedure: Procedure, pack: Pack) -> Kind:
    """The one with the urgent way, wherever it leads; from which tier to which; inside another; or a round."""
    if procedure.is_round:
        return Kind(ROUND)
    if procedure.is_inner:
        return Kind(BETWEEN if settles_between_services(procedure, pack) else INNER)
    if procedure.name == pack.urgent[0]:
        return Kind(URGENT)
    return Kind(OTHER, _tier(procedure.comes_from, pack), _tier(procedure.goes_to, pack))


def _tier(service: str | None, pack: Pack) -> int:
    assert service is not None  # whatever is not inner says from where to where
    return pack.services[service].tier


def settles_between_services(procedure: Procedure, pack: Pack) -> bool:
    """Whether two services meet in it, one on each side of a step."""
    return any(
        len({pack.roles[side].service for side in step.between}) > 1 for step in procedure.steps.values()
    )
