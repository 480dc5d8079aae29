"""What a family is given to keep: the authority's letter about what was decided, filled in, to be printed."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from held.engine.lettering import written
from held.pages.doors import about_a_transition
from held.pages.identity.identity_bar import identity_bar
from held.pages.letters.blocks import to_print
from held.pages.letters.given import given_after
from held.pages.wording.dates import full_date
from held.pages.wording.phrases import anchor
from held.record.reading.people.child import Identity, InvolvedBy
from held.record.reading.people.who import Who
from held.record.reading.transitions.course import Course, course
from held.record.reading.transitions.notices import identity_and_notices
from held.record.reading.transitions.told import Told


@about_a_transition("a letter to the family")
def family_letter(request: HttpRequest, child: Who, transition: str, letter: str) -> HttpResponse:
    run = course(transition)
    given = next((each for each in given_after(run) if anchor(each[0].name) == letter), None)
    if given is None:
        raise Http404("There is no such letter for this child now.")
    identity, _ = identity_and_notices(child.public, transition)
    chosen, told = given
    reads = written(chosen, family_words(child, run, identity, told))
    shown = {
        "child": child,
        "bar": identity_bar(child, identity, run.pack),
        "run": run,
        "heading": reads.heading,
        "blocks": to_print(reads.text),
        "nobody_leads": not _leads(identity),
    }
    return render(request, "letters/family_letter.html", shown)


def family_words(child: Who, run: Course, found: Identity, told: Told) -> dict[str, str]:
    """What the letter may say. No address is in it, withheld or not, and nobody of another child."""
    lead = found.lead.worker if found.lead and _leads(found) else None
    role = run.pack.roles.get(lead.role) if lead else None
    return {
        "the child": child.called,
        "authority": settings.HELD_AUTHORITY,
        "when": full_date(told.happened),
        "the worker": lead.name if lead else "",
        "the worker's phone": lead.phone if lead else "",
        "the worker's service": role.service if role else "",
        "since when": f"from {full_date(found.lead.since)}" if found.lead and lead else "",
        "who helps": "\n".join(_helps(one) for one in found.involved),
        "today": full_date(timezone.localdate()),
    }


def _leads(found: Identity) -> bool:
    return found.lead is not None and found.lead.can_be_rung


def _helps(one: InvolvedBy) -> str:
    phone = f", {one.worker.phone}" if one.worker.phone else ""
    until = f", until {full_date(one.until)}" if one.until else ""
    return f"{one.worker.name}, {one.worker.role}{phone}{until}"
