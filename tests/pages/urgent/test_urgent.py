"""The urgent way: nothing blocks it, in any state, for anyone signed in. Harbour's clause A4, and none at all."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from held.record.actions.people.add_child import add_child
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.reading.transitions.course import courses
from held.record.tables.history.happening import Happening
from held.record.tables.people.team import Team
from held.record.tables.procedures.in_force import InForce
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.look import Look
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.transitions.harbour import Harbour


def urgent(child: str) -> str:
    return f"/children/{child}/urgent"


def calls(child: str) -> list[str]:
    """The kinds of what stands on the child's record of calls: as a step, or alone."""
    rows = Happening.objects.filter(child__public=child, kind__in=["step taken", "urgent call"])
    return list(rows.order_by("number").values_list("kind", flat=True))


def handed_over(harbour: Harbour) -> Transition:
    """The crossing, ended: the bureau holds the child, and no crossing can be begun from there."""
    older, officer = harbour.older.public, harbour.workers["bureau officer"]

    def take(role: str, step: str, **more: object) -> None:
        part = {"child": older, **{name: more.pop(name) for name in ("outcome", "answers") if name in more}}
        answer = take_step(
            by=harbour.workers[role],
            asked=StepAsked(
                procedure="crossing", step=step, happened=now(), parts=(ChildsPart(**part),), **more
            ),
            key="",
        )
        assert isinstance(answer, Recorded), answer

    take("hub guide", "sound the lamp line", outcome="immediate danger")
    take("bureau officer", "introduce the officer", answers={"who walks beside them": officer.public})
    return Transition.objects.get(child=harbour.older)


def test_it_says_whom_to_ring_and_what_to_have_ready(guide: Desk, harbour: Harbour) -> None:
    page = said(guide.get(urgent(harbour.older.public)))
    assert "Wren Marlowe, 10: ring first, record after" in page
    assert "999 Police or ambulance" in page
    assert "Shore desk 01632 960 199" in page
    assert "born Tuesday 2 June 2015" in page
    assert "Hub Guide, hub guide, 01632 960 100" in page
    assert "Who else is it about? Kit Marlowe, 7" in page


def test_it_says_what_each_outcome_sets_off(guide: Desk, harbour: Harbour) -> None:
    page = said(guide.get(urgent(harbour.older.public)))
    assert "Then: introduce the officer, by 1pm today, Monday 2 March 2026." in page


