"""What happens to a family in a year: steps taken as they are owed, mostly in time, with one outcome or another."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from held.engine.calendar import LONDON, calendar_of
from held.engine.situation import OwedDuty, Situation
from held.language.events import Taking
from held.language.norms import Ends
from held.language.pack import Pack
from held.language.times import Within
from held.record.actions.care.look_at_plan import look_at_plan
from held.record.actions.transitions.take_step import take_step
from held.record.clock import standing_at
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.reading.transitions.course import Course, courses
from held.simulation.answering import answers_to, the_others
from held.simulation.families import InventedFamily
from held.simulation.invented.texts import words_about
from held.simulation.staff import Hand

OFFICE_OPENS, OFFICE_CLOSES = 9, 17
MOST_STEPS = 40
ONE_IN_TEN = 0.1
GOES_ON = 4


@dataclass
class Authority:
    """Who works where, what is drawn next, and which outcomes there have been, so that each has its turn."""

    pack: Pack
    hands: tuple[Hand, ...]
    draw: random.Random
    taken: Counter[tuple[str, str | None]] = field(default_factory=Counter)

    def turn(self, step: str, outcome: str | None) -> tuple[int, float]:
        """Whose turn it is: an outcome that something follows from comes more often than one that ends it all."""
        weight = GOES_ON if (step, outcome) not in self.endings else 1
        return self.taken[(step, outcome)] // weight, self.draw.random()

    @cached_property
    def endings(self) -> frozenset[tuple[str, str | None]]:
        """Every step and outcome that ends a transition."""
        return frozenset(
            (occurrence.step, outcome)
            for procedure in self.pack.procedures.values()
            for norm in procedure.norms
            if isinstance(norm, Ends) and not procedure.is_inner
            for occurrence in norm.event.any_of
            if isinstance(occurrence, Taking)
            for outcome in occurrence.outcomes
        )

    def somebody(self, roles: tuple[str, ...], *, rather: Hand | None = None) -> Hand:
        """Somebody who stands in one of the roles; `rather` where they do."""
        if rather is not None and (not roles or rather.role in roles):
            return rather
        return self.draw.choice([hand for hand in self.hands if not roles or hand.role in roles])


@dataclass(frozen=True)
class NextStep:
    procedure: str
    inner: str
    step: str
    role: str | None
    at: datetime


def live(
    authority: Authority, children: tuple[str, ...], lead: Hand, *, began: datetime, until: datetime
) -> None:
    """One transition of these brothers and sisters, from `began` on, as far as it has come by `until`."""
    first = _first_step(authority, began)
    if first is None or not _take(authority, children, lead, first):
        return
    for _ in range(MOST_STEPS):
        coming = _next(authority, children[0], after=first.at)
        if coming is None or coming.at > until or _is_forgotten(authority, coming, until):
            return
        if not _take(authority, children, lead, coming):
            return
        first = coming


def _is_forgotten(authority: Authority, coming: NextStep, until: datetime) -> bool:
    """Now and then something has been due for a day or more and nobody has done it yet."""
    return until - coming.at < timedelta(days=5) and authority.draw.random() < ONE_IN_TEN * 2


def last_end(child: str, moment: datetime) -> datetime | None:
    """When the child's last transition ended; None while one is open."""
    with standing_at(moment):
        found = courses([child])[child]
    ends = [course.ended for course in found]
    return max((end for end in ends if end), default=None) if all(ends) else None


def look_at_plans(authority: Authority, family: InventedFamily, *, until: datetime) -> None:
    """The plan is looked at whenever it is due, by whoever leads, until then. Where a transition is open it is not."""
    for child in family.children:
        at = family.opened
        while True:
            review = calendar_of(authority.pack).due(Within(authority.pack.review_every, "weeks"), at)
            at = in_the_office(
                authority.pack, review - timedelta(days=authority.draw.randint(1, 9)), authority.draw
            )
            if at >= until:
                break
            with standing_at(at):
                note = words_about("how the plan goes", authority.draw)
                look_at_plan(by=family.lead.worker, child=child, note=note)


