"""A meeting's minutes are made of what was recorded of it, as it counts now."""

from datetime import UTC, datetime

import time_machine

from held.record.actions.transitions.set_right import correct, strike
from held.record.actions.transitions.take_step import take_step
from held.record.reading.transitions.answers import Recorded
from held.record.tables.history.happening import Happening
from held.record.tables.work.look import Look
from tests.pages.meetings.circle import CIRCLE, ON, filled, turn_of, typed
from tests.pages.transitions.desk import Desk, said
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised, with_the_principal


def test_the_minutes_are_made_of_what_was_recorded(chair: Desk, harbour: Harbour) -> None:
    chair.fill(CIRCLE, present="Hub Coordinator\nBureau Principal")
    older, younger = harbour.older.public, harbour.younger.public
    fields = filled(chair, harbour, older="postponed", younger="postponed")
    fields |= {
        f"said-{older}": "Wren's aunt will be asked.",
        f"said-{younger}": "Kit was quiet.",
        f"ask-our-grounds-{older}": "Nobody home.",
    }
    chair.send(turn_of(harbour.older), fields)
    minutes = said(chair.get(f"{CIRCLE}/minutes{ON}"))
    assert "There for every child: Hub Coordinator; Bureau Principal." in minutes
    assert "Wren Marlowe, 10 Postponed Hub Coordinator and Bureau Principal" in minutes
    assert "A circle note." in minutes
    assert "Our grounds Nobody home." in minutes
    assert "Said: Wren's aunt will be asked. Written down by Hub Coordinator" in minutes
    seen = Look.objects.filter(who=chair.worker, page="minutes of a meeting")
    assert {look.child_id for look in seen} == {harbour.older.pk, harbour.younger.pk}


def test_a_note_that_was_struck_is_in_no_minutes(chair: Desk, harbour: Harbour) -> None:
    chair.fill(
        turn_of(harbour.older),
        **typed(harbour, older="postponed", younger="postponed"),
        **{f"said_{harbour.older.public}": "Another child's words."},
    )
    note = Happening.objects.get(kind="case note")
    strike(by=chair.worker, child=harbour.older.public, number=note.number, why="Not hers.", key="s")
    assert "Another child" not in said(chair.get(f"{CIRCLE}/minutes{ON}"))


def weighed_on(harbour: Harbour, happened: datetime) -> dict[str, object]:
    right = asked(
        "weigh the evidence",
        harbour.older,
        outcome="postponed",
        others=with_the_principal(harbour),
        happened=happened,
    )
    return {"asked": right, "part": right.parts[0]}


def test_a_correction_that_moves_the_day_shows_on_the_new_day_and_leaves_the_old(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    raised(harbour, harbour.older)
    clock.move_to(datetime(2026, 3, 11, 11, tzinfo=UTC))
    weigh = asked(
        "weigh the evidence", harbour.older, outcome="postponed", others=with_the_principal(harbour)
    )
    coordinator = harbour.workers["hub coordinator"]
    found = take_step(by=coordinator, asked=weigh, key="w")
    assert isinstance(found, Recorded)
    desk = Desk(coordinator)
    assert "✓ Postponed" not in said(desk.get(f"{CIRCLE}?on=2026-03-10"))
    correct(
        by=coordinator,
        child=harbour.older.public,
        number=found.each[0].number,
        **weighed_on(harbour, datetime(2026, 3, 10, 11, tzinfo=UTC)),
        why="It was on the Tuesday.",
        key="c",
    )
    assert "✓ Postponed" in said(desk.get(f"{CIRCLE}?on=2026-03-10"))
    correct(
        by=coordinator,
        child=harbour.older.public,
        number=found.each[0].number,
        **weighed_on(harbour, datetime(2026, 3, 3, 11, tzinfo=UTC)),
        why="No, the week before.",
        key="d",
    )
    assert "✓ Postponed" not in said(desk.get(f"{CIRCLE}?on=2026-03-10"))
    assert "✓ Postponed" in said(desk.get(f"{CIRCLE}?on=2026-03-03"))
