"""A step taken at screens, without scripts: the form, check your answers, recorded. Harbour's clauses A1 to A6."""

import pytest
import time_machine

from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.draft import Draft
from held.record.tables.work.look import Look
from held.record.tables.work.notice import Notice
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.transitions.harbour import Harbour


def form_of(child: str, step: str) -> str:
    return f"/children/{child}/steps/crossing/{step}"


def concern(child: str, text: str = "Two falls in a week.") -> dict[str, str]:
    return {f"ask-what-worries-you-{child}": text, f"ask-how-far-it-has-gone-{child}": "2"}


def record(desk: Desk, address: str, **more: object) -> object:
    """Presses the one button of the check page."""
    page = desk.get(f"{address}/check")
    assert page.status_code == 200, said(page)
    return desk.send(f"{address}/check", {**fields_of(words_of(page)), "do": "record", **more})


def raise_concern(guide: Desk, harbour: Harbour) -> None:
    address = form_of(harbour.older.public, "raise-a-concern")
    guide.fill(address, **concern(harbour.older.public))
    record(guide, address)


def test_a_step_is_filled_in_checked_and_recorded(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    address = form_of(older, "raise-a-concern")
    sent = guide.fill(address, **concern(older))
    assert (sent.status_code, sent["Location"]) == (302, f"{address}/check")

    check = said(guide.get(sent["Location"]))
    assert "Two falls in a week." in check
    assert "Level 2, stretched" in check
    assert "Hub Coordinator and Bureau Principal must weigh the evidence" in check
    assert "Concern sheet goes to shore bureau A1" in check
    assert not Transition.objects.exists()

    recorded = record(guide, address)
    assert recorded.status_code == 302
    page = said(guide.get(recorded["Location"]))
    assert "Raise a concern" in page
    assert "must weigh the evidence" in page
    transition = Transition.objects.get()
    assert transition.child_id == harbour.older.pk
    assert not Draft.objects.exists()


def test_a_double_click_records_once_and_shows_the_same_page(guide: Desk, harbour: Harbour) -> None:
    address = form_of(harbour.older.public, "raise-a-concern")
    guide.fill(address, **concern(harbour.older.public))
    fields = {**fields_of(words_of(guide.get(f"{address}/check"))), "do": "record"}
    first = guide.send(f"{address}/check", fields)
    second = guide.send(f"{address}/check", fields)
    assert first["Location"] == second["Location"]
    assert Happening.objects.filter(kind="step taken").count() == 1


def test_what_a_clause_insists_on_is_asked_for_beside_its_field(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    answer = guide.fill(form_of(older, "raise-a-concern"), **{f"ask-how-far-it-has-gone-{older}": "2"})
    assert answer.status_code == 422
    page = words_of(answer)
    assert f'href="#ask-what-worries-you-{older}"' in page
    assert "A1 asks for it" in page


def test_nothing_else_has_to_be_answered(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    answer = guide.fill(form_of(older, "raise-a-concern"), **{f"ask-what-worries-you-{older}": "Falls."})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("soonish", "can’t be read as a date and a time"),
        ("3 March 2026, 4pm", "This is later than now"),
        ("3 March 9999, 4pm", "The year 9999 can’t be right"),
        ("3 March 99999, 4pm", "can’t be read as a date"),
        ("0001-01-01 4pm", "The year 1 can’t be right"),
        ("3 March 1926, 4pm", "This is more than 25 years ago. Look at the year"),
        ("", "Type a date and a time"),
    ],
)
def test_when_it_happened_is_read_as_people_type_it(
    guide: Desk, harbour: Harbour, typed: str, says: str
) -> None:
    older = harbour.older.public
    answer = guide.fill(form_of(older, "raise-a-concern"), **concern(older), happened=typed)
    assert answer.status_code == 422
    assert says in words_of(answer)


def test_fridays_step_recorded_on_monday_stands_with_both_times(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    address = form_of(older, "raise-a-concern")
    guide.fill(address, **concern(older), happened="Friday 27 February 2026, 3pm")
    record(guide, address)
    page = said(guide.get(f"/transitions/{Transition.objects.get().public}"))
    assert "Hub Guide, Friday 27 February 2026, 3pm" in page
    assert "Entered late: recorded Monday 2 March 2026, 9am" in page


def test_words_are_kept_for_later_and_for_nobody_else(
    guide: Desk, coordinator: Desk, harbour: Harbour
) -> None:
    older = harbour.older.public
    address = form_of(older, "raise-a-concern")
    later = guide.fill(address, **concern(older, "Half a thought"), do="later")
    assert later.status_code == 302
    assert "Half a thought" in words_of(guide.get(address))
    assert "left it on Monday 2 March 2026, 9am" in said(guide.get(address))
    assert "Half a thought" not in words_of(coordinator.get(address))


def test_words_are_saved_while_they_are_typed(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    address = form_of(older, "raise-a-concern")
    fields = {**fields_of(words_of(guide.get(address))), **concern(older, "Still typing")}
    assert guide.send(f"{address}/draft", fields).status_code == 204
    assert "Still typing" in words_of(guide.get(address))
    wrong = {**fields, "of-step": "another step"}
    assert guide.send(f"{address}/draft", wrong).status_code == 400


def test_what_was_changed_in_another_window_is_checked_again(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    address = form_of(older, "raise-a-concern")
    guide.fill(address, **concern(older))
    fields = {**fields_of(words_of(guide.get(f"{address}/check"))), "do": "record"}
    guide.fill(address, **concern(older, "Something else entirely"))
    answer = guide.send(f"{address}/check", fields)
    assert answer.status_code == 200
    assert "changed in another window" in said(answer)
    assert not Transition.objects.exists()


def test_whoever_comes_second_sees_what_was_recorded_and_decides_again(
    guide: Desk, coordinator: Desk, harbour: Harbour, clock: time_machine.Traveller
) -> None:
    raise_concern(guide, harbour)
    older = harbour.older.public
    address = form_of(older, "weigh-the-evidence")
    principal = harbour.workers["bureau principal"].public
    coordinator.fill(
        address, **{f"outcome-{older}": "postponed", f"ask-our-grounds-{older}": "Too early."},
        other_bureau_principal=principal,
    )  # fmt: skip
    fields = {**fields_of(words_of(coordinator.get(f"{address}/check"))), "do": "record"}
    guide.fill(f"/children/{older}/urgent", outcome="all quiet")

    answer = coordinator.send(f"{address}/check", fields)
    assert answer.status_code == 409
    page = said(answer)
    assert "Something was recorded meanwhile" in page
    assert "Sound the lamp line: all quiet" in page
    assert "Hub Guide" in page
    assert "Too early." in words_of(coordinator.get(address))

    recorded = record(coordinator, address)
    assert recorded.status_code == 302, said(recorded)


def test_a_step_between_two_sides_names_the_other(guide: Desk, coordinator: Desk, harbour: Harbour) -> None:
    raise_concern(guide, harbour)
    older = harbour.older.public
    address = form_of(older, "weigh-the-evidence")
    answer = coordinator.fill(address, **{f"outcome-{older}": "bureau joins"})
    assert answer.status_code == 422
    assert "Choose who did it with you, as bureau principal." in words_of(answer)

    principal = harbour.workers["bureau principal"].public
    sent = coordinator.fill(address, **{f"outcome-{older}": "bureau joins"}, other_bureau_principal=principal)
    check = said(coordinator.get(sent["Location"]))
    assert "With you, as bureau principal Bureau Principal" in check
    assert "It stands on the record as a circle note. A2" in check
    record(coordinator, address)
    page = said(coordinator.get(f"/transitions/{Transition.objects.get().public}"))
    assert "Hub Coordinator and Bureau Principal, Monday 2 March 2026, 9am" in page


def test_each_outcome_says_what_would_follow(guide: Desk, coordinator: Desk, harbour: Harbour) -> None:
    raise_concern(guide, harbour)
    page = said(coordinator.get(form_of(harbour.older.public, "weigh-the-evidence")))
    assert "Bureau joins Then: introduce the officer, by the end of Friday 6 March 2026." in page
    assert "Hub continues This ends it, and leaves Wren with harbour hub." in page


def test_a_step_that_is_not_open_says_why_before_anything_is_typed(guide: Desk, harbour: Harbour) -> None:
    raise_concern(guide, harbour)
    page = guide.get(form_of(harbour.older.public, "introduce-the-officer"))
    words = said(page)
    assert "You can’t introduce the officer yet" in words
    assert "only after weighing the evidence (bureau joins)" in words
    assert "Hub Coordinator, hub coordinator, can: 01632 960 100" in words
    assert "Harbour hub holds Wren, as before." in words
    assert "Nothing was recorded, and nobody was told." in words


def test_somebody_in_another_role_is_refused_and_keeps_their_words(
    guide: Desk, officer: Desk, harbour: Harbour
) -> None:
    raise_concern(guide, harbour)
    older = harbour.older.public
    address = form_of(older, "weigh-the-evidence")
    sent = officer.fill(
        address,
        **{f"outcome-{older}": "bureau joins", f"ask-our-grounds-{older}": "My own view."},
        other_hub_coordinator=harbour.workers["hub coordinator"].public,
        other_bureau_principal=harbour.workers["bureau principal"].public,
    )
    refused = officer.get(sent["Location"])
    assert refused.status_code == 409
    assert "This is for the hub coordinator with the bureau principal, or a deputy." in said(refused)
    assert "What you typed is kept, for you alone." in said(refused)
    assert "My own view." in words_of(officer.get(address))
    assert Happening.objects.filter(kind="step taken").count() == 1


def test_what_the_procedure_would_rather_have_takes_a_reason(
    guide: Desk, coordinator: Desk, officer: Desk, harbour: Harbour
) -> None:
    raise_concern(guide, harbour)
    older = harbour.older.public
    weigh = form_of(older, "weigh-the-evidence")
    principal = harbour.workers["bureau principal"].public
    coordinator.fill(weigh, **{f"outcome-{older}": "bureau joins"}, other_bureau_principal=principal)
    record(coordinator, weigh)
    named = Notice.objects.get(worker=harbour.workers["bureau principal"])
    assert "Hub Coordinator recorded in your name as well: weigh the evidence: bureau joins." in named.says

    address = form_of(older, "introduce-the-officer")
    officer.fill(address, ask_who_walks_beside_them=officer.worker.public)
    check = officer.get(f"{address}/check")
    assert "Why does it go ahead without?" in said(check)
    without = record(officer, address)
    assert without.status_code == 422
    assert "Say why it goes ahead without." in words_of(without)

    fields = fields_of(words_of(check))
    reason = next(name for name in fields if name.startswith("reason-"))
    recorded = record(officer, address, **{reason: "She asked us to wait no longer."})
    assert recorded.status_code == 302, said(recorded)
    page = said(officer.get(f"/transitions/{Transition.objects.get().public}"))
    assert "Went ahead because: “She asked us to wait no longer.”" in page
    assert "Ended Monday 2 March 2026: Wren is with shore bureau." in page


def test_a_look_is_kept_for_every_child_the_form_shows(guide: Desk, harbour: Harbour) -> None:
    guide.get(form_of(harbour.older.public, "raise-a-concern"))
    looked = set(Look.objects.values_list("child__public", "page"))
    assert looked == {(harbour.older.public, "a step"), (harbour.younger.public, "a step")}


@pytest.mark.parametrize(
    "address",
    [
        "/children/{child}/steps/no-such-thing/raise-a-concern",
        "/children/{child}/steps/crossing/no-such-step",
        "/children/{child}/steps/crossing/introduce-the-officer",
        "/children/{child}/steps/crossing/raise-a-concern?inner=nothing",
        "/children/nobody/steps/crossing/raise-a-concern",
        "/transitions/nothing",
    ],
)
def test_what_does_not_exist_is_said_to_be_not_found(guide: Desk, harbour: Harbour, address: str) -> None:
    assert guide.get(address.format(child=harbour.older.public)).status_code == 404


def test_an_address_of_what_has_ended_says_that_it_has(
    guide: Desk, coordinator: Desk, harbour: Harbour
) -> None:
    raise_concern(guide, harbour)
    older = harbour.older.public
    weigh = form_of(older, "weigh-the-evidence")
    coordinator.fill(
        weigh,
        **{f"outcome-{older}": "hub continues"},
        other_bureau_principal=harbour.workers["bureau principal"].public,
    )
    record(coordinator, weigh)
    page = coordinator.get(weigh)
    assert page.status_code == 200
    assert "This ended on Monday 2 March 2026; nothing in it is open any more." in said(page)


@pytest.mark.parametrize("person", ["", "nobody", "{guide}"])
def test_only_somebody_in_the_role_can_be_named(
    guide: Desk, coordinator: Desk, harbour: Harbour, person: str
) -> None:
    raise_concern(guide, harbour)
    older = harbour.older.public
    answer = coordinator.fill(
        form_of(older, "weigh-the-evidence"),
        **{f"outcome-{older}": "bureau joins"},
        other_bureau_principal=person.format(guide=guide.worker.public),
    )
    assert answer.status_code == 422
    assert "Choose who did it with you, as bureau principal." in words_of(answer)


def test_a_decision_shows_beside_it_what_is_known(guide: Desk, officer: Desk, harbour: Harbour) -> None:
    raise_concern(guide, harbour)
    page = said(officer.get(form_of(harbour.older.public, "weigh-the-evidence")))
    assert "Known already How far it has gone Level 2, stretched Monday 2 March 2026, Hub Guide" in page
