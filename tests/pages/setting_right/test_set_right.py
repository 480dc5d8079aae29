"""An entry read and set right at screens, without scripts: what changes is shown before, both versions after."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse

from held.record.actions.people.case_note import case_note
from held.record.actions.transitions.set_right import correct
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.index.rebuild import differences
from held.record.reading.transitions.course import course
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.pages.conftest import Hired
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.people.county import MANY, many_in
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_set_right import weighed
from tests.record.transitions.test_take_step import asked, raised, with_the_principal


def entry(child: Child, number: int) -> str:
    return f"/children/{child.public}/entries/{number}"


def pressed(desk: Desk, page: HttpResponse, button: str, **typed: object) -> HttpResponse:
    """Sends the page's form with one of its buttons."""
    words = words_of(page)
    address = re.findall(r'<form method="post" action="([^"]+)"', words)[-1]
    return desk.send(address, {**fields_of(words), **typed, "do": button})


@pytest.fixture
def decided(harbour: Harbour) -> str:
    """The hub coordinator has recorded that the hub continues, which ended the crossing."""
    return entry(harbour.older, weighed(harbour, "hub continues").each[0].number)


class TestReading:
    def test_it_says_when_it_happened_when_it_was_recorded_by_whom_and_all_its_words(
        self, guide: Desk, harbour: Harbour
    ) -> None:
        number = raised(harbour, harbour.older).each[0].number
        page = said(guide.get(entry(harbour.older, number)))
        assert "Raise a concern In: Crossing from the hub to the bureau" in page
        assert (
            "Happened Monday 2 March 2026, 9am Recorded Monday 2 March 2026, 9am Recorded by Hub Guide"
            in page
        )
        assert "What worries you Nobody came to the door." in page
        assert "Set this right" in page

    def test_who_stood_in_the_first_version_alone_is_named_in_it(self, guide: Desk, harbour: Harbour) -> None:
        """Of so many in the role a page reads a few; who stands in the entry as it counts now is another."""
        raised(harbour, harbour.older)
        many_in("bureau principal", "shore bureau")
        first = Worker.objects.get(name=f"Far Person {MANY}")
        by = harbour.workers["hub coordinator"]
        was = asked(
            "weigh the evidence",
            harbour.older,
            outcome="postponed",
            others={"bureau principal": first.public},
        )
        recorded = take_step(by=by, asked=was, key="w")
        right = asked(
            "weigh the evidence", harbour.older, outcome="postponed", others=with_the_principal(harbour)
        )
        number = recorded.each[0].number
        correct(
            by=by,
            child=harbour.older.public,
            number=number,
            why="Another of that name.",
            asked=right,
            part=right.parts[0],
            key="r",
        )
        page = said(guide.get(entry(harbour.older, number)))
        assert f"With, as bureau principal {first.name}" in page
        assert "With, as bureau principal Changed Bureau Principal" in page

    def test_whoever_may_not_is_told_who_can(self, guide: Desk, decided: str) -> None:
        page = said(guide.get(decided))
        assert "Hub Coordinator recorded this. They, or a manager, can set it right." in page
        assert "Set this right" not in page
        refused = guide.get(f"{decided}/set-right")
        assert refused.status_code == 403
        assert "They, or a manager, can set it right." in said(refused)

    def test_what_follows_from_another_entry_has_nothing_to_set_right(
        self, guide: Desk, harbour: Harbour
    ) -> None:
        raised(harbour, harbour.older)
        began = Happening.objects.get(child=harbour.older, kind="began")
        page = said(guide.get(entry(harbour.older, began.number)))
        assert "follows from another one" in page

    def test_one_that_is_not_there_is_not_found(self, guide: Desk, harbour: Harbour) -> None:
        assert guide.get(entry(harbour.older, 99)).status_code == 404


