"""Ring first, record after: whom to ring about a child, what to have ready, and the call written down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from held.language.norms import Opening
from held.language.pack import Pack
from held.pages import doors
from held.pages.components.fields import Field
from held.pages.components.links import Cited
from held.pages.transitions.cited import cited
from held.pages.transitions.words import Words, new_key
from held.pages.urgent import field_names
from held.pages.urgent.asking import asked_after, outcome_field
from held.pages.urgent.calling import Call, read_call, record_call
from held.pages.urgent.expecting import expected
from held.pages.urgent.ready import have_ready
from held.pages.urgent.ringing import whom_to_ring
from held.pages.urgent.ways import children_for_the_step, pack_now
from held.pages.wording.ages import beside_name
from held.pages.wording.dates import day_of, full_time
from held.record.reading.people.in_a_hurry import in_a_hurry
from held.record.reading.people.who import Who
from held.record.reading.work.at_a_form import at_a_form


@doors.urgent
def urgent(request: HttpRequest, child: Who) -> HttpResponse:
    moment = timezone.now()
    today = day_of(moment)
    at = at_a_form(request.user, child.public)
    found = at.identity
    around = in_a_hurry(child.public)
    pack = pack_now(at)
    if request.method == "POST":
        return _record(request, child, pack, {one.public for one in around.siblings})
    follows = expected(pack, child, found, me=request.user, moment=moment)
    shown = {
        "child": child,
        "heading": beside_name(child.name, child.born, child.expected, today),
        "anyone": _anyone(pack),
        "desks": whom_to_ring(
            around.desks, pack=pack, holders=[held.service for held in found.held_by], moment=moment
        ),
        "ready": have_ready(child, found, around, moment),
        "outcome": outcome_field(pack, {outcome: short for outcome, (short, _) in follows.items()}),
        "fields": asked_after(pack),
        "happened": Field(id=field_names.HAPPENED, kind="date", label="When?", typed=full_time(moment)),
        "siblings": tuple(
            (f"who-{one.public}", beside_name(one.name, one.born, None, today), one.public, False)
            for one in around.siblings
        ),
        "follows": {outcome: lines for outcome, (_, lines) in follows.items()},
        "key": new_key(),
    }
    return render(request, "urgent/urgent.html", shown)


def _anyone(pack: Pack | None) -> tuple[Cited, ...]:
    """The clause that lets anyone make the call."""
    if pack is None:
        return ()
    procedure = pack.procedures[pack.urgent[0]]
    opens = [
        norm.cites
        for norm in procedure.norms
        if isinstance(norm, Opening) and norm.step == pack.urgent[1] and norm.for_safety
    ]
    return cited(opens, procedure)


def _record(request: HttpRequest, child: Who, pack: Pack | None, siblings: set[str]) -> HttpResponse:
    words = Words.sent(request.POST)
    key = words.one(field_names.KEY)[:50] or new_key()
    moment = timezone.now()
    call = read_call(words, pack, moment)
    also = (public for public in words.many(field_names.WHO) if public in siblings)
    about = tuple(dict.fromkeys((child.public, *also)))
    ways = children_for_the_step(about, pack, moment)
    record_call(
        by=request.user,
        call=call,
        pack=pack,
        may_be_taken=[public for public in about if public in ways],
        others=[public for public in about if public not in ways],
        key=key,
    )
    _say(request, call)
    return redirect(reverse("urgent recorded", kwargs={"public": child.public, "key": key}))


def _say(request: HttpRequest, call: Call) -> None:
    if call.not_read:
        messages.info(
            request,
            f"“{call.not_read}” is no time that has passed, so the call stands at {full_time(call.happened)}.",
        )
