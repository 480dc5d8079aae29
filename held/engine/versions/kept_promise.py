"""The promise for one child: somebody holds them, the lead works for who holds them, and something is owed, or it ended."""

from held.engine.situation import Situation
from held.language.pack import Pack


def breaks_the_promise(*, pack: Pack, after: Situation, lead_works_for: frozenset[str]) -> tuple[str, ...]:
    """What would not hold any more, each in a sentence; nothing where all does. Everything that is owed has a date."""
    holding = {holder.service for holder in after.holders}
    if after.ended and after.ended.service:
        holding = {after.ended.service}
    found: list[str] = []
    unknown = sorted(holding - set(pack.services))
    if not holding:
        found.append(f"Under version {pack.version} no service would hold the child.")
    elif unknown:
        found.append(
            f"{unknown[0].capitalize()} holds the child, and version {pack.version} has no such service."
        )
    elif after.lead is None:
        found.append("Nobody leads. Name a lead first.")
    elif not holding & lead_works_for:
        services = " and ".join(sorted(holding))
        found.append(
            f"Under version {pack.version} the child would be held by {services}, for which the lead does not work. "
            "Name another lead first."
        )
    if not after.ended and not (after.duties or after.inner_owed):
        found.append(f"Under version {pack.version} nothing would be owed by anybody.")
    elif not after.ended and not after.inner_owed and all(each.state != "open" for each in after.steps):
        found.append(f"Under version {pack.version} no step could be taken.")
    return tuple(found)
