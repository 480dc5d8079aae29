"""One procedure: at a glance, clause by clause, its questions, its flowchart, and what each step asks."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.engine.flow import flow
from held.language.pack import Procedure
from held.pages.components.links import Part
from held.pages.doors import signed_in
from held.pages.procedures.chosen import Chosen, the_procedure
from held.pages.procedures.clauses import Counts, clause_rows, counts, every_question
from held.pages.procedures.steps_asked import steps_asked
from held.pages.wording.counts import counted
from held.pages.wording.phrases import anchor, sentence
from held.pictures.flowchart.draw import flowchart as drawn
from held.pictures.flowchart.saying import LEGEND, flow_rows


@signed_in
def procedure(request: HttpRequest, slug: str, short: str = "") -> HttpResponse:
    """At a glance and clause by clause: what it says, and what Held does because of it."""
    found, one = the_procedure(slug, short)
    rows = clause_rows(one, found.pack)
    return _shown(request, "procedure", found, one, {"rows": rows, **_picture(found, one)})


@signed_in
def questions(request: HttpRequest, slug: str, short: str = "") -> HttpResponse:
    """The gaps in the text, those that nobody has answered first."""
    found, one = the_procedure(slug, short)
    asked = tuple(every_question(clause_rows(one, found.pack)))
    return _shown(request, "questions", found, one, {"asked": asked})


@signed_in
def flowchart(request: HttpRequest, slug: str, short: str = "") -> HttpResponse:
    found, one = the_procedure(slug, short)
    return _shown(request, "flowchart", found, one, _picture(found, one))


@signed_in
def steps(request: HttpRequest, slug: str, short: str = "") -> HttpResponse:
    """Every step: who takes it, how it can come out, what it asks, and which clauses speak of it."""
    found, one = the_procedure(slug, short)
    return _shown(request, "steps", found, one, {"steps": steps_asked(one, found)})


def _picture(found: Chosen, one: Procedure) -> Mapping[str, object]:
    chart = flow(found.pack, one.name)
    return {"flowchart": drawn(chart), "legend": LEGEND, "flow_rows": flow_rows(chart), "notes": chart.notes}


def _shown(
    request: HttpRequest, page: str, found: Chosen, one: Procedure, context: Mapping[str, object]
) -> HttpResponse:
    how_many = counts(one)
    shown = {
        "chosen": found,
        "pack": found.pack,
        "procedure": one,
        "lede": lede(found, one, how_many),
        "parts": _parts(page, found, one, how_many),
        "procedures_address": found.address("procedures"),
        "procedure_address": found.address("procedure", one),
        "steps_address": found.address("steps", one),
        "section": reverse("procedures"),
        **context,
    }
    return render(request, f"procedures/{page}.html", shown)


def lede(found: Chosen, one: Procedure, how_many: Counts) -> str:
    """ "The harbour, version 2. In force from ... 12 clauses, 31 rules. 7 questions: 5 answered by our reading, 2 open."."""
    said = [f"{found.pack.title}, version {found.pack.version}. {found.in_force}."]
    said.append(f"{counted(how_many.clauses, 'clause')}, {counted(how_many.norms, 'rule')}.")
    if how_many.questions:
        said.append(f"{counted(how_many.questions, 'question')}: {how_many.answered}.")
    if one.is_round:
        said.append("It is about no one child, and ends with a result.")
    elif one.is_inner:
        said.append("It runs inside another procedure, and ends with a result.")
    return " ".join(sentence(part) for part in said)


def _parts(here: str, found: Chosen, one: Procedure, how_many: Counts) -> list[Part]:
    named = {
        "procedure": "Read",
        "flowchart": "Flowchart",
        "steps": f"Steps ({len(one.steps)})",
        "questions": f"Questions ({how_many.questions})",
    }
    parts = [Part(words, found.address(page, one), page == here) for page, words in named.items()]
    words = {"short": found.version.short, "slug": anchor(one.name)}
    return [*parts, Part("Try it", reverse("try it", kwargs=words))]
