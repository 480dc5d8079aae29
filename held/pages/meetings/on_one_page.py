"""A child's papers on one page: everything that was said so far in the transition, the latest first."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from held.pages.components.links import Link
from held.pages.transitions.opened import FormChild
from held.pages.transitions.said import Saying, sayings
from held.record.reading.people.colleagues import Colleagues


@dataclass(frozen=True)
class OnePage:
    """`sayings` that count. `links` lead to the papers, the line and the rest."""

    called: str
    sayings: tuple[Saying, ...]
    links: tuple[Link, ...]


def on_one_page(child: FormChild, colleagues: Colleagues, urgent: str) -> OnePage:
    """`urgent`: the words of the urgent button, for a child whose own bar is not on the page; empty for the one's that is."""
    anything = _urgent(child, urgent) if urgent else ()
    whole = Link(f"{child.called}’s record", reverse("child", kwargs={"public": child.public}))
    if child.course is None:
        return OnePage(child.called, (), (whole, *anything))
    situation = child.situation or child.course.situation(timezone.now())
    said = tuple(one for one in sayings(child.course, situation, colleagues) if one.counts)
    papers = Link(
        f"{child.course.procedure.title}, and its papers",
        reverse("transition", kwargs={"public": child.course.transition}),
        f"for {child.called}",
    )
    return OnePage(child.called, said, (whole, papers, *anything))


def _urgent(child: FormChild, words: str) -> tuple[Link, ...]:
    return (Link(words, reverse("urgent", kwargs={"public": child.public}), f"for {child.called}"),)
