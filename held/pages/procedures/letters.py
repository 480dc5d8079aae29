"""The letters of a pack, each as it would read: the mails, which name no child, and what a family is given."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from held.engine.letter_preview import CHILD, Previewed, previews
from held.pages.doors import signed_in
from held.pages.letters.blocks import Block, blocks
from held.pages.procedures.chosen import Chosen, chosen
from held.pages.procedures.parts import pack_parts
from held.pages.wording.phrases import anchor, capital, curly
from held.record.reading.procedures import NothingInForce


@dataclass(frozen=True)
class Shown:
    """`for_what`: the sentences that it words, or the steps after which a family is given it."""

    anchor: str
    title: str
    whose: str
    heading: str
    blocks: tuple[Block, ...]
    for_what: tuple[str, ...]
    is_mail: bool


@signed_in
def letters(request: HttpRequest, short: str = "") -> HttpResponse:
    section = reverse("procedures")
    try:
        found = chosen(short)
    except NothingInForce as nothing:
        return render(request, "procedures/nothing.html", {"says": str(nothing), "section": section})
    every = [_shown(one) for one in _previews(found, request)]
    shown = {
        "chosen": found,
        "pack": found.pack,
        "mails": [one for one in every if one.is_mail],
        "families": [one for one in every if not one.is_mail],
        "child": CHILD,
        "parts": pack_parts("letters", found),
        "section": section,
    }
    return render(request, "procedures/letters.html", shown)


def _previews(found: Chosen, request: HttpRequest) -> tuple[Previewed, ...]:
    link = request.build_absolute_uri(reverse("my work"))
    return previews(found.pack, authority=settings.HELD_AUTHORITY, link=link, moment=timezone.now())


def _shown(one: Previewed) -> Shown:
    letter = one.letter
    only = f": {', '.join(letter.only)}" if letter.only else ""
    return Shown(
        anchor=anchor(f"{letter.reader} {letter.name}"),
        title=capital(curly(f"to {letter.reader.value}{only}")),
        whose=f"letters/{letter.name}.md"
        if one.is_own
        else "Comes with Held: this authority has no letter of its own for it",
        heading=one.reads.heading,
        blocks=blocks(one.reads.text),
        for_what=tuple(curly(each) for each in one.words_these),
        is_mail=letter.reader.by_mail,
    )
