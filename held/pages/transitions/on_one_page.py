"""A child's papers on one page: everything that was said so far in the transition, the latest first."""

from dataclasses import dataclass

from django.urls import reverse

from held.pages.components.identity import IdentityBar
from held.pages.components.links import Link
from held.pages.transitions.addresses import run_address
from held.pages.transitions.opened import FormChild, Opened
from held.pages.transitions.said import Saying, sayings
from held.pages.wording.phrases import capital


@dataclass(frozen=True)
class OnePage:
    """`sayings` that count. `links` lead to the papers, the line and the rest."""

    called: str
    sayings: tuple[Saying, ...]
    links: tuple[Link, ...]


def pages_of(form: Opened, bar: IdentityBar | None) -> tuple[OnePage, ...]:
    """One for each child of the form. `bar`: on the page, which has the urgent button of the child it is about."""
    words = bar.urgent.words if bar and bar.urgent else ""
    return tuple(_on_one_page(child, form, "" if child is form.own else words) for child in form.children)


def _on_one_page(child: FormChild, form: Opened, urgent: str) -> OnePage:
    if form.is_in_a_round:
        return _round_on_one_page(child, form)
    anything = _urgent(child, urgent) if urgent else ()
    whole = Link(f"{child.called}’s record", reverse("child", kwargs={"public": child.public}))
    if child.course is None:
        return OnePage(child.called, (), (whole, *anything))
    said = tuple(one for one in sayings(child.course, form.colleagues, form.me) if one.counts)
    papers = Link(
        f"{child.course.procedure.title}, and its papers",
        reverse("transition", kwargs={"public": child.course.transition}),
        f"for {child.called}",
    )
    return OnePage(child.called, said, (whole, papers, *anything))


def _round_on_one_page(own: FormChild, form: Opened) -> OnePage:
    if own.course is None:
        return OnePage(capital(own.called), (), ())
    said = tuple(one for one in sayings(own.course, form.colleagues, form.me) if one.counts)
    whole = Link(own.course.procedure.title, run_address(own.course.child, own.course.transition))
    return OnePage(capital(own.called), said, (whole,))


def _urgent(child: FormChild, words: str) -> tuple[Link, ...]:
    return (Link(words, reverse("urgent", kwargs={"public": child.public}), f"for {child.called}"),)
