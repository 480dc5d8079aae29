"""The same step for brothers and sisters: ticked together, recorded for all or for none."""

import pytest

from held.record.access import Seeing
from held.record.actions.people import look_together as looking
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.pages.transitions.test_taking_a_step import concern, form_of, record
from tests.record.transitions.harbour import Harbour


def raise_for_both(guide: Desk, harbour: Harbour, **more: object) -> object:
    older, younger = harbour.older.public, harbour.younger.public
    typed = {**concern(older, "He fell twice."), **concern(younger, "She is quiet since."), **more}
    return guide.fill(form_of(older, "raise-a-concern"), **typed, who=[older, younger])


def test_they_are_offered_and_the_child_the_page_is_about_is_ticked(guide: Desk, harbour: Harbour) -> None:
    older, younger = harbour.older.public, harbour.younger.public
    page = words_of(guide.get(form_of(older, "raise-a-concern")))
    assert fields_of(page)["who"] == [older]
    assert f'value="{younger}"' in page


def test_it_is_recorded_for_each_with_their_own_answers(guide: Desk, harbour: Harbour) -> None:
    assert raise_for_both(guide, harbour).status_code == 302
    recorded = record(guide, form_of(harbour.older.public, "raise-a-concern"))
    page = said(guide.get(recorded["Location"]))
    assert "Wren Raise a concern" in page
    assert "Kit Raise a concern" in page
    for child, text in ((harbour.older, "He fell twice."), (harbour.younger, "She is quiet since.")):
        transition = Transition.objects.get(child=child)
        shown = said(guide.get(f"/transitions/{transition.public}"))
        assert text in shown
        assert ("He fell" in shown) is (child == harbour.older)


def test_what_is_not_ticked_is_not_recorded(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    address = form_of(older, "raise-a-concern")
    guide.fill(address, **concern(older), **concern(harbour.younger.public))
    record(guide, address)
    assert [one.child for one in Transition.objects.all()] == [harbour.older]


def test_with_nobody_ticked_the_form_asks_who(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    answer = guide.fill(form_of(older, "raise-a-concern"), **concern(older), who=[])
    assert answer.status_code == 422
    assert "Tick who it is about." in words_of(answer)


def test_the_same_words_are_given_on_purpose_and_the_check_warns_when_they_name_the_other(
    guide: Desk, harbour: Harbour
) -> None:
    older, younger = harbour.older.public, harbour.younger.public
    raise_for_both(
        guide,
        harbour,
        **{f"ask-what-worries-you-{older}": "Wren hid.", f"same-what-worries-you-{younger}": "yes"},
    )
    check = said(guide.get(form_of(older, "raise-a-concern") + "/check"))
    assert "What is written for Kit names Wren." in check
    assert "What is written for Wren names" not in check
    record(guide, form_of(older, "raise-a-concern"))
    kit = Transition.objects.get(child=harbour.younger)
    assert "Wren hid." in said(guide.get(f"/transitions/{kit.public}"))


def test_different_answers_are_pointed_out(guide: Desk, coordinator: Desk, harbour: Harbour) -> None:
    raise_for_both(guide, harbour)
    record(guide, form_of(harbour.older.public, "raise-a-concern"))
    older, younger = harbour.older.public, harbour.younger.public
    address = form_of(older, "weigh-the-evidence")
    coordinator.fill(
        address,
        **{f"outcome-{older}": "bureau joins", f"outcome-{younger}": "postponed"},
        who=[older, younger],
        other_bureau_principal=harbour.workers["bureau principal"].public,
    )
    check = said(coordinator.get(f"{address}/check"))
    assert "Wren: bureau joins" in check
    assert "Kit: postponed" in check
    assert "Brothers and sisters get different answers." in check
    assert "Record it for Wren and Kit" in check


def test_one_refused_is_none_recorded_until_that_one_is_left_out(
    guide: Desk, coordinator: Desk, harbour: Harbour
) -> None:
    """Kit's crossing ends in another window while Wren's and Kit's evidence is being weighed."""
    raise_for_both(guide, harbour)
    record(guide, form_of(harbour.older.public, "raise-a-concern"))
    older, younger = harbour.older.public, harbour.younger.public
    principal = harbour.workers["bureau principal"].public
    both = form_of(older, "weigh-the-evidence")
    coordinator.fill(
        both,
        **{f"outcome-{older}": "bureau joins", f"outcome-{younger}": "bureau joins"},
        who=[older, younger],
        other_bureau_principal=principal,
    )
    pressed = {**fields_of(words_of(coordinator.get(f"{both}/check"))), "do": "record"}
    alone = form_of(younger, "weigh-the-evidence")
    coordinator.fill(
        alone,
        **{f"outcome-{younger}": "bureau joins"},
        who=[younger],
        other_bureau_principal=principal,
    )
    record(coordinator, alone)
    before = Happening.objects.filter(kind="step taken").count()

    refused = coordinator.send(f"{both}/check", pressed)
    assert refused.status_code == 409
    page = said(refused)
    assert "For Kit" in page
    assert "Nothing was recorded for Wren either" in page
    assert Happening.objects.filter(kind="step taken").count() == before

    left_out = coordinator.send(f"{both}/check", {"who": [older], "do": "untick"})
    assert left_out.status_code == 200, said(left_out)
    assert "Kit:" not in said(left_out)
    recorded = record(coordinator, both)
    assert recorded.status_code == 302
    assert Happening.objects.filter(kind="step taken").count() == before + 1


def test_a_brother_whom_this_worker_may_not_see_is_not_offered(
    guide: Desk, harbour: Harbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = iter([Seeing("free"), Seeing("needs reason")])
    monkeypatch.setattr(looking, "seeing", lambda standing: next(seen))
    page = words_of(guide.get(form_of(harbour.older.public, "raise-a-concern")))
    assert "Kit" not in page
