"""A manager finds what still stands under an earlier version, sees each change, and moves it with a reason."""

from datetime import date

import pytest

from held.language.reading import pack_texts
from held.record.actions.care.open_episode import open_episode
from held.record.actions.people.add_child import add_child
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.transitions.take_step import take_step
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.pages.transitions.test_queries import AT_MOST, asked, much_more
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.later import SLOWER, put_later
from tests.record.transitions.moved_on import decided
from tests.record.transitions.test_take_step import asked as step_asked
from tests.record.transitions.test_take_step import raised

TODAY = date(2026, 3, 2)
LAMP = (
    "from the start until introducing the officer, anyone may sound the lamp line, for safety",
    "from the start until introducing the officer, anyone may sound the lamp line, for safety\n"
    "      - after weighing the evidence (bureau joins), hub guide must raise a concern within 2 working days",
)


@pytest.fixture
def address(harbour: Harbour) -> str:
    """Decided this morning; from today the officer has twelve days and not four, and the concern is raised anew."""
    one = decided(harbour)
    put_later(harbour, SLOWER, LAMP, on=TODAY)
    return f"/transitions/{one.public}/move"


def accepted(desk: Desk, address: str, **typed: str) -> object:
    page = desk.get(f"{address}?change=4")
    return desk.send(
        address, {**fields_of(words_of(page)), "reason": "The reform asks for it.", **typed, "do": "accept"}
    )


class TestTheList:
    def test_each_child_with_the_lead_and_what_would_change(self, coordinator: Desk, address: str) -> None:
        page = said(coordinator.get("/moving"))
        assert "1 transition still stands under an earlier version" in page
        assert "Wren Marlowe" in page
        assert "Hub Guide" in page
        assert (
            "Introduce the officer. Now: Bureau Officer, by the end of Friday 6 March 2026. "
            "Once moved: by the end of Wednesday 18 March 2026." in page
        )
        assert "See what changes" in page

    def test_a_family_stands_together_and_what_changes_stands_first(
        self, coordinator: Desk, harbour: Harbour
    ) -> None:
        """The eldest was there first, and nothing changes for them."""
        other = add_child(
            by=harbour.workers["hub guide"],
            family_name="Abbot",
            given_name="Sol",
            born=date(2016, 1, 1),
            family=None,
            is_new=True,
        )
        open_episode(
            by=harbour.workers["hub guide"],
            child=other,
            lead=harbour.workers["hub guide"].public,
            role="hub guide",
            service="harbour hub",
            team=Team.objects.get(name="Quay team").public,
        )
        raised(harbour, harbour.younger, Child.objects.get(public=other), key="k9")
        decided(harbour)
        put_later(harbour, SLOWER, on=TODAY)
        page = said(coordinator.get("/moving"))
        places = [page.index(name) for name in ("Wren Marlowe", "Kit Marlowe", "Sol Abbot")]
        assert places == sorted(places)
        assert "Nothing that is owed, open or held changes." in page[places[1] :]

    def test_procedures_leads_there(self, coordinator: Desk, address: str) -> None:
        assert 'href="/moving"' in words_of(coordinator.get("/procedures"))

    def test_a_managers_own_work_says_how_many_wait(
        self, coordinator: Desk, guide: Desk, address: str
    ) -> None:
        assert "1 transition still stands under an earlier version" in said(coordinator.get("/work/team"))
        assert "under an earlier version" not in said(guide.get("/work/team"))

    def test_what_cannot_move_says_why(self, coordinator: Desk, harbour: Harbour, address: str) -> None:
        Membership.objects.filter(worker=harbour.workers["hub guide"]).update(until=date(2026, 3, 1))
        page = said(coordinator.get("/moving"))
        assert "for which the lead does not work" in page
        assert "See what changes" not in page

    def test_who_manages_nothing_is_told_who_does(self, guide: Desk, address: str) -> None:
        page = said(guide.get("/moving"))
        assert "Ask yours" in page
        assert "Wren" not in page

    def test_nothing_waits(self, coordinator: Desk) -> None:
        assert "Nothing waits for you" in said(coordinator.get("/moving"))