def test_a_call_without_a_transition_begins_the_authoritys_own(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    sent = guide.fill(urgent(older), outcome="immediate danger", ask_what_is_happening="A bruise.")
    page = said(guide.get(sent["Location"]))
    assert "Sound the lamp line: immediate danger" in page
    assert "Bureau Officer must introduce the officer" in page
    assert Transition.objects.get(child=harbour.older).procedure == "crossing"
    assert calls(older) == ["step taken"]


def test_it_may_be_about_a_brother_or_sister_too(guide: Desk, harbour: Harbour) -> None:
    older, younger = harbour.older.public, harbour.younger.public
    guide.fill(urgent(older), outcome="immediate danger", who=[younger])
    assert calls(older) == calls(younger) == ["step taken"]


def test_whoever_stands_in_it_twice_is_called_about_once(guide: Desk, harbour: Harbour) -> None:
    """No browser sends that; the call is recorded all the same."""
    older, younger = harbour.older.public, harbour.younger.public
    guide.fill(urgent(older), outcome="immediate danger", who=[younger, younger])
    assert calls(older) == calls(younger) == ["step taken"]


def test_anyone_signed_in_may_and_is_not_asked_why(stranger: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    assert stranger.get(urgent(older)).status_code == 200
    sent = stranger.fill(urgent(older), outcome="immediate danger")
    assert stranger.get(sent["Location"]).status_code == 200
    assert calls(older) == ["step taken"]
    looks = Look.objects.filter(who=stranger.worker, child=harbour.older)
    assert {look.page for look in looks} == {"urgent"}
    other_page = stranger.get(f"/children/{older}/begin")
    assert other_page["Location"].startswith(reverse("reason to look", kwargs={"public": older}))


def test_whoever_is_not_signed_in_is_asked_to(harbour: Harbour) -> None:
    answer = Client().get(urgent(harbour.older.public))
    assert (answer.status_code, "/sign-in" in answer["Location"]) == (302, True)


def test_nothing_has_to_be_answered(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    assert guide.send(urgent(older), {}).status_code == 302
    assert calls(older) == ["step taken"]


@pytest.mark.parametrize("typed", ["just before lunch", "3 March 2026, 4pm", "99pm"])
def test_a_time_that_cannot_be_read_stops_nothing_and_is_said(
    guide: Desk, harbour: Harbour, typed: str
) -> None:
    older = harbour.older.public
    sent = guide.fill(urgent(older), happened=typed, outcome="immediate danger")
    page = said(guide.get(sent["Location"]))
    assert f"“{typed}” is no time that has passed, so the call stands at Monday 2 March 2026, 9am." in page
    assert calls(older) == ["step taken"]


def test_a_stale_page_stops_nothing(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    opened = fields_of(words_of(guide.get(urgent(older))))
    guide.fill(urgent(older), outcome="all quiet")
    guide.send(urgent(older), {**opened, "outcome": "immediate danger"})
    assert calls(older) == ["step taken", "step taken"]


def test_a_double_click_is_one_call(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    opened = fields_of(words_of(guide.get(urgent(older))))
    first, second = (guide.send(urgent(older), opened) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert calls(older) == ["step taken"]


def test_where_no_step_is_open_for_it_the_call_stands_on_the_childs_record(
    guide: Desk, harbour: Harbour
) -> None:
    handed_over(harbour)
    older = harbour.older.public
    page = guide.get(urgent(older))
    assert page.status_code == 200
    sent = guide.fill(urgent(older), outcome="immediate danger", ask_what_is_happening="A bruise.")
    assert "No step of a procedure was open for it" in said(guide.get(sent["Location"]))
    assert calls(older)[-1] == "urgent call"
    assert Transition.objects.filter(child=harbour.older, ended_at=None).count() == 0
    alone = Happening.objects.filter(kind="urgent call").select_related("words").get()
    assert "A bruise." in alone.words.text


def test_a_double_click_there_is_one_call_too(guide: Desk, harbour: Harbour) -> None:
    handed_over(harbour)
    older = harbour.older.public
    opened = fields_of(words_of(guide.get(urgent(older))))
    for _ in range(2):
        guide.send(urgent(older), opened)
    assert calls(older).count("urgent call") == 1


def test_brothers_and_sisters_in_different_states_are_each_recorded(guide: Desk, harbour: Harbour) -> None:
    handed_over(harbour)
    older, younger = harbour.older.public, harbour.younger.public
    guide.fill(urgent(older), outcome="immediate danger", who=[younger])
    assert calls(older)[-1] == "urgent call"
    assert calls(younger) == ["step taken"]


def test_a_child_whom_nobody_holds_can_be_rung_about(guide: Desk, harbour: Harbour) -> None:
    child = add_child(
        by=guide.worker, family_name="Finch", given_name="Robin", born=date(2020, 1, 1), is_new=True
    )
    assert "Held by Nobody" in said(guide.get(urgent(child)))
    guide.fill(urgent(child), ask_what_is_happening="Seen alone at the harbour wall.")
    assert calls(child) == ["urgent call"]


def test_before_any_procedure_is_in_force_a_call_can_be_recorded(
    guide: Desk, harbour: Harbour, clock: time_machine.Traveller
) -> None:
    clock.move_to(datetime(2025, 6, 2, 9, tzinfo=UTC))
    assert not InForce.objects.filter(from_date__lte=date(2025, 6, 2)).exists()
    older = harbour.older.public
    guide.client.force_login(guide.worker)
    assert "999" in said(guide.get(urgent(older)))
    guide.fill(urgent(older), said="Rang the police about a bruise.")
    assert calls(older) == ["urgent call"]


def test_a_withheld_address_is_not_on_it(guide: Desk, harbour: Harbour) -> None:
    harbour.older.address, harbour.older.address_withheld = "7 Hidden Lane", True
    harbour.older.save()
    page = said(guide.get(urgent(harbour.older.public)))
    assert "Hidden Lane" not in page
    assert "Address Withheld" in page


def test_a_desk_that_is_shut_is_shown_quietly_and_the_one_for_the_night_is_shown(
    guide: Desk, harbour: Harbour, clock: time_machine.Traveller
) -> None:
    Team.objects.filter(name="Shore desk").update(hours="Monday to Friday, 8.30am to 5pm")
    Team.objects.create(
        name="Night line",
        service="shore bureau",
        phone="01632 960 111",
        hours="Nights, weekends and bank holidays",
        is_duty_desk=True,
    )
    by_day = said(guide.get(urgent(harbour.older.public)))
    assert "Shore desk , open now" in by_day
    assert "Night line , shut now" in by_day
    assert by_day.index("Shore desk , open") < by_day.index("Night line")
    clock.move_to(datetime(2026, 3, 7, 23, tzinfo=UTC))
    guide.client.force_login(guide.worker)
    by_night = said(guide.get(urgent(harbour.older.public)))
    assert "Shore desk , shut now, opens Monday 9 March 2026, 8.30am" in by_night
    assert "Night line , open now" in by_night
    assert by_night.index("999") < by_night.index("Night line") < by_night.index("Shore desk")
    assert words_of(guide.get(urgent(harbour.older.public))).count("held-phone") == 2, (
        "large: 999 and the night"
    )


def test_no_such_child_is_not_found(guide: Desk) -> None:
    assert guide.get(urgent("nobody")).status_code == 404


def outcome_of(child: str) -> list[str | None]:
    run = courses([child])[child][-1]
    return [told.outcome for told in run.told]


def test_where_nobody_said_how_it_came_out_that_is_asked_first_and_one_press_says_it(
    guide: Desk, harbour: Harbour
) -> None:
    older, younger = harbour.older.public, harbour.younger.public
    after = guide.fill(urgent(older), who=[younger], ask_what_is_happening="A bruise.")["Location"]
    page = said(guide.get(after))
    assert page.index("How did the call come out?") < page.index("It stands on the record")
    assert outcome_of(older) == [None]
    assert guide.send(after, {"outcome": "immediate danger"}).status_code == 302
    assert outcome_of(older) == outcome_of(younger) == ["immediate danger"]
    page = said(guide.get(after))
    assert "How did the call come out?" not in page
    assert "Bureau Officer must introduce the officer" in page
    guide.send(after, {"outcome": "all quiet"})
    assert outcome_of(older) == ["immediate danger"], (
        "said once; after that it is set right like anything else"
    )


def test_what_is_no_outcome_of_the_call_changes_nothing(guide: Desk, harbour: Harbour) -> None:
    after = guide.fill(urgent(harbour.older.public))["Location"]
    guide.send(after, {"outcome": "nonsense"})
    assert outcome_of(harbour.older.public) == [None]
    assert "How did the call come out?" in said(guide.get(after))


def test_where_it_was_said_nothing_is_asked_again(guide: Desk, harbour: Harbour) -> None:
    after = guide.fill(urgent(harbour.older.public), outcome="all quiet")["Location"]
    assert "How did the call come out?" not in said(guide.get(after))


def test_the_page_after_costs_at_most_eight_queries(guide: Desk, harbour: Harbour) -> None:
    after = guide.fill(urgent(harbour.older.public), who=[harbour.younger.public])["Location"]
    guide.get(after)
    with CaptureQueriesContext(connection) as captured:
        guide.get(after)
    assert len(captured) <= 8
