"""One worker, as colleagues see them; and what whoever may can change."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.components.links import Link
from held.pages.doors import signed_in
from held.pages.people.said import account_state, children_said, cover_table, posts_table
from held.pages.wording.names import of
from held.record.clock import now
from held.record.reading.people.person import Person
from held.record.reading.people.person import person as read_person


@signed_in
def person(request: HttpRequest, public: str) -> HttpResponse:
    """Their account, and whom they lead, are shown to whoever may change them."""
    try:
        found = read_person(request.user, public)
    except LookupError as nobody:
        raise Http404(str(nobody)) from None
    moment = now()
    return render(
        request,
        "people/person.html",
        {
            "person": found,
            "posts": posts_table(found, of(found.name)),
            "cover": cover_table(found, moment),
            "account": account_state(found.account, moment),
            "leads": children_said(found),
            "children": _children(found),
            "doing": _doing(found),
            "section": reverse("people"),
        },
    )


def _children(found: Person) -> tuple[Link, ...]:
    return tuple(Link(name, reverse("child", kwargs={"public": public})) for public, name in found.children)


def _doing(found: Person) -> tuple[Link, ...]:
    """What whoever looks may do here."""
    to = {"public": found.public}
    whose = f"of {found.name}"
    doing = []
    if found.rights.anybody:
        doing.append(Link("Join or leave a team", reverse("posts", kwargs=to), whose))
    if found.may or found.is_me:
        doing.append(Link("Name or end cover", reverse("cover", kwargs=to), whose))
    if found.may:
        doing.append(Link("Set the mail address", reverse("person mail", kwargs=to), whose))
    if found.may and not found.is_me:
        account = found.account
        again = not account.is_on or account.is_dormant
        doing.append(
            Link(
                "Open the account again" if again else "Give a one-time password",
                reverse("let in", kwargs=to),
                whose,
            )
        )
        if account.is_on:
            doing.append(Link("Switch off the account", reverse("switch off", kwargs=to), whose))
    return tuple(doing)
