"""What was recorded on a child's record by one press, and how it stands now: a card for the page that follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from held.engine.situation import Situation
from held.pages.components.links import Link
from held.pages.transitions.addresses import run_address, step_address
from held.pages.transitions.cited import cited
from held.pages.transitions.clauses import recorded_as
from held.pages.transitions.following import (
    Line,
    asks_for,
    citations,
    duties_by_step,
    hold_together,
    services,
)
from held.pages.transitions.parties import Around, together
from held.pages.transitions.standing import inner_of
from held.pages.transitions.told_under import told_under
from held.pages.transitions.went_out import WentOut, went_out
from held.pages.transitions.whose_names import whose_names
from held.pages.wording.dates import full_time
from held.pages.wording.deadlines import by_when
from held.pages.wording.phrases import capital
from held.record.reading.care.holding_teams import Teams
from held.record.reading.people.colleagues import Colleagues, colleagues
from held.record.reading.transitions.answers import RecordedFor
from held.record.reading.transitions.course import Course, courses


@dataclass(frozen=True)
class RecordedChild:
    """`yours`: what whoever recorded it owes next, each a link to its form. `sent`: what went out with it, and to whom.
    `whole`: the address of the whole transition. `begins`: the title of what began because this ended; empty for nothing."""

    called: str
    whole: str
    title: str
    step: str
    outcome: str
    happened: str
    kind: str
    owed: tuple[Line, ...]
    yours: tuple[Link, ...]
    stands: tuple[str, ...]
    sent: tuple[WentOut, ...]
    ended_with: str
    begins: str


def recorded_children(
    worker: AbstractBaseUser, written: Sequence[RecordedFor], called: Mapping[str, str], teams: Teams
) -> tuple[tuple[RecordedChild, ...], tuple[Course, ...]]:
    """Of the children in `called` (id to name), with the courses it was recorded in. In two queries."""
    numbers = {(one.child, one.transition): one.number for one in written}
    runs = courses(one.child for one in written if one.child in called)
    mine = tuple(
        run for of_child in runs.values() for run in of_child if (run.child, run.transition) in numbers
    )
    named = whose_names(mine)
    near = named.teams.union(*teams.values())
    people = colleagues(by=worker, ids=named.ids, roles=named.roles, near=near)
    cards = tuple(
        recorded_in(
            run,
            numbers[run.child, run.transition],
            called[run.child],
            people,
            worker.public,
            teams.get(run.child, frozenset()),
        )
        for run in mine
    )
    return cards, mine


def recorded_in(
    run: Course, number: int, called: str, people: Colleagues, me: str, teams: frozenset[str]
) -> RecordedChild:
    """Under this number; `teams`: those that hold the child. Of a round it says nothing of who holds or leads."""
    situation = run.situation(timezone.now())
    told = next(told for told in run.told if told.number == number)
    around = Around(
        pack=run.pack,
        procedure=run.procedure,
        situation=situation,
        colleagues=people,
        me=me,
        teams=teams,
    )
    kind = recorded_as(told_under(told), told.step)
    owed = duties_by_step(situation)
    owing = {key: capital(together(around.owes(duties[0])) or "somebody") for key, duties in owed.items()}
    return RecordedChild(
        called=called,
        whole=run_address(run.child, run.transition),
        title=run.procedure.title,
        step=capital(told.step),
        outcome=told.outcome or "",
        happened=full_time(told.happened),
        kind=kind.kind if kind else "",
        owed=tuple(
            Line(
                owing[key],
                f"{duties[0].force} {asks_for(duties[0])}, {by_when(duties[0].due, situation.moment)}",
                cited(citations(duties), run.procedure),
            )
            for key, duties in owed.items()
        ),
        yours=tuple(
            Link(
                capital(step),
                step_address(run.child, run.procedure.name, step, inner=inner_of(situation, inner)),
                f"for {called}",
            )
            for (inner, step) in owed
            if owing[inner, step].startswith("You") and step not in run.procedure.inside
        ),
        stands=_stands(situation, around, called) if run.child else (),
        sent=went_out(run, around, number=number),
        ended_with=run.ended_with,
        begins=_begins(run, situation),
    )


def _begins(run: Course, situation: Situation) -> str:
    begins = situation.ended.begins if situation.ended else None
    return run.pack.procedures[begins].title if begins else ""


def _stands(situation: Situation, around: Around, called: str) -> tuple[str, ...]:
    """Who holds and who leads now."""
    lead = around.lead()
    said = [f"{hold_together(services(situation), called)} now."]
    if lead:
        name = capital(around.person(lead).name)
        said.append(f"{name} {'lead' if name == 'You' else 'leads'}.")
    return tuple(said)
