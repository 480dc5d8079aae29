"""Family and professionals: brothers and sisters, the adults around a child, who works with them; and adding an adult."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.pages.children.about import About, about
from held.pages.children.form import Form
from held.pages.components.links import Link, Person
from held.pages.components.tables import Cell, Row, Table
from held.pages.doors import about_a_child
from held.pages.identity.identity_bar import level_words
from held.pages.transitions.words import new_key
from held.pages.wording.ages import age
from held.pages.wording.dates import day_of, full_date
from held.pages.wording.phrases import capital
from held.record.actions.cannot import CanNot
from held.record.actions.people.add_adult import add_adult as record_adult
from held.record.reading.people.family import AdultLine, FamilyAround, SiblingLine, family_around
from held.record.reading.people.who import Who

RESPONSIBILITY = (("yes", "Yes"), ("no", "No"), ("not known", "Not known"))


@about_a_child("family and professionals")
def family(request: HttpRequest, child: Who) -> HttpResponse:
    seen = about(child, "family")
    around = family_around(child.public)
    shown = {
        "siblings": _siblings(seen, around),
        "adults": _adults(seen, [one for one in around.adults if not one.organisation]),
        "others": _others(seen, [one for one in around.adults if one.organisation]),
        "workers": _workers(seen),
        "home": child.address,
    }
    return render(request, "children/family.html", seen.shown | shown)


def _siblings(seen: About, around: FamilyAround) -> Table:
    return Table(
        "Brothers and sisters",
        ("Name", "Age", "Level of need", "Somebody works with them"),
        tuple(_sibling(seen, one) for one in around.siblings),
        f"No brother or sister of {seen.child.called} is in the record.",
    )


def _sibling(seen: About, one: SiblingLine) -> Row:
    return Row(
        (
            Cell(link=Link(one.name, reverse("child", kwargs={"public": one.public}))),
            capital(age(one.born, one.expected, day_of(seen.moment))),
            capital(level_words(one.level, seen.pack)),
            "Yes" if one.has_open_episode else "Nobody does now",
        )
    )


def _adults(seen: About, adults: list[AdultLine]) -> Table:
    return Table(
        f"Adults around {seen.child.called}",
        ("Name", "What they are", "Parental responsibility", "How to reach them", "Address"),
        tuple(_adult(seen, one) for one in adults),
        "Nobody is in the record yet.",
    )


def _adult(seen: About, one: AdultLine) -> Row:
    home = f", lives with {seen.child.called}" if one.lives_with else ""
    where = (
        "Withheld"
        if one.address is None
        else one.address or ("The family’s" if one.lives_with else "Not known")
    )
    responsibility = dict(RESPONSIBILITY)[one.parental_responsibility]
    return Row((Cell(bold=one.name), f"{capital(one.kind)}{home}", responsibility, _reached(one), where))


def _others(seen: About, adults: list[AdultLine]) -> Table:
    rows = (
        Row((Cell(bold=one.organisation, words=one.name), capital(one.kind), _reached(one))) for one in adults
    )
    return Table(
        f"Schools, surgeries and others around {seen.child.called}",
        ("Where", "What they are", "How to reach them"),
        tuple(rows),
        "Nobody is in the record yet.",
    )


def _reached(one: AdultLine) -> str | Cell:
    said = ". ".join(part for part in (one.reached_how, one.email) if part)
    return Cell(words=said, ring=Person("", "", one.phone)) if one.phone else said or "Not known"


def _workers(seen: About) -> Table:
    rows = []
    own = seen.identity.lead
    if own:
        rows.append(_worker(own.worker.name, f"{own.worker.role}, leads", own.worker.phone, "Goes on"))
    for one in seen.identity.involved:
        until = full_date(one.until) if one.until else "Goes on"
        rows.append(_worker(one.worker.name, one.worker.role, one.worker.phone, until))
    for held in seen.identity.held_by:
        rows.append(
            _worker(held.team or capital(held.service), f"{held.service}, holds", held.phone, "Goes on")
        )
    return Table(
        f"Who works with {seen.child.called}",
        ("Name", "What they do", "Telephone", "Until"),
        tuple(rows),
        f"Nobody works with {seen.child.called} now.",
    )


def _worker(name: str, what: str, phone: str, until: str) -> Row:
    return Row(
        (Cell(bold=name), capital(what), Cell(ring=Person("", "", phone)) if phone else "Not known", until)
    )


@about_a_child("adding an adult")
def add_adult(request: HttpRequest, child: Who) -> HttpResponse:
    seen = about(child)
    around = family_around(child.public)
    form = Form(
        request.POST.dict() if request.method == "POST" else {"responsibility": "not known"}, seen.moment
    )
    also = request.POST.getlist("also")
    if request.method == "POST":
        family_name, kind = _read(form)
        if not form.errors:
            known = {one.public for one in around.siblings}
            try:
                record_adult(
                    by=request.user,
                    children=[child.public, *(one for one in also if one in known)],
                    kind=kind,
                    given_name=form.word("given-name"),
                    family_name=family_name,
                    organisation=form.word("organisation"),
                    phone=form.word("phone"),
                    email=form.word("email"),
                    address=form.word("address"),
                    address_withheld=bool(form.word("withheld")),
                    reached_how=form.word("reached-how"),
                    parental_responsibility=form.word("responsibility"),
                    lives_with=bool(form.word("lives-with")),
                    key=form.word("key"),
                )
            except CanNot as sentence:
                form.errors["kind"] = str(sentence)
            else:
                name = f"{form.word('given_name')} {family_name}".strip()
                messages.success(request, f"{name} is on {child.called}’s record.")
                return redirect(reverse("family", kwargs={"public": child.public}))
    shown = {
        "errors": form.errors,
        "fields": adult_fields(form, child.called),
        "siblings": [
            (f"also-{place}", one.name, one.public, one.public in also)
            for place, one in enumerate(around.siblings)
        ],
        "key": form.word("key") or new_key(),
    }
    return render(request, "children/add_adult.html", seen.shown | shown, status=422 if form.errors else 200)


def _read(form: Form) -> tuple[str, str]:
    """The family name and what they are to the child."""
    if not form.word("given-name") and not form.word("family-name"):
        form.errors["family-name"] = "Type the adult’s name, or whatever part of it is known."
    form.one_of(
        "responsibility",
        [value for value, _ in RESPONSIBILITY],
        "Say whether they have parental responsibility.",
    )
    if form.word("email") and "@" not in form.word("email"):
        form.errors["email"] = "An e-mail address has an @ in it. Check it, or leave it empty."
    kind = form.needed("kind", "Say what this adult is to the child: mother, carer, teacher.")
    return form.word("family-name"), kind


def adult_fields(form: Form, called: str) -> dict[str, object]:
    """What is asked about an adult. `lives_with` and `withheld` are ticks of the page's own."""
    return {
        "given_name": form.field("line", "given-name", "First name"),
        "family_name": form.field("line", "family-name", "Family name"),
        "kind": form.field(
            "line", "kind", f"What are they to {called}?", hint="Mother, step-father, carer, teacher."
        ),
        "phone": form.field("line", "phone", "Telephone"),
        "reached_how": form.field(
            "line",
            "reached-how",
            "How do they want to be reached?",
            hint="A text first, in Polish, after 4pm.",
        ),
        "responsibility": form.field(
            "one",
            "responsibility",
            "Parental responsibility",
            options=[(value, words, "") for value, words in RESPONSIBILITY],
        ),
        "organisation": form.field(
            "line",
            "organisation",
            "Where they work",
            hint="Only where that is why they are known: a school, a surgery.",
        ),
        "email": form.field("line", "email", "E-mail"),
        "address": form.field("text", "address", "Address", hint="Empty where it is the family’s.", rows=3),
        "lives_with": bool(form.word("lives-with")),
        "withheld": bool(form.word("withheld")),
    }
