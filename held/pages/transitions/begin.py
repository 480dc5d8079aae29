"""Beginning a transition: which procedures may begin for a child now, why the others may not, and their first steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from held.language.norms import Citation
from held.language.pack import Pack, Procedure
from held.pages.components.links import Cited
from held.pages.doors import about_a_child
from held.pages.identity.identity_bar import identity_bar
from held.pages.transitions.addresses import step_address
from held.pages.transitions.cited import cited
from held.pages.transitions.clauses import says_about
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.people.child import Identity, OpenTransition, identity
from held.record.reading.people.who import Who
from held.record.reading.procedures import pack_in_force


@dataclass(frozen=True)
class FirstStep:
    """One way in: what it is, who may take it, and what the procedure says of it."""

    title: str
    url: str
    who: str
    says: str
    cites: tuple[Cited, ...]


@dataclass(frozen=True)
class Offer:
    """A procedure. `why_not` is empty where it may begin; `going` is the transition that runs already."""

    title: str
    why_not: str
    going: str
    steps: tuple[FirstStep, ...]


@about_a_child("beginning a transition")
def begin(request: HttpRequest, child: Who) -> HttpResponse:
    found = identity(child.public)
    pack = pack_in_force(on=timezone.localdate())
    offers = tuple(
        _offer(pack, one, child, found)
        for one in pack.procedures.values()
        if not one.is_inner and one.begins_with
    )
    shown = {
        "child": child,
        "bar": identity_bar(child, found, pack),
        "pack": pack,
        "nobody": not found.held_by and found.lead is None,
        "offers": tuple(offer for offer in offers if not offer.why_not),
        "not_now": tuple(offer for offer in offers if offer.why_not),
    }
    return render(request, "transitions/begin.html", shown)


def _offer(pack: Pack, procedure: Procedure, child: Who, found: Identity) -> Offer:
    going = next((one for one in found.transitions if one.procedure == procedure.name), None)
    return Offer(
        title=procedure.title,
        why_not=_why_not(procedure, child, found, going),
        going=going.public if going else "",
        steps=tuple(_first(pack, procedure, child, name) for name in procedure.begins_with),
    )


def _why_not(procedure: Procedure, child: Who, found: Identity, going: OpenTransition | None) -> str:
    if going:
        return "It runs already."
    holders = [held.service for held in found.held_by]
    if procedure.comes_from and procedure.comes_from not in holders:
        if not holders:
            return f"It begins where {procedure.comes_from} holds the child. Nobody holds {child.called} now."
        verb = "holds" if len(holders) == 1 else "hold"
        return f"It begins where {procedure.comes_from} holds the child. {capital(and_list(holders))} {verb} {child.called}."
    return ""


def _first(pack: Pack, procedure: Procedure, child: Who, name: str) -> FirstStep:
    step = procedure.steps[name]
    about = says_about(procedure, name)
    return FirstStep(
        title=capital(name),
        url=step_address(child.public, procedure.name, name),
        who=who_may(step.by, step.between),
        says=about[0].says if about else "",
        cites=cited([Citation(about[0].clauses)], procedure) if about else (),
    )


def who_may(by: Sequence[str], between: Sequence[str]) -> str:
    """In the pack's words: "The worker or the manager", "Anyone"."""
    if between:
        return capital(" with ".join(f"the {role}" for role in between))
    return capital(and_list([f"the {role}" for role in by], "or")) or "Anyone"