def _first_step(authority: Authority, began: datetime) -> NextStep | None:
    """A beginning that was taken least so far."""
    beginnings = [
        (procedure, step)
        for procedure in authority.pack.procedures.values()
        if not procedure.is_inner
        for step in procedure.begins_with
    ]
    procedure, step = min(
        beginnings, key=lambda pair: (authority.taken[(pair[1], None)], authority.draw.random())
    )
    authority.taken[(step, None)] += 1
    return NextStep(procedure.name, "", step, None, in_the_office(authority.pack, began, authority.draw))


def _next(authority: Authority, child: str, *, after: datetime) -> NextStep | None:
    """Of what is owed and can be done, the soonest due; done on a day up to then, or now and then too late."""
    with standing_at(after + timedelta(seconds=1)):
        running = [course for course in courses([child])[child] if course.ended is None]
    if not running:
        return None
    course = running[-1]
    situation = course.situation(after + timedelta(seconds=1))
    able = {(standing.run, standing.step) for standing in situation.steps if standing.state == "open"}
    owed = [duty for duty in situation.duties if (duty.run, duty.step) in able]
    if owed:
        duty = min(owed, key=lambda each: each.due)
        return NextStep(
            course.procedure.name,
            _inner_of(situation, duty.run),
            duty.step,
            duty.role,
            _when(authority, after, duty),
        )
    return _begin_inner(authority, course, situation, after)


def _begin_inner(
    authority: Authority, course: Course, situation: Situation, after: datetime
) -> NextStep | None:
    for duty in situation.inner_owed:
        inner = authority.pack.procedures.get(duty.step)
        if inner is not None:
            return NextStep(
                course.procedure.name, inner.name, inner.begins_with[0], None, _when(authority, after, duty)
            )
    return None


def _inner_of(situation: Situation, run: str) -> str:
    return next((inner.procedure for inner in situation.inner if inner.run == run), "")


def _when(authority: Authority, after: datetime, duty: OwedDuty) -> datetime:
    """Mostly a while before it is due, now and then a day or two after."""
    late = authority.draw.random() < ONE_IN_TEN
    last = duty.due + timedelta(days=authority.draw.choice((1, 2))) if late else duty.due
    room = max((last - after).total_seconds(), 3600)
    share = authority.draw.uniform(0.8, 1) if late else authority.draw.uniform(0.15, 0.85)
    return in_the_office(
        authority.pack, after + timedelta(seconds=room * share), authority.draw, not_before=after
    )


def in_the_office(
    pack: Pack, moment: datetime, draw: random.Random, *, not_before: datetime | None = None
) -> datetime:
    """The nearest time at which people are at work; never before `not_before`."""
    local = moment.astimezone(LONDON)
    while not calendar_of(pack).is_working_day(local.date()):
        local += timedelta(days=1)
    if not OFFICE_OPENS <= local.hour < OFFICE_CLOSES:
        local = local.replace(
            hour=draw.randint(OFFICE_OPENS, OFFICE_CLOSES - 1), minute=draw.choice((0, 10, 25, 40))
        )
    local = local.replace(second=0, microsecond=0)
    if not_before is not None and local <= not_before:
        return not_before + timedelta(minutes=10)
    return local


def _take(authority: Authority, children: tuple[str, ...], lead: Hand, coming: NextStep) -> bool:
    """Whether some outcome could be recorded. Each outcome has its turn; one that is refused gives way to the next."""
    pack = authority.pack
    step = pack.procedures[coming.inner or coming.procedure].steps[coming.step]
    roles = (coming.role,) if coming.role else step.roles
    by = authority.somebody(tuple(role for role in roles if role), rather=lead)
    outcomes: list[str | None] = list(step.outcomes) or [None]
    outcomes.sort(key=lambda outcome: authority.turn(step.name, outcome))
    for outcome in outcomes:
        with standing_at(coming.at):
            parts = tuple(
                ChildsPart(
                    child=child,
                    outcome=outcome,
                    answers=answers_to(
                        step, pack=pack, hands=authority.hands, by=by, moment=coming.at, draw=authority.draw
                    ),
                )
                for child in children
            )
            asked = StepAsked(
                procedure=coming.procedure,
                inner=coming.inner,
                step=step.name,
                happened=coming.at,
                parts=parts,
                others=the_others(step, by=by, hands=authority.hands, draw=authority.draw),
            )
            if isinstance(take_step(by=by.worker, asked=asked, key=""), Recorded):
                authority.taken[(step.name, outcome)] += 1
                return True
    return False
