"""A one-time password: for who forgot theirs, whose account was not used, and who comes back. Shown once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.people.doors import manages_the_person
from held.record.actions.cannot import CanNot
from held.record.actions.people.let_in import let_in_again
from held.record.reading.people.person import Person


@manages_the_person
def let_in(request: HttpRequest, person: Person) -> HttpResponse:
    shown: dict[str, object] = {"section": reverse("people"), "person": person, "errors": {}}
    if request.method == "POST" and not person.is_me:
        try:
            given = let_in_again(by=request.user, worker=person.public)
        except CanNot as sentence:
            shown["errors"] = {"give": str(sentence)}
            return render(request, "people/let_in.html", shown, status=422)
        # Not after a redirect: nothing keeps it, so this one answer is where it can be read.
        return render(request, "people/one_time.html", shown | {"given": given})
    return render(request, "people/let_in.html", shown)
