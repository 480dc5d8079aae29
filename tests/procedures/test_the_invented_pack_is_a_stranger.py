"""The invented authority's pack says nothing that Luton's says, so that a page which works with both knows neither."""

import re
from datetime import UTC, datetime

from held.engine.calendar import calendar_of
from held.language.norms import Opening
from held.language.pack import Pack
from tests.procedures.packs import HARBOUR, LUTON, the_pack

# Words that English cannot do without.
SMALL = {"a", "the", "to", "of", "for", "with", "as", "in", "on"}


def words_of(pack: Pack) -> set[str]:
    """The words of its steps, roles, services, outcomes, meetings, papers, kinds and procedures."""
    names = [*pack.services, *pack.roles, *pack.meetings, *pack.papers, *pack.kinds, *pack.procedures]
    for procedure in pack.procedures.values():
        names.extend(procedure.known)
        names.extend(procedure.endings)
        for step in procedure.steps.values():
            names.extend((step.name, step.doing, *step.outcomes))
    return {word for name in names for word in re.findall(r"[a-z']+", name.lower())} - SMALL


def test_it_shares_no_word_with_luton() -> None:
    assert words_of(the_pack(HARBOUR)) & words_of(the_pack(LUTON)) == set()


def test_its_answers_are_asked_in_other_words() -> None:
    asked = [
        {
            ask.name
            for procedure in pack.procedures.values()
            for step in procedure.steps.values()
            for ask in step.asks
        }
        for pack in map(the_pack, (HARBOUR, LUTON))
    ]
    assert asked[0] & asked[1] == set()


def test_it_has_four_steps_two_services_and_one_meeting_on_another_day() -> None:
    harbour, luton = the_pack(HARBOUR), the_pack(LUTON)
    (procedure,) = harbour.procedures.values()
    assert (len(procedure.steps), len(harbour.services), len(harbour.meetings)) == (4, 2, 1)
    (circle,) = harbour.meetings.values()
    assert all(
        (circle.weekday, circle.hour) != (other.weekday, other.hour) for other in luton.meetings.values()
    )


def test_its_urgent_way_is_open_for_safety() -> None:
    harbour = the_pack(HARBOUR)
    procedure, step = harbour.urgent
    openings = [norm for norm in harbour.procedures[procedure].norms if isinstance(norm, Opening)]
    assert [(norm.step, norm.anyone, norm.for_safety) for norm in openings] == [(step, True, True)]


def test_its_closed_tuesday_after_easter_has_no_circle() -> None:
    """The closure of Tuesday 7 April 2026 moves the circle by a week."""
    calendar = calendar_of(the_pack(HARBOUR))
    (circle,) = the_pack(HARBOUR).meetings
    held = calendar.next_meeting(circle, datetime(2026, 4, 1, 9, tzinfo=UTC))
    assert held == datetime(2026, 4, 14, 9, 30, tzinfo=UTC)
