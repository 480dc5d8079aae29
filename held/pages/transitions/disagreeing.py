"""How somebody says that they do not agree: the inner procedures of a pack that stop others while they are open."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from held.language.pack import Pack, Procedure
from held.pages.components.links import Cited, Link
from held.pages.identity.staying_put import stops_while
from held.pages.transitions.addresses import step_address
from held.pages.transitions.cited import cited
from held.pages.wording.phrases import capital
from held.record.reading.transitions.course import Course

NOT_AGREED = "That is not what we agreed"


@dataclass(frozen=True)
class Disagreeing:
    """An inner procedure that may begin now: its first step, and what the clause says that stops others meanwhile."""

    first: str
    url: str
    says: str
    cites: tuple[Cited, ...]


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


def disagreeing(run: Course, may_begin: Sequence[str]) -> tuple[Disagreeing, ...]:
    """Each inner procedure that people may begin of themselves."""
    found = []
    for name in may_begin:
        inner = run.pack.procedures[name]
        cites = stops_while(run.procedure, name)
        said = [rule.says for rule in run.procedure.rules if cites and rule.clauses == cites[0].clauses]
        if inner.begins_with:
            first = inner.begins_with[0]
            found.append(
                Disagreeing(
                    capital(first),
                    step_address(run.child, run.procedure.name, first, inner=name),
                    said[0] if said else inner.title,
                    cited(cites, run.procedure),
                )
            )
    return tuple(found)