class TestCorrecting:
    def checked(self, coordinator: Desk, harbour: Harbour, decided: str, **typed: object) -> HttpResponse:
        page = coordinator.get(f"{decided}/set-right?how=otherwise")
        typed.setdefault(f"outcome-{harbour.older.public}", "bureau joins")
        typed.setdefault("why", "I ticked the wrong line.")
        return pressed(coordinator, page, "check", **typed)

    def test_the_form_opens_with_what_was_recorded(
        self, coordinator: Desk, harbour: Harbour, decided: str
    ) -> None:
        fields = fields_of(words_of(coordinator.get(f"{decided}/set-right?how=otherwise")))
        assert fields[f"outcome-{harbour.older.public}"] == "hub continues"
        assert fields["happened"] == "Monday 2 March 2026, 9am"
        assert fields["other-bureau-principal"] == harbour.workers["bureau principal"].public

    def test_every_change_is_shown_before_it_is_confirmed(
        self, coordinator: Desk, harbour: Harbour, decided: str
    ) -> None:
        page = said(self.checked(coordinator, harbour, decided))
        assert "Changed Bureau joins" in page
        assert "Crossing from the hub to the bureau Ended, with harbour hub Goes on" in page
        assert (
            "Introduce the officer Not asked for Bureau Officer, bureau officer, by the end of Friday 6 March 2026"
            in page
        ) or "Introduce the officer Not asked for Bureau Officer, by the end of Friday 6 March 2026" in page
        assert "Harbour hub holds Wren, as before." in page
        assert "Hub Guide leads, as before." in page
        assert not Happening.objects.filter(kind="corrected").exists()

    def test_who_would_owe_it_is_named_in_the_team_that_holds_the_child(
        self, coordinator: Desk, hired: Hired, harbour: Harbour, decided: str
    ) -> None:
        hired("Una Other", role="hub coordinator")
        form = coordinator.get(f"{decided}/set-right?how=not-so")
        page = said(pressed(coordinator, form, "check", why="We never met."))
        assert "Weigh the evidence Not asked for You and Bureau Principal, by" in page
        assert "Una Other" not in page

    def test_then_both_versions_stand_side_by_side(
        self, coordinator: Desk, harbour: Harbour, decided: str
    ) -> None:
        done = pressed(coordinator, self.checked(coordinator, harbour, decided), "confirm")
        assert (done.status_code, done["Location"]) == (302, decided)
        page = said(coordinator.get(decided))
        assert "Weigh the evidence: bureau joins" in page
        first, second = page.index("As it was recorded"), page.index("As it is read now")
        assert "How it came out Hub continues" in page[first:second]
        assert "How it came out Changed Bureau joins" in page[second:]
        assert "Hub Coordinator, Monday 2 March 2026, 9am. Why: “I ticked the wrong line.”" in page[second:]
        assert Transition.objects.get(child=harbour.older).ended_at is None
        assert differences(child=harbour.older, moment=now()) == {}

    def test_a_double_click_corrects_once(self, coordinator: Desk, harbour: Harbour, decided: str) -> None:
        page = self.checked(coordinator, harbour, decided)
        pressed(coordinator, page, "confirm")
        assert pressed(coordinator, page, "confirm").status_code == 302
        assert Happening.objects.filter(kind="corrected").count() == 1

    def test_going_back_keeps_what_was_typed(self, coordinator: Desk, harbour: Harbour, decided: str) -> None:
        page = pressed(coordinator, self.checked(coordinator, harbour, decided), "change")
        fields = fields_of(words_of(page))
        assert fields[f"outcome-{harbour.older.public}"] == "bureau joins"
        assert fields["why"] == "I ticked the wrong line."

    def test_without_a_reason_it_is_asked_for(
        self, coordinator: Desk, harbour: Harbour, decided: str
    ) -> None:
        page = self.checked(coordinator, harbour, decided, why=" ")
        assert page.status_code == 422
        assert 'href="#why"' in words_of(page)
        assert "Say what was wrong, and how you know." in said(page)

    def test_where_nothing_is_changed_it_says_so(
        self, coordinator: Desk, harbour: Harbour, decided: str
    ) -> None:
        page = self.checked(
            coordinator, harbour, decided, **{f"outcome-{harbour.older.public}": "hub continues"}
        )
        assert page.status_code == 422
        assert "Nothing is different from what was recorded." in said(page)

    def test_what_was_recorded_meanwhile_shows_the_changes_anew(
        self, coordinator: Desk, harbour: Harbour, decided: str
    ) -> None:
        page = self.checked(coordinator, harbour, decided)
        case_note(by=harbour.workers["hub guide"], child=harbour.older.public, note="Seen at home.")
        again = pressed(coordinator, page, "confirm")
        assert again.status_code == 409
        assert "Something was recorded on this child meanwhile." in said(again)
        assert pressed(coordinator, again, "confirm").status_code == 302

    def test_a_time_that_was_left_alone_is_left_to_the_second(
        self, coordinator: Desk, harbour: Harbour, clock: time_machine.Traveller
    ) -> None:
        clock.shift(timedelta(seconds=37))
        number = weighed(harbour, "hub continues").each[0].number
        address = entry(harbour.older, number)
        pressed(coordinator, self.checked(coordinator, harbour, address), "confirm")
        told = course(Transition.objects.get(child=harbour.older).public).told[-1]
        assert (told.number, told.outcome) == (number, "bureau joins")
        assert told.happened == Happening.objects.get(child=harbour.older, number=number).happened

    def test_somebody_who_has_left_stays_named(
        self, coordinator: Desk, harbour: Harbour, decided: str
    ) -> None:
        harbour.workers["bureau principal"].is_active = False
        harbour.workers["bureau principal"].save()
        page = coordinator.get(f"{decided}/set-right?how=otherwise")
        assert "Bureau Principal, as it was recorded" in said(page)


