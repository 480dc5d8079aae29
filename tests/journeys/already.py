"""What was recorded before a journey begins, without a screen: the journey is about what comes after it."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from held.engine.history import Answer
from held.record.actions.people.add_child import add_child
from held.record.actions.people.add_team import join_team
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.take_step import take_step
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from tests.journeys.people import AChild, Person, child_called

STEP_UP = "step up"


def recorded(
    step: str,
    *children: AChild,
    by: Person,
    comes_out: str | None = None,
    answers: Mapping[str, Answer] | None = None,
    beside: Mapping[str, Person] | None = None,
    procedure: str = STEP_UP,
    inner: str = "",
) -> None:
    asked = StepAsked(
        procedure=procedure,
        inner=inner,
        step=step,
        happened=datetime.now(UTC),
        parts=tuple(
            ChildsPart(child=child.public, outcome=comes_out, answers=answers or {}) for child in children
        ),
        others={role: person.worker.public for role, person in (beside or {}).items()},
    )
    answer = take_step(by=by.worker, asked=asked, key=secrets.token_urlsafe(8))
    assert isinstance(answer, Recorded), answer


def asked_for_a_step_up(*children: AChild, by: Person) -> None:
    answers: dict[str, Answer] = {
        "what kind of factors": ("recurring",),
        "the factors": "Two falls in a week.",
        "the level of need": "4",
        "why the present support is no longer enough": "Eight visits, and home is no calmer.",
    }
    recorded("ask for a step up", *children, by=by, answers=answers)


def moved_away_after_asking_for_a_step_up(child: AChild, *, by: Person, ended_by: Person) -> None:
    """Nothing more came of it."""
    asked_for_a_step_up(child, by=by)
    course = child.course
    assert course is not None
    end_transition(
        by=ended_by.worker,
        transition=course.transition,
        why=WhyItEnds.MOVED_AWAY,
        reason="To her grandmother, in another county.",
        happened=datetime.now(UTC),
        key=secrets.token_urlsafe(8),
    )


def discussed(*children: AChild, by: Person, beside: Person) -> None:
    """And it goes to the transfer meeting."""
    recorded(
        "hold the initial discussion",
        *children,
        by=by,
        comes_out="take to the transfer meeting",
        beside={"MASH manager": beside},
    )


def decided(*children: AChild, by: Person, beside: Person) -> None:
    """The transfer meeting decides to step up."""
    recorded(
        "hold the transfer meeting", *children, by=by, comes_out="step up", beside={"MASH manager": beside}
    )


def transferred(*children: AChild, by: Person, to: Person) -> None:
    recorded(
        "transfer the case",
        *children,
        by=by,
        answers={"who works with early help from today": to.worker.public},
    )


def visited(*children: AChild, by: Person, beside: Person) -> None:
    recorded(
        "make the joint visit",
        *children,
        by=by,
        comes_out="visited together",
        beside={"MASH worker": beside},
    )


def answers_for_every_child(who: Person) -> None:
    """From today on, in the team and the role they have."""
    post = who.worker.memberships.get()
    today = datetime.now(UTC).date()
    post.delete()
    join_team(
        by=None, worker=who.worker.public, team=post.team.public, role=post.role, since=today, sees_all=True
    )


def known_and_held_by_nobody(given_name: str, family_name: str, *, by: Person) -> AChild:
    """A child in the record with whom nobody works yet."""
    add_child(
        by=by.worker, given_name=given_name, family_name=family_name, born=date(2018, 6, 1), is_new=True
    )
    return child_called(given_name)


def numbers_of(child: AChild, step: str) -> Sequence[int]:
    """Of the entries that recorded this step."""
    assert child.course is not None
    return [told.number for told in child.course.told if told.step == step]
