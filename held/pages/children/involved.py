"""Who works with a child beside the lead: somebody is added, or their part is ended."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.pages.children.about import About, about
from held.pages.children.choosing import Chosen
from held.pages.children.form import Form, ends
from held.pages.children.one_worker import OneWorker, one_worker_near
from held.pages.components.links import Person
from held.pages.components.tables import Cell, Row, Table
from held.pages.doors import about_a_child
from held.pages.transitions.words import new_key
from held.pages.wording.dates import full_date
from held.pages.wording.phrases import capital
from held.record.actions.cannot import CanNot
from held.record.actions.care.involve import end_involvement, involve
from held.record.reading.people.child import InvolvedBy
from held.record.reading.people.who import Who
from held.record.reading.people.who_is_read import A_SMALL_AUTHORITY, Choice


@about_a_child("who else works with the child")
def involved(request: HttpRequest, child: Who) -> HttpResponse:
    seen = about(child)
    form = Form(request.POST.dict() if request.method == "POST" else {}, seen.moment)
    anybody = Choice(tuple(seen.pack.roles), most=A_SMALL_AUTHORITY, in_a_role=True)
    who = one_worker_near(request.user, form, "worker", anybody, seen)
    said = ""
    if request.method == "POST":
        said = _end(request, seen, form) if form.word("do") == "end" else _add(request, seen, form, who)
    if said:
        messages.success(request, said)
        return redirect(reverse("involved", kwargs={"public": child.public}))
    return render(
        request,
        "children/involved.html",
        seen.shown | _shown(seen, form, who),
        status=422 if form.errors else 200,
    )


def _add(request: HttpRequest, seen: About, form: Form, who: OneWorker) -> str:
    """What was done; empty where something is wrong."""
    one = who.has_chosen(f"Choose who works with {seen.child.called}.")
    until = form.day("until", looks="ahead")
    if form.errors or one is None:
        return ""
    try:
        involve(
            by=request.user,
            child=seen.child.public,
            worker=one.public,
            role=one.role,
            until=ends(until) if until else None,
            key=form.word("key"),
        )
    except CanNot as sentence:
        form.errors["until" if until else "worker"] = str(sentence)
        return ""
    stays = f" until {full_date(until)}" if until else ""
    return f"{one.name} works with {seen.child.called} too{stays}, and sees the record from now on."


def _end(request: HttpRequest, seen: About, form: Form) -> str:
    one = next((one for one in seen.identity.involved if _value(one) == form.word("who-ends")), None)
    if one is None:
        form.errors["who-ends"] = "Choose whose part ends."
        return ""
    reason = form.needed("reason", f"Say why the part of {one.worker.name} ends.")
    if form.errors:
        return ""
    try:
        end_involvement(
            by=request.user,
            child=seen.child.public,
            worker=one.worker.public,
            role=one.worker.role,
            reason=reason,
            key=form.word("key"),
        )
    except CanNot as sentence:
        form.errors["reason"] = str(sentence)
        return ""
    return f"{one.worker.name} no longer works with {seen.child.called} as {one.worker.role}."


def _value(one: InvolvedBy) -> str:
    return f"{one.worker.public}/{one.worker.role}"


def _shown(seen: About, form: Form, who: OneWorker) -> dict[str, object]:
    called, here = seen.child.called, seen.identity.involved
    offered = {Chosen(one).value: f"{one.name}, {one.role}, {one.team}" for one in who.offered}
    return {
        "errors": form.errors,
        "table": Table(
            f"Who works with {called} beside the lead",
            ("Who", "As", "Telephone", "Since", "Until"),
            tuple(_row(one) for one in here),
            f"Nobody but the lead works with {called} now.",
        ),
        "who_is_added": replace(
            form.field(
                "choose",
                "worker",
                "Who?",
                hint="They see the whole record from then on, and stand on top of every page.",
                options=[(value, words, "") for value, words in offered.items()],
            ),
            by_name=who.by_name(called),
        ),
        "until": form.field("date", "until", "Until when?", hint="Leave it empty while no day is named."),
        "who_ends": form.field(
            "one",
            "who-ends",
            "Whose part ends?",
            options=[(_value(one), f"{one.worker.name}, {one.worker.role}", "") for one in here],
        ),
        "reason": form.field("text", "reason", "Why does it end?", rows=3),
        "key": (form.word("key") if form.word("do") == "add" else "") or new_key(),
        "key_to_end": (form.word("key") if form.word("do") == "end" else "") or new_key(),
        "anybody": bool(here),
    }


def _row(one: InvolvedBy) -> Row:
    return Row(
        (
            Cell(bold=one.worker.name),
            capital(one.worker.role),
            Cell(ring=Person("", "", one.worker.phone)) if one.worker.phone else "Not known",
            full_date(one.since),
            full_date(one.until) if one.until else "No day named",
        )
    )
