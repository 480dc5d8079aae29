"""An urgent call that no procedure took up is a need: it waits in a tray, held there in time, until it is answered."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from held.record.actions.cannot import CanNot
from held.record.actions.care.answer_call import answer_call
from held.record.actions.care.close_episode import close_episode
from held.record.actions.care.open_episode import open_episode
from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.people.add_child import add_child
from held.record.actions.rebuild import compare_all, rebuild_all
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.promise import Kept
from held.record.reading.work.nobody import board
from held.record.reading.work.tray import tray
from held.record.reading.work.waiting_calls import waiting_calls
from held.record.tables.care.contact import Contact
from held.record.tables.care.holding import Holding
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.transitions.transition import Transition
from tests.record.promise_counted import children_without, kept
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked

TUESDAY_NIGHT = datetime(2026, 3, 3, 23, 59, 59, tzinfo=UTC)
LACKS_ALL = (
    "a service that holds them",
    "a lead who can be rung",
    "a next duty with an owner and a date",
)


@pytest.fixture
def robin(harbour: Harbour) -> Child:
    """A child with whom nobody works."""
    public = add_child(
        by=harbour.workers["hub guide"],
        family_name="Finch",
        given_name="Robin",
        born=date(2020, 1, 1),
        is_new=True,
    )
    return Child.objects.get(public=public)


def called(harbour: Harbour, child: Child, *, key: str = "k") -> int:
    return record_urgent_call(
        by=harbour.workers["hub guide"],
        children=[child.public],
        words={"outcome": "immediate danger", "answers": {"what is happening": "Seen alone at the wall."}},
        happened=now(),
        key=key,
    )


def answered(harbour: Harbour, child: Child, *, by: str = "bureau officer", **how: object) -> int:
    done = {"what_was_done": "Visited; he is with his aunt."} | how
    return answer_call(by=harbour.workers[by], child=child.public, **done)  # type: ignore[arg-type]


def whole() -> None:
    """The index is what the histories say, before and after it is written anew."""
    assert [found for found in compare_all() if found] == []
    list(rebuild_all())
    assert [found for found in compare_all() if found] == []


def test_it_waits_in_the_tray_that_was_rung_and_is_held_there(harbour: Harbour, robin: Child) -> None:
    called(harbour, robin)
    assert kept() == Kept(children=3, without=0, held=3, led=3, owed=3)
    (line,) = tray(harbour.workers["bureau officer"]).duties.lines
    assert (line.child_name, line.step, line.team, line.due, line.form) == (
        "Robin Finch",
        "answer the urgent call",
        "Shore desk",
        TUESDAY_NIGHT,
        "answer call",
    )
    assert [(one.child_name, one.team) for one in board().pending] == [("Robin Finch", "Shore desk")]
    (call,) = waiting_calls(robin.public)
    assert (call.by_name, call.tray, call.outcome) == ("Hub Guide", "Shore desk", "immediate danger")
    assert call.answers == {"what is happening": "Seen alone at the wall."}
    whole()


def test_without_a_call_the_child_has_no_needs(harbour: Harbour, robin: Child) -> None:
    assert kept().children == 2


def test_not_answered_in_time_the_child_has_nobody(
    harbour: Harbour, robin: Child, clock: time_machine.Traveller
) -> None:
    called(harbour, robin)
    clock.move_to(TUESDAY_NIGHT)
    assert kept().without == 0
    clock.shift(timedelta(seconds=2))
    (found,) = children_without()
    assert (found.name, found.lacks) == ("Robin Finch", LACKS_ALL[:2])
    assert (found.service, found.rung) == ("Shore desk", datetime(2026, 3, 2, 9, tzinfo=UTC))
    assert [one.name for one in board().without] == ["Robin Finch"]


def test_where_there_is_no_desk_the_child_has_nobody_at_once(harbour: Harbour, robin: Child) -> None:
    Team.objects.update(is_duty_desk=False)
    called(harbour, robin)
    (found,) = children_without()
    assert (found.name, found.lacks) == ("Robin Finch", LACKS_ALL)
    whole()
    answered(harbour, robin, by="hub coordinator")
    assert kept().without == 0


def test_a_desk_with_nobody_at_it_holds_nobody(harbour: Harbour, robin: Child) -> None:
    called(harbour, robin)
    Membership.objects.filter(team__name="Shore desk").update(until=date(2026, 3, 1))
    (found,) = children_without()
    assert found.lacks == LACKS_ALL


def test_a_desk_with_somebody_at_it_is_rung_first(harbour: Harbour, robin: Child) -> None:
    Team.objects.create(id=-1, name="An empty desk", service="harbour hub", is_duty_desk=True)
    called(harbour, robin)
    assert Contact.objects.get().team == Team.objects.get(name="Shore desk")


def test_of_two_calls_the_one_past_its_time_counts(
    harbour: Harbour, robin: Child, clock: time_machine.Traveller
) -> None:
    called(harbour, robin)
    clock.move_to(TUESDAY_NIGHT + timedelta(hours=9))
    called(harbour, robin, key="again")
    assert [found.name for found in children_without()] == ["Robin Finch"]
    answered(harbour, robin)
    assert kept() == Kept(children=2, without=0, held=2, led=2, owed=2)
    assert waiting_calls(robin.public) == ()
    whole()


def test_a_child_whom_a_team_holds_is_answered_for_there(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    called(harbour, harbour.older)
    assert Contact.objects.get().team == Team.objects.get(name="Quay team")
    clock.move_to(TUESDAY_NIGHT + timedelta(days=1))
    assert kept().without == 0, "the child has a service, a lead and a duty all the while"
    (line,) = board().pending
    assert line.due < now()
    answered(harbour, harbour.older, by="hub guide")
    assert board().pending == ()
    whole()


def test_a_call_outlives_the_work_with_the_child(harbour: Harbour) -> None:
    called(harbour, harbour.older)
    close_episode(by=harbour.workers["hub guide"], child=harbour.older.public, reason="All is well.")
    assert kept().children == 2
    whole()


@pytest.mark.parametrize("by", ["bureau officer", "bureau principal"])
def test_whoever_is_at_a_desk_may_answer(harbour: Harbour, robin: Child, by: str) -> None:
    called(harbour, robin)
    answered(harbour, robin, by=by)
    assert kept().children == 2


def test_somebody_elses_team_may_not(harbour: Harbour, robin: Child) -> None:
    called(harbour, robin)
    with pytest.raises(CanNot, match="Shore desk was rung about Robin Finch"):
        answered(harbour, robin, by="hub coordinator")
    assert kept().children == 3


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"what_was_done": " "}, "Say what was done"),
        ({"happened": datetime(2026, 3, 2, 8, tzinfo=UTC)}, "answered after it came"),
        ({"happened": datetime(2026, 3, 2, 10, tzinfo=UTC)}, "Give a time that has passed"),
    ],
)
def test_an_answer_says_what_was_done_and_when(
    harbour: Harbour, robin: Child, how: dict[str, object], says: str
) -> None:
    called(harbour, robin)
    with pytest.raises(CanNot, match=says):
        answered(harbour, robin, **how)


def test_it_is_answered_once(harbour: Harbour, robin: Child) -> None:
    called(harbour, robin)
    assert answered(harbour, robin, key="a") == answered(harbour, robin, key="a")
    with pytest.raises(CanNot, match="No call about Robin Finch waits"):
        answered(harbour, robin, key="b")


def taken_on(harbour: Harbour, child: Child) -> None:
    guide = harbour.workers["hub guide"]
    open_episode(by=guide, child=child.public, lead=guide.public, role="hub guide", service="harbour hub")


def taken_up(harbour: Harbour, child: Child) -> None:
    step = asked("sound the lamp line", child, outcome="immediate danger")
    take_step(by=harbour.workers["hub guide"], asked=step, key="u")


@pytest.mark.parametrize("answers", [taken_on, taken_up])
def test_work_that_begins_answers_it(
    harbour: Harbour, robin: Child, answers: Callable[[Harbour, Child], None]
) -> None:
    called(harbour, robin)
    answers(harbour, robin)
    assert waiting_calls(robin.public) == ()
    assert not tray(harbour.workers["bureau officer"]).duties.lines or answers is taken_up
    whole()


def test_what_was_begun_in_error_answers_nothing(harbour: Harbour) -> None:
    child = harbour.older
    called(harbour, child)
    taken_up(harbour, child)
    assert waiting_calls(child.public) == ()
    end_transition(
        by=harbour.workers["hub coordinator"],
        transition=Transition.objects.get().public,
        why=WhyItEnds.BEGUN_IN_ERROR,
        reason="Another child.",
        happened=now(),
        key="e",
    )
    assert len(waiting_calls(child.public)) == 1
    assert tray(harbour.workers["hub coordinator"]).duties.lines[0].step == "answer the urgent call"
    whole()


def test_of_two_services_that_hold_a_child_the_one_whose_desk_the_button_names_has_the_call(
    harbour: Harbour,
) -> None:
    Holding.objects.create(
        child=harbour.older, service="shore bureau", team=Team.objects.get(name="Shore desk"), since=now()
    )
    called(harbour, harbour.older)
    assert Contact.objects.get().team == Team.objects.get(name="Shore desk")
