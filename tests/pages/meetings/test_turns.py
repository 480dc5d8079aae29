"""A meeting run from one page: each child's turn, decided there, and its minutes. Harbour's clause A2."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.transitions.set_right import correct, strike
from held.record.actions.transitions.take_step import take_step
from held.record.reading.history.verify import verify
from held.record.reading.transitions.answers import Recorded
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.history.words import HappeningWords
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.draft import Draft
from held.record.tables.work.look import Look
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.pages.transitions.test_queries import asked as asked_of_the_database
from tests.record.reading.crowd import crowd
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

CIRCLE = "/meetings/tuesday-circle"
ON = "?on=2026-03-03"


def turn_of(child: object, on: str = ON) -> str:
    return f"{CIRCLE}/children/{child.public}{on}"  # type: ignore[attr-defined]


@pytest.fixture
def chair(harbour: Harbour, clock: time_machine.Traveller) -> Desk:
    """The coordinator, in the circle of Tuesday 3 March 2026 at 11am, with both children on its agenda."""
    raised(harbour, harbour.older, harbour.younger)
    clock.move_to(datetime(2026, 3, 3, 11, tzinfo=UTC))
    return Desk(harbour.workers["hub coordinator"])


def typed(harbour: Harbour, **outcomes: str) -> dict[str, object]:
    each = {"older": harbour.older.public, "younger": harbour.younger.public}
    return {
        "do": "record",
        "other_bureau_principal": harbour.workers["bureau principal"].public,
        **{f"outcome_{each[name]}": outcome for name, outcome in outcomes.items()},
    }


def steps(child: object) -> list[str]:
    rows = Happening.objects.filter(child=child, kind="step taken").order_by("number")
    return [row.words.text for row in rows.select_related("words") if "weigh" in row.words.text]


def test_who_is_here_is_told_once_and_leads_to_the_first_child(chair: Desk, harbour: Harbour) -> None:
    page = said(chair.get(CIRCLE))
    assert "Go on with Wren and Kit Marlowe, 10 and 7" in page
    sent = chair.fill(CIRCLE, present="Hub Coordinator\nBureau Principal")
    assert sent["Location"] == turn_of(harbour.older)
    turn = chair.get(sent["Location"])
    assert "Here: Hub Coordinator; Bureau Principal." in said(turn)
    assert "Wren and Kit Marlowe, 10 and 7" in said(turn)
    assert "What worries you “Nobody came to the door.”" in said(turn)
    assert "Hub Coordinator\nBureau Principal" in words_of(turn)


def test_brother_and_sister_are_decided_together_each_with_their_own_answer(
    chair: Desk, harbour: Harbour
) -> None:
    chair.fill(CIRCLE, present="Hub Coordinator")
    sent = chair.fill(
        turn_of(harbour.older),
        **typed(harbour, older="postponed", younger="bureau joins"),
        **{f"said_{harbour.older.public}": "Wren's aunt will be asked."},
    )
    assert sent["Location"] == f"{CIRCLE}{ON}"
    agenda = said(chair.get(sent["Location"]))
    assert "Recorded for Wren: postponed; for Kit: bureau joins." in agenda
    assert "✓ Postponed" in agenda
    assert "✓ Bureau joins" in agenda
    assert "2 of 2 children decided." in agenda
    assert not Draft.objects.exists()


def test_what_was_said_of_a_child_stands_on_that_childs_record_alone(chair: Desk, harbour: Harbour) -> None:
    chair.fill(CIRCLE, present="Hub Coordinator\nA school nurse")
    chair.fill(
        turn_of(harbour.older),
        **typed(harbour, older="postponed", younger="postponed"),
        **{f"said_{harbour.older.public}": "Wren's aunt will be asked."},
    )
    note = HappeningWords.objects.get(happening__kind="case note")
    assert note.happening.child_id == harbour.older.pk
    assert (
        "Tuesday circle, Tuesday 3 March 2026, 10.30am. There: Hub Coordinator; A school nurse." in note.text
    )
    chronology = said(chair.get(f"/children/{harbour.older.public}/chronology"))
    assert "Wren's aunt will be asked." in chronology
    assert "aunt" not in said(chair.get(f"/children/{harbour.younger.public}/chronology"))
    assert not verify().faults


def test_who_is_left_out_comes_next(chair: Desk, harbour: Harbour) -> None:
    sent = chair.fill(turn_of(harbour.older), **typed(harbour, older="postponed"), who=[harbour.older.public])
    assert sent["Location"] == f"{turn_of(harbour.younger)}#now"
    following = chair.get(turn_of(harbour.younger))
    assert "Recorded for Wren: postponed." in said(following)
    principal = harbour.workers["bureau principal"].public
    assert f'<option value="{principal}" selected' in words_of(following)


def test_a_double_click_records_once(chair: Desk, harbour: Harbour) -> None:
    page = words_of(chair.get(turn_of(harbour.older)))
    fields = fields_of(page) | {
        name.replace("_", "-"): value
        for name, value in typed(harbour, older="postponed", younger="postponed").items()
    }
    fields[f"said-{harbour.older.public}"] = "Once."
    first, second = (chair.send(turn_of(harbour.older), fields) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert len(steps(harbour.older)) == 1
    assert Happening.objects.filter(kind="case note").count() == 1


def test_what_is_missing_is_said_beside_what_was_typed(chair: Desk, harbour: Harbour) -> None:
    answer = chair.fill(
        turn_of(harbour.older),
        do="record",
        **{f"said_{harbour.older.public}": "Half a sentence", f"outcome_{harbour.older.public}": "postponed"},
    )
    assert answer.status_code == 422
    assert "Choose how it came out for Kit." in said(answer)
    assert "Half a sentence" in words_of(answer)
    assert "Half a sentence" in words_of(chair.get(turn_of(harbour.older)))


def test_somebody_elses_decision_meanwhile_is_shown_and_nothing_typed_is_lost(
    chair: Desk, harbour: Harbour
) -> None:
    page = words_of(chair.get(turn_of(harbour.older)))
    fields = fields_of(page) | {
        name.replace("_", "-"): value
        for name, value in typed(harbour, older="bureau joins", younger="bureau joins").items()
    }
    fields[f"said-{harbour.older.public}"] = "We talked for long."
    urgent = take_step(
        by=harbour.workers["hub guide"],
        asked=asked("sound the lamp line", harbour.older, outcome="all quiet"),
        key="u",
    )
    assert isinstance(urgent, Recorded)
    stale = chair.send(turn_of(harbour.older), fields)
    assert stale.status_code == 409
    assert "Something was recorded meanwhile" in said(stale)
    assert f'href="{turn_of(harbour.older)}"' in words_of(stale)
    assert "We talked for long." in words_of(chair.get(turn_of(harbour.older)))
    again = fields_of(words_of(chair.get(turn_of(harbour.older)))) | {"do": "record"}
    assert chair.send(turn_of(harbour.older), again).status_code == 302
    assert len(steps(harbour.older)) == 1


def test_a_turn_that_is_over_keeps_the_words_and_the_steps_own_page_says_how_it_stands(
    chair: Desk, harbour: Harbour
) -> None:
    page = words_of(chair.get(turn_of(harbour.older)))
    fields = fields_of(page) | {"do": "record", f"said-{harbour.older.public}": "Too late."}
    take_step(
        by=harbour.workers["hub coordinator"],
        asked=asked(
            "weigh the evidence",
            harbour.older,
            harbour.younger,
            outcome="bureau joins",
            others=with_the_principal(harbour),
        ),
        key="first",
    )
    late = chair.send(turn_of(harbour.older), fields)
    assert late["Location"].startswith(f"/children/{harbour.older.public}/steps/crossing/weigh-the-evidence")
    assert "Too late." in Draft.objects.get().words


def test_a_brother_of_whom_something_was_recorded_meanwhile_is_not_left_out_unsaid(
    chair: Desk, harbour: Harbour
) -> None:
    page = words_of(chair.get(turn_of(harbour.older)))
    fields = fields_of(page) | {
        name.replace("_", "-"): value
        for name, value in typed(harbour, older="postponed", younger="postponed").items()
    }
    fields[f"said-{harbour.younger.public}"] = "Kit was quiet."
    take_step(
        by=harbour.workers["hub coordinator"],
        asked=asked(
            "weigh the evidence", harbour.younger, outcome="bureau joins", others=with_the_principal(harbour)
        ),
        key="first",
    )
    stale = chair.send(turn_of(harbour.older), fields)
    assert stale.status_code == 422
    assert "they wait here no more" in said(stale)
    assert not steps(harbour.older)
    kept = Draft.objects.get(child=harbour.younger)
    assert "Kit was quiet." in kept.words
    sent = chair.send(turn_of(harbour.older), fields_of(words_of(stale)) | {"do": "record"})
    assert sent.status_code == 302
    assert len(steps(harbour.older)) == 1


def test_the_look_is_written_for_those_whose_turn_it_is(chair: Desk, harbour: Harbour) -> None:
    chair.get(turn_of(harbour.older))
    looks = Look.objects.filter(who=chair.worker, page="a meeting")
    assert {look.child_id for look in looks} == {harbour.older.pk, harbour.younger.pk}


def test_who_may_not_see_the_child_goes_back_to_an_agenda_that_names_nobody(
    chair: Desk, harbour: Harbour
) -> None:
    stranger = Desk(Worker.objects.create(name="Sol Stranger", sign_in_name="sol", invented=True))
    assert stranger.get(turn_of(harbour.older))["Location"] == f"{CIRCLE}{ON}"
    assert not Look.objects.filter(who=stranger.worker).exists()
    assert "Nothing was recorded for this day." in said(stranger.get(f"{CIRCLE}/minutes{ON}"))


def test_who_does_not_decide_reads_along(chair: Desk, harbour: Harbour) -> None:
    page = said(Desk(harbour.workers["hub guide"]).get(turn_of(harbour.older)))
    assert "Decided by" in page
    assert "Record, and open the next child" not in page


def test_before_its_day_nothing_is_recorded_there(harbour: Harbour, clock: time_machine.Traveller) -> None:
    raised(harbour, harbour.older)
    page = said(Desk(harbour.workers["hub coordinator"]).get(turn_of(harbour.older)))
    assert "what is decided is recorded here then" in page


def test_what_was_not_recorded_on_the_day_is_recorded_for_it_afterwards(
    chair: Desk, harbour: Harbour, clock: time_machine.Traveller
) -> None:
    clock.move_to(datetime(2026, 3, 4, 9, tzinfo=UTC))
    chair = Desk(chair.worker)
    assert "Not recorded for this day" in said(chair.get(f"{CIRCLE}{ON}"))
    chair.fill(turn_of(harbour.older), **typed(harbour, older="postponed", younger="postponed"))
    agenda = said(chair.get(f"{CIRCLE}{ON}"))
    assert "Tuesday 3 March 2026, 10.30am" in agenda
    assert "✓ Postponed" in agenda


def test_the_minutes_are_made_of_what_was_recorded(chair: Desk, harbour: Harbour) -> None:
    chair.fill(CIRCLE, present="Hub Coordinator\nBureau Principal")
    page = words_of(chair.get(turn_of(harbour.older)))
    older, younger = harbour.older.public, harbour.younger.public
    fields = fields_of(page) | {
        name.replace("_", "-"): value
        for name, value in typed(harbour, older="postponed", younger="postponed").items()
    }
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


def with_meetings(harbour: Harbour, many: int) -> None:
    files = pack_texts(PACK)
    more = "".join(f'  round {chr(97 + each)}: {{on: friday, at: "15:00"}}\n' for each in range(many - 1))
    own = '  tuesday circle: {on: tuesday, at: "10:30"}\n'
    files["pack.yaml"] = files["pack.yaml"].replace(own, own + more)
    files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", f"version: 2026-{many}", 1)
    asks = "".join(
        f"      - each time after sounding the lamp line (all quiet), must weigh the evidence "
        f"by the next round {chr(97 + each)}\n"
        for each in range(many - 1)
    )
    files["crossing.yaml"] = files["crossing.yaml"].replace(
        "    means:\n      - from the start until introducing the officer, anyone",
        f"    means:\n{asks}      - from the start until introducing the officer, anyone",
        1,
    )
    put_in_force(files=files, from_date=date(2026, 3, 1), by=harbour.workers["hub guide"])


@pytest.mark.parametrize("many", [2, 20])
def test_the_list_of_meetings_asks_as_much_for_many(coordinator: Desk, harbour: Harbour, many: int) -> None:
    with_meetings(harbour, many)
    coordinator.get("/meetings")
    assert asked_of_the_database(coordinator, "/meetings") <= 5


def many_more(harbour: Harbour, children: int) -> None:
    """On the agenda of the same meeting, visible to the coordinator."""
    guide = harbour.workers["hub guide"]
    crowd(children, lead=guide, involved=guide, team=Team.objects.get(name="Quay team"))
    real = Transition.objects.get(child=harbour.older)
    Transition.objects.exclude(child__in=[harbour.older, harbour.younger]).update(pack_hash=real.pack_hash)
    Owed.objects.filter(step="weigh").update(
        norm="A2/1", step="weigh the evidence", due=Owed.objects.filter(child=harbour.older)[0].due
    )


@pytest.mark.parametrize("address", [CIRCLE, "turn", f"{CIRCLE}/minutes{ON}"])
def test_a_page_asks_eight_things_at_most_and_no_more_for_two_hundred_children_and_twenty_meetings(
    chair: Desk, harbour: Harbour, address: str
) -> None:
    address = turn_of(harbour.older) if address == "turn" else address
    chair.get(address)
    little = asked_of_the_database(chair, address)
    assert little <= 8
    many_more(harbour, 99)
    with_meetings(harbour, 20)
    chair.get(address)
    assert asked_of_the_database(chair, address) == little
    assert "Robin" in said(chair.get(address))


def test_on_the_last_child_no_next_one_is_promised(chair: Desk, harbour: Harbour) -> None:
    assert "Record it" in said(chair.get(turn_of(harbour.older)))
    many_more(harbour, 1)
    page = said(chair.get(turn_of(harbour.older)))
    assert "Record, and open the next child" in page
    assert "Record it" not in page
