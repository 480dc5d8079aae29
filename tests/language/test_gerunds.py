"""A step to be done, and the step as it happens."""

import pytest

from held.language.gerunds import doing


@pytest.mark.parametrize(
    ("step", "happens"),
    [
        ("make the urgent call", "making the urgent call"),
        ("hold the meeting", "holding the meeting"),
        ("refer to the panel", "referring to the panel"),
        ("transfer the case", "transferring the case"),
        ("put it right", "putting it right"),
        ("plan the visit", "planning the visit"),
        ("begin a new plan", "beginning a new plan"),
        ("cancel the meeting", "cancelling the meeting"),
        ("meet the family", "meeting the family"),
        ("visit", "visiting"),
        ("open the plan", "opening the plan"),
        ("offer help", "offering help"),
        ("agree the plan", "agreeing the plan"),
        ("see the child", "seeing the child"),
        ("show the plan", "showing the plan"),
        ("say that we disagree", "saying that we disagree"),
        ("fix a day", "fixing a day"),
        ("quit", "quitting"),
        ("queue", "queuing"),
        ("tie up what is open", "tying up what is open"),
        ("panic", "panicking"),
        ("use the escalation", "using the escalation"),
        ("call a meeting", "calling a meeting"),
        ("step aside", "stepping aside"),
    ],
)
def test_the_first_word_takes_its_ing(step: str, happens: str) -> None:
    assert doing(step) == happens
