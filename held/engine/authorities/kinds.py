"""What kind of move a procedure is, by the tiers of its services, so that two authorities' own words need not agree."""

from dataclasses import dataclass

from held.language.pack import Pack, Procedure

# In this order kinds are laid out: the ways that anybody rings for first.
URGENT, OTHER, BETWEEN, INNER, ROUND = range(5)


@dataclass(frozen=True, order=True)
class Kind:
    """`place` orders kinds; `words` name one."""

    place: int
    words: str


def kind_of(procedure: Procedure, pack: Pack) -> Kind:
    """From which tier to which, with the urgent way or without; what runs inside another; or a round."""
    if procedure.is_round:
        return Kind(ROUND, "A round, about no child")
    if procedure.is_inner:
        if settles_between_services(procedure, pack):
            return Kind(BETWEEN, "Inside another: settled between two services")
        return Kind(INNER, "Inside another: within one service, or with the family")
    before, after = _tier(procedure.comes_from, pack), _tier(procedure.goes_to, pack)
    if before == after:
        moves = f"Within tier {before}"
    else:
        moves = f"{'Up' if after > before else 'Down'} from tier {before} to tier {after}"
    if procedure.name == pack.urgent[0]:
        return Kind(URGENT, f"{moves}, with the urgent way")
    return Kind(OTHER, f"{moves}, by other ways" if before != after else moves)


def _tier(service: str | None, pack: Pack) -> int:
    assert service is not None  # whatever is not inner says from where to where
    return pack.services[service].tier


def settles_between_services(procedure: Procedure, pack: Pack) -> bool:
    """Whether two services meet in it, one on each side of a step."""
    return any(
        len({pack.roles[side].service for side in step.between}) > 1 for step in procedure.steps.values()
    )
