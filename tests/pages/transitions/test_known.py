"""Told once: what a form opens with, and what it does not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from held.language.steps import Ask, AskKind, Step
from held.pages.transitions.known import known_before
from held.pages.transitions.opened import FormChild
from held.record.reading.people.who import Who
from held.record.reading.transitions.told import SetRight, Told

WHO = Who("wren", "H1", "Wren Marlowe", "Wren", None, None, None, "", "", "Marlowe", "")
ASKED = Ask("what worries you", AskKind.LONG_TEXT)
FORM = Step("write the letter", "writing the letter", asks=(ASKED,))


def told(step: str, answers: Mapping[str, Any], day: int = 2, **more: Any) -> Told:
    moment = datetime(2026, 3, day, 9, tzinfo=UTC)
    return Told(
        number=day,
        transition="t",
        procedure="crossing",
        pack="",
        run="",
        step=step,
        outcome=None,
        happened=moment,
        recorded=moment,
        by="priya",
        by_name="Priya Nair",
        answers=answers,
        **more,
    )


def child(*told_before: Told) -> FormChild:
    return FormChild(who=WHO, seen=3, course=None, situation=None, standing=None, told=told_before)


def test_the_latest_answer_is_carried_over_with_its_origin() -> None:
    known = known_before(
        child(
            told("raise a concern", {"what worries you": "First."}, 2),
            told("ring the school", {"what worries you": "Then."}, 3),
        ),
        FORM,
        ASKED,
    )
    assert known is not None
    assert (known.answer, known.origin) == (
        "Then.",
        "From “ring the school”, Tuesday 3 March 2026, Priya Nair",
    )


def struck() -> Told:
    right = SetRight(number=9, by="p", recorded=datetime(2026, 3, 4, tzinfo=UTC), why="", is_struck=True)
    return told("raise a concern", {"what worries you": "Wrong."}, set_right=(right,))


@pytest.mark.parametrize(
    ("before", "step", "ask"),
    [
        (struck(), FORM, ASKED),
        (
            told("raise a concern", {"what worries you": "Falls."}),
            replace(FORM, outcomes=("yes", "no")),
            ASKED,
        ),
        (told("write the letter", {"what worries you": "Last week’s."}), FORM, ASKED),
        (told("raise a concern", {"something else": "Falls."}), FORM, ASKED),
        (told("raise a concern", {"what worries you": "Mum"}), FORM, replace(ASKED, kind=AskKind.PEOPLE)),
        (
            told("raise a concern", {"what worries you": "blue"}),
            FORM,
            replace(ASKED, kind=AskKind.ONE_OF, values=("red", "green")),
        ),
        (told("raise a concern", {}), FORM, ASKED),
    ],
    ids=[
        "struck",
        "a decision",
        "its own last words",
        "another question",
        "who was there",
        "no longer offered",
        "unsaid",
    ],
)
def test_these_are_not_carried_over(before: Told, step: Step, ask: Ask) -> None:
    assert known_before(child(before), step, ask) is None