class TestTheWalk:
    def test_each_change_stands_on_a_page_of_its_own(self, coordinator: Desk, address: str) -> None:
        first, second = said(coordinator.get(address)), said(coordinator.get(f"{address}?change=2"))
        assert "change 1 of 3 Introduce the officer" in first
        assert "Now, version 2026-01 Bureau Officer, by the end of Friday 6 March 2026" in first
        assert "Then, version 2026-04 Bureau Officer, by the end of Wednesday 18 March 2026" in first
        assert "Once the bureau joins, an officer is introduced." in first
        assert "must introduce the officer within 4 working days." in first
        assert "must introduce the officer within 12 working days." in first
        assert "our reading of A3" in first
        assert "Next change" in first
        assert "change 2 of 3 Raise a concern" in second
        assert "It is asked for the first time by this move, so its time counts from now." in second
        third = said(coordinator.get(f"{address}?change=3"))
        assert "change 3 of 3 Introduce the officer: may it be done?" in third
        assert "by the end of Wednesday 4 March 2026. A4" in third
        assert "Check and accept" in third

    def test_then_all_once_more_and_it_moves(self, coordinator: Desk, address: str) -> None:
        page = said(coordinator.get(f"{address}?change=4"))
        assert "Check before it moves to version 2026-04" in page
        assert accepted(coordinator, address)["Location"] == address.removesuffix("/move")  # type: ignore[index]
        whole = said(coordinator.get(address.removesuffix("/move")))
        assert (
            "Moved from version 2026-01 to 2026-04 on Monday 2 March 2026, 9am, by Hub Coordinator." in whole
        )

    def test_what_was_seen_is_kept_in_its_words(self, coordinator: Desk, address: str) -> None:
        accepted(coordinator, address)
        (row,) = Happening.objects.filter(kind="moved to a version").select_related("words")
        assert (
            "Introduce the officer. Before: Bureau Officer, by the end of Friday 6 March 2026. Since: Bureau Officer"
            in row.words.text
        )

    def test_a_double_click_moves_it_once(self, coordinator: Desk, address: str) -> None:
        fields = {
            **fields_of(words_of(coordinator.get(f"{address}?change=4"))),
            "reason": "Now.",
            "do": "accept",
        }
        for _ in range(2):
            assert coordinator.send(address, fields).status_code == 302
        assert Happening.objects.filter(kind="moved to a version").count() == 1

    def test_where_no_end_was_found_it_says_so(
        self, coordinator: Desk, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "Not found out:" not in said(coordinator.get(f"{address}?change=4"))
        monkeypatch.setattr("held.engine.versions.can_end.AT_FIRST", 0)
        monkeypatch.setattr("held.engine.versions.can_end.THEN", 0)
        page = said(coordinator.get(f"{address}?change=4"))
        assert "no way to an end was found under version 2026-04" in page

    def test_without_a_reason(self, coordinator: Desk, address: str) -> None:
        page = accepted(coordinator, address, reason=" ")
        assert page.status_code == 422  # type: ignore[attr-defined]
        assert "Say why it moves now." in said(page)  # type: ignore[arg-type]

    def test_a_stale_page_is_shown_again(self, coordinator: Desk, harbour: Harbour, address: str) -> None:
        fields = {
            **fields_of(words_of(coordinator.get(f"{address}?change=4"))),
            "reason": "Now.",
            "do": "accept",
        }
        urgent = step_asked("sound the lamp line", harbour.older, outcome="all quiet")
        take_step(by=harbour.workers["hub guide"], asked=urgent, key="u")
        page = coordinator.send(address, fields)
        assert page.status_code == 409
        assert "Something was recorded on this child meanwhile" in said(page)
        assert "Now." in words_of(page)
        again = {**fields_of(words_of(page)), "do": "accept"}
        assert coordinator.send(address, again).status_code == 302

    def test_who_does_not_manage_may_not(self, guide: Desk, address: str) -> None:
        page = guide.get(address)
        assert page.status_code == 403
        assert "A manager in a service that holds the child can move it." in said(page)

    def test_what_stands_under_it_already(self, coordinator: Desk, address: str) -> None:
        accepted(coordinator, address)
        page = coordinator.get(address)
        assert "It stands under version 2026-04 already" in said(page)


class TestAfterwards:
    def test_the_chronology_says_so(self, coordinator: Desk, address: str, wren: str) -> None:
        accepted(coordinator, address)
        page = said(coordinator.get(f"{wren}/chronology"))
        assert "moved from version 2026-01 to version 2026-04 of the procedures." in page
        assert "The reform asks for it." in page

    def test_the_lead_reads_it(self, coordinator: Desk, guide: Desk, address: str) -> None:
        accepted(coordinator, address)
        assert "moved from version 2026-01 of the procedures to version 2026-04" in said(guide.get("/"))

    def test_every_page_says_which_version_it_is_read_under(self, coordinator: Desk, address: str) -> None:
        transition = address.removesuffix("/move")
        assert "version 2026-01." in said(coordinator.get(transition))
        accepted(coordinator, address)
        assert "version 2026-04." in said(coordinator.get(transition))


@pytest.mark.parametrize("page", ["/moving", "{move}", "{move}?change=4"])
def test_a_page_asks_eight_things_at_most_and_no_more_for_many(
    coordinator: Desk, harbour: Harbour, address: str, page: str
) -> None:
    page = page.format(move=address)
    coordinator.get(page)
    little = asked(coordinator, page)
    raised_before = Transition.objects.get(child=harbour.older)
    much_more(harbour, raised_before)
    assert asked(coordinator, page) == little
    assert little <= AT_MOST


def test_two_children_ask_no_more_than_one(coordinator: Desk, harbour: Harbour) -> None:
    decided(harbour)
    later = put_later(harbour, SLOWER, on=TODAY)
    coordinator.get("/moving")
    one = asked(coordinator, "/moving")
    put_in_force(files=pack_texts(PACK), from_date=TODAY, by=harbour.workers["hub guide"])
    raised(harbour, harbour.younger, key="k9")
    assert put_later(harbour, SLOWER, on=TODAY) == later
    assert "2 transitions still stand" in said(coordinator.get("/moving"))
    assert asked(coordinator, "/moving") == one
