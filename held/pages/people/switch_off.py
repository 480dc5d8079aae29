"""An account is switched off. What happens to the children is said first; where it must, somebody covers from then on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.pages.children.form import Form
from held.pages.children.one_worker import OneWorker
from held.pages.components.links import Link
from held.pages.people.deputies import deputy, deputy_field
from held.pages.people.doors import manages_the_person
from held.pages.people.said import children_said
from held.pages.people.what_follows import blocks, has_to_be_covered, of_switching_off
from held.record.actions.cannot import CanNot
from held.record.actions.care.see_off import see_off
from held.record.clock import now
from held.record.reading.people.person import Person


@manages_the_person
def switch_off(request: HttpRequest, person: Person) -> HttpResponse:
    form = Form(request.POST.dict() if request.method == "POST" else {}, now())
    who = deputy(request.user, person, form)
    if request.method == "POST" and _is_done(request, person, form, who):
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
            "deputy": deputy_field(
                who,
                person,
                f"Who covers for {person.name} from now on?",
                hint="Without an end, until each child has another lead."
                if must
                else "Nobody has to. Whoever does, receives what is sent to them.",
            ),
            "section": reverse("people"),
        },
        status=422 if form.errors else 200,
    )


def _is_done(request: HttpRequest, person: Person, form: Form, who: OneWorker) -> bool:
    if form.word("deputy") or has_to_be_covered(person):
        who.has_chosen(f"Choose who covers for {person.name}.")
    if form.errors:
        return False
    try:
        see_off(by=request.user, worker=person.public, deputy=form.word("deputy"))
    except CanNot as sentence:
        form.errors["deputy"] = str(sentence)
        return False
    return True
