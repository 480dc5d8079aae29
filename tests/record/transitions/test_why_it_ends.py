"""What no procedure says, and a manager may: the record and a story know the same of it."""

from held.language.story import BUILT_IN_ENDS
from held.record.actions.transitions.end_transition import WhyItEnds


def test_a_story_can_end_as_a_transition_can_and_no_other_way() -> None:
    assert tuple(why.value for why in WhyItEnds) == BUILT_IN_ENDS
