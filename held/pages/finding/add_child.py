"""A short form for a child who is not in the record: who they are, their family, an adult, who leads. Duplicates first."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.pages.children.choosing import who_can_lead
from held.pages.children.form import Form
from held.pages.children.one_worker import OneWorker, one_worker
from held.pages.doors import signed_in
from held.pages.finding.adding import NOBODY_YET, fields
from held.pages.finding.family_choice import FamilyChoice, family_choice
from held.pages.finding.hits import hits_table
from held.pages.transitions.words import new_key
from held.pages.wording.dates import day_of
from held.record.actions.cannot import CanNot
from held.record.actions.care.take_on import FirstAdult, FirstLead, NewChild, take_on
from held.record.actions.people.add_child import PerhapsKnown
from held.record.clock import now
from held.record.reading.people.search import Hit
from held.record.reading.people.seen_freely import seen_freely
from held.record.reading.procedures import pack_in_force

MOST_AGE = 26
"""Years: the oldest whom a children's service works with."""


@dataclass(frozen=True)
class Typed:
    """What the form says, as far as it could be read."""

    child: NewChild
    adults: tuple[FirstAdult, ...]
    lead: FirstLead | None


@signed_in
def add_child(request: HttpRequest) -> HttpResponse:
    moment = now()
    pack = pack_in_force(on=day_of(moment))
    form = Form(request.POST.dict() if request.method == "POST" else _at_first(request), moment)
    who = one_worker(request.user, form, "lead", who_can_lead(pack))
    choice = family_choice(form)
    perhaps: tuple[Hit, ...] = ()
    # The first button of a form is also what Enter presses: with nothing to look for, it adds.
    looks_for_family = form.word("do") == "family" and form.word("sibling")
    if request.method == "POST" and not looks_for_family:
        typed = _read(form, who, choice)
        if not form.errors:
            try:
                public = take_on(
                    by=request.user,
                    child=typed.child,
                    adults=typed.adults,
                    lead=typed.lead,
                    is_new=bool(form.word("is-new")),
                    key=form.word("key"),
                )
            except PerhapsKnown as known:
                perhaps = known.hits
                form.errors["is-new"] = "This child may be in the record already. Look at these first."
            except (CanNot, LookupError) as sentence:
                form.errors["family-name"] = str(sentence)
            else:
                return _added(request, public, typed, who)
    return _shown(request, form, who, choice, perhaps)


def _added(request: HttpRequest, public: str, typed: Typed, who: OneWorker) -> HttpResponse:
    """To the child's own page, where whoever added them may see it; somebody else's child is on somebody else's page."""
    name = f"{typed.child.given_name or 'The child'} {typed.child.family_name}"
    said = f" {who.people.name(typed.lead.worker)} leads." if typed.lead else " Nobody works with them yet."
    messages.success(request, f"{name} is in the record.{said}")
    if seen_freely(request.user, [public]):
        return redirect(reverse("child", kwargs={"public": public}))
    return redirect(reverse("children"))


def _at_first(request: HttpRequest) -> dict[str, str]:
    """From the search, or from the page of a brother or sister."""
    words = [word for word in request.GET.get("name", "").split() if not any(map(str.isdigit, word))]
    return {
        "given-name": " ".join(words[:-1]) if len(words) > 1 else "",
        "family-name": request.GET.get("family-name", "") or (words[-1] if words else ""),
        "family": request.GET.get("family", ""),
        "responsibility": "not known",
    }


def _read(form: Form, who: OneWorker, choice: FamilyChoice) -> Typed:
    born, expected = _day(form)
    family_name = form.needed(
        "family-name", "Type the family name, or the mother’s while the child is not born."
    )
    if not form.word("given-name") and expected is None:
        form.errors["given-name"] = (
            "Type the first name. If the child is not born yet, type the day they are expected."
        )
    if form.word("family") and not choice.is_known(form.word("family")):
        form.errors["family"] = "Choose the family, or say that it is a new one."
    return Typed(
        NewChild(
            family_name=family_name,
            given_name=form.word("given-name"),
            born=born,
            expected=expected,
            number=form.word("number"),
            flag=form.word("flag"),
            address=form.word("address"),
            family=form.word("family"),
        ),
        _adults(form),
        _lead(form, who),
    )


def _day(form: Form) -> tuple[date | None, date | None]:
    """Born, or expected where the day is to come."""
    today = day_of(form.moment)
    day = form.day("born", looks="back")
    if day is None:
        return None, None
    if day > today:
        if (day - today).days > 300:
            form.errors["born"] = "No child is expected so far ahead. Check the year."
        return None, day
    if today.year - day.year > MOST_AGE:
        form.errors["born"] = f"That is more than {MOST_AGE} years ago. Check the year."
    return day, None


def _adults(form: Form) -> tuple[FirstAdult, ...]:
    """None where nothing was typed about one."""
    name, kind = form.word("adult-family-name") or form.word("adult-given-name"), form.word("kind")
    if not (name or kind or form.word("phone")):
        return ()
    if not name:
        form.errors["adult-family-name"] = "Type the adult’s name, or whatever part of it is known."
    if not kind:
        form.errors["kind"] = "Say what this adult is to the child: mother, carer, grandfather."
    return (
        FirstAdult(
            kind=kind,
            given_name=form.word("adult-given-name"),
            family_name=form.word("adult-family-name"),
            phone=form.word("phone"),
            parental_responsibility=form.word("responsibility") or "not known",
            lives_with=bool(form.word("lives-with")),
        ),
    )


def _lead(form: Form, who: OneWorker) -> FirstLead | None:
    if form.word("lead") == NOBODY_YET:
        return None
    one = who.has_chosen("Choose who leads, or say that nobody needs to yet.")
    if one is None:
        return None
    reason = form.needed("reason", "Say why work with the child begins.")
    return FirstLead(
        worker=one.public, role=one.role, service=one.service, team=one.team_public, reason=reason
    )


def _shown(
    request: HttpRequest,
    form: Form,
    who: OneWorker,
    choice: FamilyChoice,
    perhaps: tuple[Hit, ...],
) -> HttpResponse:
    table = None
    if perhaps:
        open_to = seen_freely(request.user, [hit.public for hit in perhaps])
        table = hits_table(
            perhaps, open_to, day_of(form.moment), "Children in the record who may be the same"
        )
    shown = {
        "section": reverse("children"),
        "errors": form.errors,
        "fields": fields(form, who, choice, request.user.public),
        "perhaps": table,
        "is_new": bool(form.word("is-new")),
        "key": form.word("key") or new_key(),
    }
    return render(request, "finding/add_child.html", shown, status=422 if form.errors else 200)
