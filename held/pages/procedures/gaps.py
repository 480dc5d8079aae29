"""What the text leaves open, on a page that is made to be printed: whoever is to decide needs no account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.doors import signed_in
from held.pages.procedures.chosen import chosen
from held.pages.procedures.gap_register import INTRODUCTION, register, tallied
from held.pages.procedures.parts import pack_parts
from held.record.reading.procedures import NothingInForce


@signed_in
def gaps(request: HttpRequest, short: str = "") -> HttpResponse:
    try:
        found = chosen(short)
    except NothingInForce as nothing:
        return render(
            request, "procedures/nothing.html", {"says": str(nothing), "section": reverse("procedures")}
        )
    shown = {
        "chosen": found,
        "pack": found.pack,
        "how_many": tallied(found.pack),
        "introduction": INTRODUCTION,
        "groups": register(found.pack, lambda procedure: found.address("procedure", procedure)),
        "parts": pack_parts("gaps", found),
        "section": reverse("procedures"),
    }
    return render(request, "procedures/gaps.html", shown)
