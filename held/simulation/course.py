"""What happens to a family in a year: steps taken as they are owed, mostly in time, with one outcome or another."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from held.engine.calendar import calendar_of
from held.engine.situation import OwedDuty, Situation, StepStanding
from held.language.norms import Opening
from held.language.pack import Pack, Procedure
from held.language.times import Within
from held.record.actions.care.look_at_plan import look_at_plan
from held.record.actions.transitions.take_step import take_step
from held.record.clock import standing_at
from held.record.reading.people.child import identity
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.reading.transitions.course import Course, courses
from held.simulation.answering import answers_to, the_others
from held.simulation.families import InventedFamily
from held.simulation.invented.texts import words_about
from held.simulation.office_hours import in_the_office
from held.simulation.outcomes import Outcomes
from held.simulation.staff import Hand

MOST_STEPS = 40
GOES_ON = 4
ONE_IN_TEN = 0.1


@dataclass
class Authority:
    """Who works where, what is drawn next, and which outcomes there have been, so that each has its turn."""

    pack: Pack
    hands: tuple[Hand, ...]
    draw: random.Random
    outcomes: Outcomes
    taken: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    begun: Counter[tuple[str, str]] = field(default_factory=Counter)

    def turn(self, step: str, outcome: str | None) -> tuple[int, float]:
        """Whose turn it is: an outcome comes the more often the more steps follow from it."""
        weight = 1 + min(self.outcomes.leads_on[(step, outcome)], GOES_ON)
        return self.taken[(step, outcome)] // weight, self.draw.random()

    def beginnings(self) -> list[tuple[Procedure, str]]:
        """Every way in which a transition can begin, the one taken least so far first. The urgent one's come twice."""
        found = [
            (procedure, step)
            for procedure in self.pack.procedures.values()
            if not procedure.is_inner
            for step in procedure.begins_with
        ]
        often = {self.pack.urgent[0]: 2}
        begun = {
            (one.name, step): self.begun[(one.name, step)] // often.get(one.name, 1) for one, step in found
        }
        return sorted(found, key=lambda each: (begun[(each[0].name, each[1])], self.draw.random()))

    def who_leads_next(self) -> Hand:
        """Somebody in the role that leads where the way taken least so far begins."""
        procedure, _ = self.beginnings()[0]
        return self.somebody((procedure.lead_at_start or "",))

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


def live(authority: Authority, family: InventedFamily, *, began: datetime, until: datetime) -> bool:
    """One transition of these brothers and sisters, from `began` on, as far as it has come by `until`.

    False where none begins: nothing leads on from where they are.
    """
    first = _first_step(authority, family, began)
    if first is None or not _take(authority, family, first):
        return False
    for _ in range(MOST_STEPS):
        coming = _next(authority, family.children[0], after=first.at)
        if coming is None or coming.at > until or _is_forgotten(authority, coming, until):
            break
        if not _take(authority, family, coming):
            break
        first = coming
    return True


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
                look_at_plan(by=_leading(authority, family).worker, child=child, note=note)


def _leading(authority: Authority, family: InventedFamily) -> Hand:
    """Whoever leads at this moment; who led first where the record names nobody of these hands."""
    lead = identity(family.children[0]).lead
    found = [hand for hand in authority.hands if lead and hand.worker.public == lead.worker.public]
    return found[0] if found else family.lead


def _first_step(authority: Authority, family: InventedFamily, began: datetime) -> NextStep | None:
    """Of the beginnings of where the child is, the one that was taken least so far."""
    at = in_the_office(authority.pack, began, authority.draw)
    with standing_at(at):
        held_by = {held.service for held in identity(family.children[0]).held_by}
    for procedure, step in authority.beginnings():
        if procedure.comes_from in held_by:
            authority.begun[(procedure.name, step)] += 1
            return NextStep(procedure.name, "", step, None, at)
    return None


def _next(authority: Authority, child: str, *, after: datetime) -> NextStep | None:
    """Of what is owed and can be done, the soonest due; done on a day up to then, or now and then too late.

    Now and then, and where nothing owed can be done, what is open and nobody owes.
    """
    with standing_at(after + timedelta(seconds=1)):
        running = [course for course in courses([child])[child] if course.ended is None]
    if not running:
        return None
    course = running[-1]
    situation = course.situation(after + timedelta(seconds=1))
    able = {(standing.run, standing.step) for standing in situation.steps if standing.state == "open"}
    owed = [duty for duty in situation.duties if (duty.run, duty.step) in able]
    offered = _offered(authority, course, situation, after)
    if owed and (offered is None or authority.draw.random() >= ONE_IN_TEN):
        duty = min(owed, key=lambda each: each.due)
        return NextStep(
            course.procedure.name,
            _inner_of(situation, duty.run),
            duty.step,
            duty.role,
            _when(authority, after, duty),
        )
    return _begin_inner(authority, course, situation, after) or offered


def _offered(authority: Authority, course: Course, situation: Situation, after: datetime) -> NextStep | None:
    """Something that may be done and that nobody owes. What is for safety, or ends it all, is left for emergencies."""
    owed = {(duty.run, duty.step) for duty in situation.duties}
    free = [
        standing
        for standing in situation.steps
        if standing.state == "open"
        and not standing.for_safety
        and (standing.run, standing.step) not in owed
        and (standing.step, None) not in authority.outcomes.endings
    ]
    if not free:
        return None
    standing = authority.draw.choice(free)
    at = after + timedelta(days=authority.draw.randint(1, 3))
    return NextStep(
        course.procedure.name,
        _inner_of(situation, standing.run),
        standing.step,
        _opened_to(standing),
        in_the_office(authority.pack, at, authority.draw, not_before=after),
    )


def _opened_to(standing: StepStanding) -> str | None:
    """The role that may take what is open, where the sentence that opens it names one."""
    return next((norm.role for norm in standing.opened_by if isinstance(norm, Opening) and norm.role), None)


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


def _take(authority: Authority, family: InventedFamily, coming: NextStep) -> bool:
    """Whether some outcome could be recorded. Each outcome has its turn; one that is refused gives way to the next."""
    pack = authority.pack
    step = pack.procedures[coming.inner or coming.procedure].steps[coming.step]
    roles = (coming.role,) if coming.role else step.roles
    with standing_at(coming.at):
        lead = _leading(authority, family)
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
                        step,
                        pack=pack,
                        hands=authority.hands,
                        by=by,
                        moment=coming.at,
                        draw=authority.draw,
                        years=years,
                    ),
                )
                for child, years in zip(family.children, family.years, strict=True)
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
