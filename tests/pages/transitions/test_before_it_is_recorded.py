"""What the check page warns of, and does not stop: what is left empty, and a time before what asked for the step."""

import pytest

from held.engine.situation import Reason
from held.language.norms import Citation
from held.pages.transitions import check_step
from held.record.reading.transitions.answers import NotRecorded, RefusedFor
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, said, words_of
from tests.pages.transitions.test_taking_a_step import concern, form_of, raise_concern, record
from tests.record.transitions.harbour import Harbour


def weighing(coordinator: Desk, harbour: Harbour, **more: str) -> str:
    older = harbour.older.public
    address = form_of(older, "weigh-the-evidence")
    coordinator.fill(
        address,
        **{f"outcome-{older}": "bureau joins", **more},
        other_bureau_principal=harbour.workers["bureau principal"].public,
    )
    return address


def test_what_is_left_empty_is_counted_and_named_and_marked_and_can_be_recorded(
    guide: Desk, coordinator: Desk, harbour: Harbour
) -> None:
    raise_concern(guide, harbour)
    address = weighing(coordinator, harbour)
    page = coordinator.get(f"{address}/check")
    assert "2 questions are left empty for Wren: “the girl or boy was heard” and “our grounds”." in said(page)
    assert words_of(page).count('<strong class="held-mark">Not answered</strong>') == 2
    assert record(coordinator, address).status_code == 302


def test_it_is_said_for_each_child(guide: Desk, harbour: Harbour) -> None:
    older, younger = harbour.older.public, harbour.younger.public
    address = form_of(older, "raise-a-concern")
    guide.fill(
        address,
        **{**concern(older), f"ask-what-worries-you-{younger}": "Falls too."},
        who=[older, younger],
    )
    page = said(guide.get(f"{address}/check"))
    assert "1 question is left empty for Kit: “how far it has gone”." in page
    assert "left empty for Wren" not in page


def test_nothing_is_said_where_all_is_answered(guide: Desk, harbour: Harbour) -> None:
    address = form_of(harbour.older.public, "raise-a-concern")
    guide.fill(address, **concern(harbour.older.public))
    page = said(guide.get(f"{address}/check"))
    assert "left empty" not in page
    assert "Not answered" not in page


def test_a_time_before_what_asked_for_the_step_is_named_with_it_and_stops_nothing(
    guide: Desk, coordinator: Desk, harbour: Harbour
) -> None:
    raise_concern(guide, harbour)
    address = weighing(coordinator, harbour, happened="Friday 27 February 2026, 3pm")
    page = said(coordinator.get(f"{address}/check"))
    assert "You say it happened on Friday 27 February 2026, 3pm." in page
    assert "before what asked for it for Wren: “raise a concern”, on Monday 2 March 2026, 9am." in page
    assert record(coordinator, address).status_code == 302
    assert Happening.objects.filter(kind="step taken").count() == 2


def test_a_time_after_it_is_not(guide: Desk, coordinator: Desk, harbour: Harbour) -> None:
    raise_concern(guide, harbour)
    address = weighing(coordinator, harbour)
    assert "before what asked for it" not in said(coordinator.get(f"{address}/check"))


def test_the_flowchart_has_its_key_beside_it(guide: Desk, harbour: Harbour) -> None:
    raise_concern(guide, harbour)
    page = said(guide.get(f"/transitions/{Transition.objects.get().public}"))
    assert "Dotted line: may, not must. Numbers are those of the notes below." in page
    assert "What the numbers in the flowchart say" in page
    assert "1. " in page


def test_whoever_goes_back_to_change_is_not_greeted_with_their_own_words(
    guide: Desk, harbour: Harbour
) -> None:
    address = form_of(harbour.older.public, "raise-a-concern")
    guide.fill(address, **concern(harbour.older.public))
    check = words_of(guide.get(f"{address}/check"))
    assert f'href="{address}?back=yes">Go back and change' in check
    back = guide.get(f"{address}?back=yes")
    assert "You began this before" not in said(back)
    assert "Two falls in a week." in said(back)
    assert "You began this before" in said(guide.get(address))


def test_a_reason_that_came_to_be_wanted_meanwhile_is_said_and_not_asked_for_in_a_field_that_is_not_there(
    guide: Desk, coordinator: Desk, harbour: Harbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What wants it was recorded after the page was read, and before the step was judged."""
    raise_concern(guide, harbour)
    address = weighing(coordinator, harbour)
    wanted = Reason("The lamp was lit.", Citation(("A9",)), "Say why.", kind="if possible", norm="A9/9")
    answer = NotRecorded((RefusedFor(harbour.older.public, (wanted,)),))
    monkeypatch.setattr(check_step, "take_step", lambda **_: answer)
    page = record(coordinator, address)
    assert "The lamp was lit." in said(page)
    assert "#reason-" not in words_of(page)
