"""What a case system says, and what somebody here has written: a person decides, one difference after another."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.language.pack import Pack
from held.pages.components.links import Link
from held.pages.people.doors import answers_for_all
from held.pages.wording.dates import full_date
from held.pages.wording.phrases import capital
from held.record.actions.cannot import CanNot
from held.record.actions.imports.decide import decide
from held.record.reading.imports.from_there import DONE_BY_HAND, Undecided, undecided


@dataclass(frozen=True)
class Shown:
    """`who` leads to the child, where it is of one."""

    number: int
    title: str
    who: Link | None
    where: str
    system: str
    was: str
    says: str
    stands: str
    by_hand: str
    """What to do here where the system's word can't be taken by pressing a button; empty where it can."""


@answers_for_all
def differences(request: HttpRequest, pack: Pack | None) -> HttpResponse:
    error = ""
    if request.method == "POST":
        number = request.POST.get("difference", "")
        try:
            decide(
                by=request.user,
                difference=int(number) if number.isdecimal() else 0,
                take=request.POST.get("do") == "take",
            )
            messages.success(request, "It was decided, and stands with your name.")
            return redirect("differences")
        except CanNot as sentence:
            error = str(sentence)
    shown = {
        "errors": {"differences": error} if error else {},
        "differences": tuple(map(_shown, undecided())),
        "section": reverse("people"),
    }
    return render(request, "imports/differences.html", shown, status=422 if error else 200)


def _shown(one: Undecided) -> Shown:
    return Shown(
        one.number,
        f"{one.name}: {one.column}",
        Link(f"Open {one.name}", reverse("child", kwargs={"public": one.child})) if one.child else None,
        f"{capital(one.kind)} {one.there}, found on {full_date(one.found)}",
        one.system,
        one.was or "Empty",
        one.says or "Empty",
        one.stands or "Empty",
        "" if one.can_be_taken else DONE_BY_HAND[one.column],
    )
