"""A meeting run from one page: each child's turn, decided there. Harbour's clause A2."""

from datetime import UTC, datetime

import time_machine

from held.record.reading.history.verify import verify
from held.record.tables.history.words import HappeningWords
from held.record.tables.people.worker import Worker
from held.record.tables.work.draft import Draft
from held.record.tables.work.look import Look
from tests.pages.meetings.circle import CIRCLE, ON, many_more, turn_of, typed
from tests.pages.transitions.desk import Desk, said, words_of
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import raised


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


def test_on_the_last_child_no_next_one_is_promised(chair: Desk, harbour: Harbour) -> None:
    assert "Record it" in said(chair.get(turn_of(harbour.older)))
    many_more(harbour, 1)
    page = said(chair.get(turn_of(harbour.older)))
    assert "Record, and open the next child" in page
    assert "Record it" not in page
