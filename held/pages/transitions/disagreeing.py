"""How somebody says that they do not agree: the inner procedures of a pack that stop others while they are open."""

from django.urls import reverse

from held.language.pack import Pack, Procedure
from held.pages.components.links import Link
from held.pages.identity.staying_put import stops_while
from held.pages.transitions.addresses import step_address

NOT_AGREED = "That is not what we agreed"


def ways_to_disagree(pack: Pack, procedure: Procedure) -> tuple[Procedure, ...]:
    """Those while which the child stays put; where none does so, all that people may begin of themselves."""
    inside = [pack.procedures[name] for name in procedure.inside if pack.procedures[name].begins_with]
    return tuple(inner for inner in inside if stops_while(procedure, inner.name)) or tuple(inside)


def not_what_we_agreed(
    pack: Pack, procedure: Procedure, *, child: str, child_name: str, transition: str
) -> tuple[Link, ...]:
    """To the first step of each; where the procedure has none, to the transition with everything that was said."""
    ways = ways_to_disagree(pack, procedure)
    if not ways:
        return (
            Link(NOT_AGREED, reverse("transition", kwargs={"public": transition}), f", for {child_name}"),
        )
    return tuple(
        Link(
            NOT_AGREED if len(ways) == 1 else f"{NOT_AGREED}: {inner.title}",
            step_address(child, procedure.name, inner.begins_with[0], inner=inner.name),
            f", for {child_name}",
        )
        for inner in ways
    )