class TestStriking:
    def test_what_is_wrong_is_asked_first(self, guide: Desk, harbour: Harbour) -> None:
        address = entry(harbour.older, raised(harbour, harbour.older).each[0].number)
        page = said(guide.get(f"{address}/set-right"))
        assert "It was about another child" in page
        assert "It happened, but something in it is wrong" in page
        assert "Choose what is wrong with it." in said(guide.get(f"{address}/set-right?go=yes"))

    def test_on_the_wrong_child_it_is_struck_and_the_right_one_looked_for(
        self, guide: Desk, harbour: Harbour
    ) -> None:
        address = entry(harbour.older, raised(harbour, harbour.older).each[0].number)
        page = guide.get(f"{address}/set-right?how=wrong-child")
        assert "Don’t name the other child here" in said(page)
        checked = pressed(guide, page, "check", why="I had two records open.")
        assert "Bureau Principal, bureau principal was told of it, and is told of this." in said(checked)
        assert "Concern sheet went to shore bureau, who is told of this." in said(checked)
        assert "until a manager ends it as begun in error" in said(checked)
        done = pressed(guide, checked, "confirm")
        assert done["Location"] == f"{address}?then=right-child"
        after = said(guide.get(done["Location"]))
        assert (
            "This counts no more. Struck by Hub Guide, Monday 2 March 2026, 9am: I had two records open."
            in after
        )
        assert "Find the right child" in after
        assert "Find the right child" not in said(guide.get(address))
        assert Notice.objects.filter(says__startswith="Set right").count() == 2

    def test_a_manager_is_led_on_to_ending_what_began_with_it(
        self, guide: Desk, coordinator: Desk, harbour: Harbour
    ) -> None:
        address = entry(harbour.older, raised(harbour, harbour.older).each[0].number)
        page = pressed(guide, guide.get(f"{address}/set-right?how=not-so"), "check", why="It was a dream.")
        pressed(guide, page, "confirm")
        assert "A manager can end it" in said(guide.get(address))
        transition = Transition.objects.get(child=harbour.older)
        assert f'href="/transitions/{transition.public}/end"' in words_of(coordinator.get(address))

    def test_a_note_is_struck_and_nothing_follows(self, guide: Desk, harbour: Harbour) -> None:
        number = case_note(by=harbour.workers["hub guide"], child=harbour.older.public, note="Seen at home.")
        address = entry(harbour.older, number)
        assert "something in it is wrong" not in said(guide.get(f"{address}/set-right"))
        page = pressed(guide, guide.get(f"{address}/set-right?how=not-so"), "check", why="Another house.")
        assert "Nothing follows from it" in said(page)
        assert pressed(guide, page, "confirm").status_code == 302
        assert "This counts no more." in said(guide.get(address))
        assert guide.get(f"{address}/set-right").status_code == 403

    def test_without_a_reason_it_is_asked_for(self, guide: Desk, harbour: Harbour) -> None:
        address = entry(harbour.older, raised(harbour, harbour.older).each[0].number)
        page = pressed(guide, guide.get(f"{address}/set-right?how=not-so"), "check", why="")
        assert page.status_code == 422
        assert "Say what was wrong, and how you know." in said(page)
        assert not Happening.objects.filter(kind="struck").exists()
