"""The addresses of steps: a pack's own words in them, as words-with-hyphens."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse

from held.pages.components.links import Link
from held.pages.wording.phrases import anchor
from held.record.reading.transitions.asked import ABOUT_NO_CHILD

IN_A_ROUND = {
    "step": "round step",
    "check step": "check round step",
    "draft": "round draft",
}
"""By the name of a page about a child's step, the same page in a round."""
WITHIN = " / "
"""Stands between a procedure and an inner one, in what a draft is kept under."""


def found(words: Iterable[str], slug: str) -> str | None:
    """The one of these words that the address means."""
    return next((word for word in words if anchor(word) == slug), None)


def step_address(
    child: str, procedure: str, step: str, *, inner: str = "", page: str = "step", **asked: str
) -> str:
    """Of the form of a step for a child, or of another page of it ("check step", "draft"); ABOUT_NO_CHILD: in a round."""
    words = {"procedure": anchor(procedure), "step": anchor(step)}
    if child == ABOUT_NO_CHILD:
        path = reverse(IN_A_ROUND[page], kwargs=words)
    else:
        path = reverse(page, kwargs={"public": child, **words})
    questions = {"inner": anchor(inner)} | asked if inner else asked
    return f"{path}?{urlencode(questions)}" if questions else path


def draft_place(procedure: str, inner: str) -> str:
    """What a draft of a step is kept under, so that it is found again whatever happened to the transition meanwhile."""
    return f"{procedure}{WITHIN}{inner}" if inner else procedure


def draft_address(*, child: str, run: str, step: str) -> str:
    """Of the form that a kept draft belongs to."""
    procedure, _, inner = run.partition(WITHIN)
    return step_address(child, procedure, step, inner=inner)


def run_address(child: str, transition: str) -> str:
    """Of a transition of this child; ABOUT_NO_CHILD: of a round. Both are ids that stand in addresses."""
    return reverse("round" if child == ABOUT_NO_CHILD else "transition", kwargs={"public": transition})


def about_whom(child: str, name: str, transition: str) -> Link:
    """To the child by name, or to the round by its title."""
    if child == ABOUT_NO_CHILD:
        return Link(name, run_address(child, transition))
    return Link(name, reverse("child", kwargs={"public": child}))


def said_address(transition: str, number: int) -> str:
    """Where everything stands that was said with the step recorded under this number."""
    return f"{reverse('transition', kwargs={'public': transition})}#said-{number}"
