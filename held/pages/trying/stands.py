"""How the invented child's procedure stands, step by step: what may be done and by whom, what is owed, what is stopped.

Every step leads to the form on which it can be tried, whatever its state.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from held.engine.looking import whose
from held.engine.rehearsal import Rehearsed
from held.engine.situation import OwedDuty, Situation, StepStanding
from held.engine.wording import the_roles
from held.language.norms import Opening
from held.language.pack import Procedure
from held.pages.components.links import Link
from held.pages.components.steps import StepRow
from held.pages.transitions.cited import cited
from held.pages.transitions.following import asks_for, citations, duties_by_step
from held.pages.transitions.standing import by_statute
from held.pages.trying.opened import Trying
from held.pages.trying.ways import line_address, way_to_try
from held.pages.trying.whoever import called
from held.pages.wording import marks
from held.pages.wording.deadlines import by_when, was_due
from held.pages.wording.marks import Mark, Shape
from held.pages.wording.phrases import capital, curly

AT_ANY_TIME = Mark("At any time", Shape.NOT)
MAY_BEGIN = Mark("May begin", Shape.OPEN)


@dataclass(frozen=True)
class Stands:
    """`now` soonest first; `rest`: done, replaced, or not asked for."""

    now: tuple[StepRow, ...]
    rest: tuple[StepRow, ...]


def stands(trying: Trying, ran: Rehearsed) -> Stands:
    """While nothing has begun, how it may begin and nothing else."""
    situation = ran.situation
    if not ran.has_begun:
        beginnings = [
            one for one in situation.steps if one.step in trying.procedure.begins_with and not one.run
        ]
        return Stands(tuple(_row(trying, ran, one, ()) for one in beginnings), ())
    owed = duties_by_step(situation)
    now: list[tuple[tuple[int, float], StepRow]] = []
    rest: list[StepRow] = []
    for one in situation.steps:
        duties = owed.get((one.run, one.step), ())
        row = _row(trying, ran, one, duties)
        if duties or one.state in ("open", "stopped"):
            rank = 0 if duties else 2 if one.for_safety else 1
            now.append(((rank, duties[0].due.timestamp() if duties else 0), row))
        else:
            rest.append(row)
    for (_, name), duties in owed.items():
        if name in trying.procedure.inside:
            now.append(((0, duties[0].due.timestamp()), _inner_row(trying, situation, duties)))
    now.sort(key=lambda ranked: ranked[0])
    begins = [row for inner in situation.may_begin for row in _beginnings(trying, inner)]
    return Stands((*(row for _, row in now), *begins), tuple(rest))


def procedure_of(trying: Trying, situation: Situation, run: str) -> Procedure:
    """The procedure that a run belongs to: the transition's own, or the one inside."""
    name = next((one.procedure for one in situation.inner if one.run == run), trying.procedure.name)
    return trying.pack.procedures[name]


def owner_of(trying: Trying, situation: Situation, duty: OwedDuty) -> str:
    """Who owes a duty, as a sentence says them."""
    procedure = procedure_of(trying, situation, duty.run)
    if duty.step in procedure.steps:
        return whose(procedure, duty)
    return f"the {duty.role}" if duty.role else called(trying.pack, situation.lead)


def _row(trying: Trying, ran: Rehearsed, one: StepStanding, duties: tuple[OwedDuty, ...]) -> StepRow:
    situation = ran.situation
    procedure = procedure_of(trying, situation, one.run)
    first = duties[0] if duties else None
    stopped = one.state == "stopped"
    inner = procedure if one.run else None
    says = [f"{capital(procedure.title)}."] if inner else []
    says.append(_who_and_when(trying, situation, one, first, procedure))
    if one.state != "open":
        says.extend(reason.says for reason in one.reasons)
    reasons = one.reasons if stopped else ()
    cites = (*citations(duties), *(reason.cites for reason in reasons)) or one.cites
    return StepRow(
        mark=AT_ANY_TIME if one.for_safety and not first else marks.step_mark(one, first, situation.moment),
        what=_to_try(trying, one.step, inner),
        says=tuple(line for line in says if line),
        way=way_to_try(trying, ran, one, first) if stopped else None,
        cites=cited(cites, procedure),
        why=" ".join(by_statute(duties)),
        is_stopped=stopped,
        is_bad=bool(first and first.late),
        is_quiet=one.state not in ("open", "stopped"),
    )


def _to_try(trying: Trying, step: str, inner: Procedure | None) -> Link:
    return Link(capital(curly(step)), line_address(trying, step, inner), ": try it")


def _who_and_when(
    trying: Trying,
    situation: Situation,
    one: StepStanding,
    first: OwedDuty | None,
    procedure: Procedure,
) -> str:
    if first:
        verb = "must" if first.force == "must" else "should"
        return f"{capital(owner_of(trying, situation, first))} {verb}, {when_due(situation, first)}."
    if one.state not in ("open", "stopped"):
        return ""
    anyone = any(isinstance(norm, Opening) and norm.anyone for norm in one.opened_by)
    own = next((norm.role for norm in one.opened_by if isinstance(norm, Opening) and norm.role), None)
    who = "anyone" if anyone else the_roles(procedure.steps[one.step], (own,) if own else ())
    return f"{capital(who)} may do it now." if one.state == "open" else f"For {who}."


def when_due(situation: Situation, duty: OwedDuty) -> str:
    """ "by the end of Thursday 5 March 2026"; whose time it is, where no clause gives one."""
    said = (
        f"and it {was_due(duty.due, situation.moment)}" if duty.late else by_when(duty.due, situation.moment)
    )
    ours = " (the authority’s own time, no clause gives one)" if duty.time_is_ours else ""
    bank = " (counted without bank holidays)" if duty.without_bank_holidays else ""
    return f"{said}{ours}{bank}"


def _inner_row(trying: Trying, situation: Situation, duties: tuple[OwedDuty, ...]) -> StepRow:
    first = duties[0]
    inner = trying.pack.procedures[first.step]
    who = capital(owner_of(trying, situation, first))
    return StepRow(
        mark=marks.duty_mark(first.due, situation.moment),
        what=_to_try(trying, inner.begins_with[0], inner) if inner.begins_with else capital(asks_for(first)),
        says=(f"{capital(asks_for(first))}. {who} must, {when_due(situation, first)}.",),
        cites=cited(citations(duties), trying.procedure),
        why=" ".join(by_statute(duties)),
        is_bad=first.late,
    )


def _beginnings(trying: Trying, name: str) -> Iterator[StepRow]:
    inner = trying.pack.procedures[name]
    for step in inner.begins_with:
        yield StepRow(
            mark=MAY_BEGIN,
            what=_to_try(trying, step, inner),
            says=(
                f"{capital(inner.title)}. {capital(the_roles(inner.steps[step]))} may begin it at any moment.",
            ),
        )
