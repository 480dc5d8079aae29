"""An account is switched off. What happens to the children is said first; where it must, somebody covers from then on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.pages.children.form import Form
from held.pages.components.links import Link
from held.pages.people.deputies import deputies
from held.pages.people.doors import manages_the_person
from held.pages.people.said import children_said
from held.pages.people.what_follows import blocks, has_to_be_covered, of_switching_off
from held.record.actions.cannot import CanNot
from held.record.actions.care.see_off import see_off
from held.record.clock import now
from held.record.reading.people.person import Person
from held.record.reading.people.workers import workers


@manages_the_person
def switch_off(request: HttpRequest, person: Person) -> HttpResponse:
    form = Form(request.POST.dict() if request.method == "POST" else {}, now())
    offered = deputies(person, workers())
    if request.method == "POST" and _is_done(request, person, form, [value for value, _, _ in offered]):
        messages.success(request, f"{person.name}’s account is switched off.")
        return redirect(reverse("person", kwargs={"public": person.public}))
    must = has_to_be_covered(person)
    return render(
        request,
        "people/switch_off.html",
        {
            "person": person,
            "errors": form.errors,
            "follows": of_switching_off(person),
            "blocks": blocks(person),
            "must": must,
            "leads": children_said(person),
            "children": tuple(
                Link(name, reverse("child", kwargs={"public": public})) for public, name in person.children
            ),
            "deputy": form.field(
                "choose",
                "deputy",
                f"Who covers for {person.name} from now on?",
                hint="Without an end, until each child has another lead."
                if must
                else "Nobody has to. Whoever does, receives what is sent to them.",
                options=offered,
            ),
            "section": reverse("people"),
        },
        status=422 if form.errors else 200,
    )


def _is_done(request: HttpRequest, person: Person, form: Form, offered: list[str]) -> bool:
    deputy = form.word("deputy")
    if deputy or has_to_be_covered(person):
        form.one_of("deputy", offered, f"Choose who covers for {person.name}.")
    if form.errors:
        return False
    try:
        see_off(by=request.user, worker=person.public, deputy=deputy)
    except CanNot as sentence:
        form.errors["deputy"] = str(sentence)
        return False
    return True
