"""A page about a child asks the engine once: it has to be quick, however long the story."""

from time import process_time

from tests.engine.building import Telling
from tests.engine.crossing import NAME, PACK

MOST = 0.02
"""Seconds, ten times what it takes on the project's kind of machine: this finds what is slow by nature, not by chance."""


def test_thirty_happenings_are_judged_quickly() -> None:
    story = Telling(PACK, NAME)
    story.does("talk it over", "go on")
    for _ in range(14):
        story.does("hold the meeting", "next week").does("ring the bell", "not urgent")
    story.stands()
    took = []
    for _ in range(10):
        began = process_time()
        story.stands()
        took.append(process_time() - began)
    assert min(took) < MOST
