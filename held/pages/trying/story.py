"""The story of an invented child: what was told, how everything stands now, and what to try next."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.engine.rehearsal import Rehearsed, back_to
from held.engine.situation import Reason
from held.language.norms import Citation
from held.language.story import TakeStep
from held.pages.components.links import Cited, Link
from held.pages.doors import signed_in
from held.pages.transitions.cited import cited
from held.pages.transitions.following import hold_together, services
from held.pages.transitions.refusal import OF_WHO_ACTS
from held.pages.transitions.where import flow_of, notes_beside, states_of
from held.pages.transitions.words import Words
from held.pages.trying.carried import LostStory
from held.pages.trying.changed import changed
from held.pages.trying.moments import when_fields
from held.pages.trying.opened import SO_FAR, Trying, lost, opened
from held.pages.trying.so_far import so_far
from held.pages.trying.stands import procedure_of, stands
from held.pages.trying.ways import way_of_refused
from held.pages.trying.whoever import called
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import anchor, capital, curly
from held.pictures.flowchart.draw import flowchart
from held.pictures.flowchart.saying import LEGEND_STANDING

OTHER_VERSIONS = 5
"""The latest so many: an address for each makes a page long."""


@signed_in
def story(request: HttpRequest, slug: str, short: str) -> HttpResponse:
    """Sent with `back`, the number of a line, it goes back to it."""
    try:
        trying = opened(request, slug, short)
    except LostStory as why:
        return lost(request, slug, short, why)
    back = request.POST.get("back", "")
    if request.method == "POST" and back.isascii() and back.isdigit():
        return replace(trying, story=back_to(trying.story, int(back[:6]))).shown()
    if trying.ran is None:
        return redirect(str(trying.frame["start_again"]))
    return render(request, "trying/story.html", trying.frame | _shown(trying, trying.ran))


def _shown(trying: Trying, ran: Rehearsed) -> dict[str, object]:
    situation = ran.situation
    words = trying.pack.hash, trying.procedure.name
    refused = ran.followed.refused
    way = way_of_refused(trying, ran) if refused else None
    return {
        "now": full_time(situation.moment),
        "lines": so_far(trying, ran),
        "refused": [(reason.says, cited([reason.cites], trying.procedure)) for reason in refused],
        "way": way,
        "needed": [
            reason.lets_proceed for reason in refused if not (way and way.rows) or reason.kind in OF_WHO_ACTS
        ],
        "says": _says(trying, refused),
        "warned": [
            (reason.says, cited([reason.cites], trying.procedure)) for reason in ran.followed.warnings
        ],
        "changed": changed(trying, ran),
        "stands": stands(trying, ran),
        "has_begun": ran.has_begun,
        "ended": situation.ended,
        "holds": "" if trying.procedure.is_round else f"{hold_together(services(situation), trying.child)}.",
        "leads": f"{capital(called(trying.pack, situation.lead))} leads.",
        "named": [
            (capital(role), called(trying.pack, person)) for role, person in situation.named if person != role
        ],
        "clock": when_fields(trying, Words({}), {}, first=None, goes_on=True),
        "flowchart": flowchart(flow_of(*words), states_of(situation, _taken(ran))),
        "legend": LEGEND_STANDING,
        "notes_beside": notes_beside(*words),
        "address_of": {kind: trying.address("tried line", do=kind) for kind in ("known", "end")},
        "knowns": tuple(trying.procedure.known),
        "elsewhere": _elsewhere(trying),
        "set_aside": _aside(trying, ran),
        "save_address": trying.address("tried story's file"),
    }


def _taken(ran: Rehearsed) -> frozenset[str]:
    """The transition's own steps that were taken."""
    acts = (tell.act for tell in ran.tells if not tell.refused)
    return frozenset(act.step for act in acts if isinstance(act, TakeStep) and act.inner is None)


def _aside(trying: Trying, ran: Rehearsed) -> tuple[Link, ...]:
    """What is owed can be set aside; an inner procedure that is owed can't be told so in a story."""
    found: dict[tuple[str, str], Link] = {}
    for duty in ran.situation.duties:
        inner = procedure_of(trying, ran.situation, duty.run)
        query = {"inner": anchor(inner.name)} if duty.run else {}
        address = trying.address("tried line", do="aside", step=anchor(duty.step), **query)
        found[duty.run, duty.step] = Link(capital(duty.step), address)
    return tuple(found.values())


def _says(trying: Trying, refused: tuple[Reason, ...]) -> tuple[tuple[tuple[Cited, ...], str], ...]:
    """What the clauses say that a line was refused for, as a refusal's own page says it."""
    clauses = {clause for reason in refused for clause in reason.cites.clauses}
    procedures = (trying.procedure, *(trying.pack.procedures[name] for name in trying.procedure.inside))
    return tuple(
        (cited([Citation(rule.clauses)], procedure), rule.says)
        for procedure in procedures
        for rule in procedure.rules
        if clauses.intersection(rule.clauses)
    )


def _elsewhere(trying: Trying) -> tuple[Link, ...]:
    """The same story under the words of another version."""
    found: dict[str, Link] = {}
    for one in trying.found.every:
        if one.hash != trying.found.version.hash:
            parts = {"short": one.short, "slug": anchor(trying.procedure.name)}
            address = f"{reverse('tried story', kwargs=parts)}?{urlencode({SO_FAR: trying.carried})}"
            found.setdefault(one.hash, Link(f"{curly(one.title)}, version {one.version}", address))
    return tuple(found.values())[:OTHER_VERSIONS]
