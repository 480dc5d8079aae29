"""A transition's steps as rows: what is asked for now, what was done, and what is not asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from held.engine.proceeding import Goal
from held.engine.situation import OwedDuty, Situation, StepStanding
from held.engine.wording import a_or_an
from held.language.norms import Citation
from held.language.pack import Procedure
from held.pages.components.links import Cited, Link
from held.pages.components.steps import StepRow
from held.pages.components.ways import Way
from held.pages.transitions.addresses import step_address
from held.pages.transitions.cited import cited
from held.pages.transitions.clauses import recorded_as, says_about
from held.pages.transitions.following import asks_for, citations, duties_by_step
from held.pages.transitions.parties import Around, Party, together
from held.pages.transitions.told_under import told_under
from held.pages.transitions.ways import OR_SET_ASIDE, way_to
from held.pages.wording import marks
from held.pages.wording.anchors import inner_row, step_row
from held.pages.wording.dates import day_of, full_time
from held.pages.wording.deadlines import by_when, was_due
from held.pages.wording.marks import Mark, Shape
from held.pages.wording.phrases import capital, sentence
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.course import Course
from held.record.reading.transitions.set_asides import SetAsideLine
from held.record.reading.transitions.told import Told

STRUCK = Mark("Struck", Shape.NOT)
SET_ASIDE = Mark("Set aside", Shape.NOT)
AT_ANY_TIME = Mark("At any time", Shape.NOT)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """`now` soonest first, `done` the latest first."""

    now: tuple[StepRow, ...]
    done: tuple[StepRow, ...]
    not_asked_for: tuple[StepRow, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many steps are done, open and stopped."""
        stopped = sum(row.is_stopped for row in self.now)
        return sum(row.mark is marks.DONE for row in self.done), len(self.now) - stopped, stopped


def standing(run: Course, situation: Situation, around: Around) -> Standing:
    owed = duties_by_step(situation)
    now: list[tuple[tuple[bool, bool, float], StepRow]] = []
    other = []
    for one in situation.steps:
        duties = owed.get((one.run, one.step), ())
        row = _row(run, situation, one, duties, around)
        if duties or (one.state in ("open", "stopped") and one.opened_by and not one.for_safety):
            now.append((_soonest(duties, row), row))
        elif one.state != "done" and not situation.ended:
            other.append(row)
    for (_, name), duties in owed.items():
        if name in run.procedure.inside:
            row = _inner_row(run, situation, duties, around)
            now.append((_soonest(duties, row), row))
    now.sort(key=lambda ranked: ranked[0])
    return Standing(
        now=tuple(row for _, row in now),
        done=_done_and_set_aside(run, situation, around),
        not_asked_for=tuple(other),
    )


def _soonest(duties: Sequence[OwedDuty], row: StepRow) -> tuple[bool, bool, float]:
    """What is owed comes first, by its date; then what is stopped; then what may be done."""
    return (not duties, not row.is_stopped, duties[0].due.timestamp() if duties else 0)


def _row(
    run: Course,
    situation: Situation,
    one: StepStanding,
    duties: tuple[OwedDuty, ...],
    around: Around,
) -> StepRow:
    inner = inner_of(situation, one.run)
    procedure = run.pack.procedures[inner or run.procedure.name]
    first = duties[0] if duties else None
    stopped = one.state == "stopped"
    lines = [_who_and_when(procedure, one, first, situation, around)]
    if stopped or (one.state != "open" and one.reasons):
        lines.extend(reason.says for reason in one.reasons)
    reasons = one.reasons if stopped else ()
    cites = citations(duties) or tuple(reason.cites for reason in reasons) or one.cites
    return StepRow(
        mark=AT_ANY_TIME if one.for_safety and not first else marks.step_mark(one, first, situation.moment),
        what=Link(capital(one.step), _address(run, one, inner)),
        says=tuple(line for line in lines if line),
        way=_way(run, situation, one, first, around) if stopped else None,
        cites=cited((*cites, *(reason.cites for reason in reasons)), procedure),
        why=" ".join(filter(None, (_why(procedure, one.step, cites), *by_statute(duties)))),
        anchor=step_row(one.step, inner),
        is_stopped=stopped,
        is_bad=bool(first and first.due < situation.moment),
        is_quiet=one.state not in ("open", "stopped"),
    )


def _address(run: Course, one: StepStanding, inner: str) -> str:
    """The urgent step is taken on the page where nothing can stop it."""
    if run.child and not inner and (run.procedure.name, one.step) == run.pack.urgent:
        return reverse("urgent", kwargs={"public": run.child})
    return step_address(run.child, run.procedure.name, one.step, inner=inner)


def _who_and_when(
    procedure: Procedure, one: StepStanding, first: OwedDuty | None, situation: Situation, around: Around
) -> str:
    step = procedure.steps[one.step]
    parties = around.owes(first) if first else around.takes(step)
    who = _names(parties) or ("" if step.roles else "Anyone")
    when = _when(first, situation)
    if first is None and one.state == "open" and who:
        who = f"{who}{'' if who == 'You' else ','} may do it now" if step.roles else "Anyone may do it now"
    inner = f"{procedure.title}. " if procedure.is_inner and not procedure.is_round else ""
    return f"{inner}{'. '.join(part for part in (who, when) if part)}{'.' if who or when else ''}"


def _names(parties: Sequence[Party]) -> str:
    return capital(" with ".join(dict.fromkeys(party.says for party in parties)))


def _when(duty: OwedDuty | None, situation: Situation) -> str:
    if duty is None:
        return ""
    if duty.due < situation.moment:
        return f"It {was_due(duty.due, situation.moment)}"
    said = capital(by_when(duty.due, situation.moment))
    return f"{said}, counted without bank holidays" if duty.without_bank_holidays else said


def _way(run: Course, situation: Situation, one: StepStanding, duty: OwedDuty | None, around: Around) -> Way:
    """With what a manager may do about what an end would wait for."""
    found = way_to(run.child, run.history, situation, around, Goal(one.run, one.step), duty)
    waits = any(reason.kind == "owed" for reason in one.reasons)
    if not found.rows and not waits:
        return replace(found, says=" ".join((found.says, *(reason.lets_proceed for reason in one.reasons))))
    return replace(found, says=f"{found.says} {OR_SET_ASIDE}".strip()) if waits else found


def _why(procedure: Procedure, step: str, cites: Sequence[Citation]) -> str:
    """What the clause that is cited first says; without one, what is said of the step."""
    about = says_about(procedure, step)
    wanted = set(cites[0].clauses) if cites else set()
    return next((one.says for one in about if wanted & set(one.clauses)), about[0].says if about else "")


def by_statute(duties: Iterable[OwedDuty]) -> tuple[str, ...]:
    """The statutory limits that their dates rest on, each once: a clause that doesn't give the number is not said to."""
    return tuple(dict.fromkeys(duty.statute for duty in duties if duty.statute))


def _inner_row(run: Course, situation: Situation, duties: tuple[OwedDuty, ...], around: Around) -> StepRow:
    name = duties[0].step
    inner = run.pack.procedures[name]
    who = capital(together(around.owes(duties[0]))) or "Either side"
    return StepRow(
        mark=marks.duty_mark(duties[0].due, situation.moment),
        what=Link(
            capital(asks_for(duties[0])),
            step_address(run.child, run.procedure.name, inner.begins_with[0], inner=name),
        ),
        says=(f"{who}. {_when(duties[0], situation)}.",),
        cites=cited(citations(duties), run.procedure),
        why=" ".join(by_statute(duties)),
        anchor=inner_row(name),
        is_bad=duties[0].due < situation.moment,
    )


def _done_and_set_aside(run: Course, situation: Situation, around: Around) -> tuple[StepRow, ...]:
    """In the order of recording, the latest first."""
    rows = [(told.number, _done(told, around)) for told in run.told]
    rows += [(one.number, _set_aside(run, one)) for one in run.set_asides]
    return tuple(row for _, row in sorted(rows, key=lambda numbered: numbered[0], reverse=True))


def _set_aside(run: Course, one: SetAsideLine) -> StepRow:
    said_under = pack_by_hash(one.pack)
    procedure = said_under.procedures[run.procedure.name]
    norms = [
        norm
        for name in (procedure.name, *procedure.inside)
        for norm in said_under.procedures[name].norms
        if norm.id == one.norm
    ]
    return StepRow(
        mark=SET_ASIDE,
        what=capital(one.step),
        says=(f"{one.by_name}, {full_time(one.recorded)}: “{one.why}”",),
        cites=cited([norms[0].cites], procedure) if norms else (),
        is_quiet=True,
    )


def inner_of(situation: Situation, run: str) -> str:
    """The name of the inner procedure a run belongs to; empty for the transition itself."""
    return next((one.procedure for one in situation.inner if one.run == run), "")


def _done(told: Told, around: Around) -> StepRow:
    procedure = told_under(told)
    kind = recorded_as(procedure, told.step)
    people = [told.by_name, *(around.colleagues.name(person) for person in told.others.values())]
    says = [f"{' and '.join(dict.fromkeys(people))}, {full_time(told.happened)}"]
    if day_of(told.recorded) != day_of(told.happened):
        says.append(f"Entered late: recorded {full_time(told.recorded)}")
    says.extend(_rights(told, around))
    about = says_about(procedure, told.step)
    norms = (kind.cites,) if kind else ()
    return StepRow(
        mark=marks.DONE if told.counts else STRUCK,
        what=Link(capital(told.step), f"#said-{told.number}"),
        outcome=told.outcome or "",
        says=tuple(says),
        cites=cited(norms, procedure) or _clauses(about[0].clauses[:1] if about else (), procedure),
        why=sentence(a_or_an(kind.kind)) if kind else "",
        is_quiet=True,
    )


def _clauses(clauses: tuple[str, ...], procedure: Procedure) -> tuple[Cited, ...]:
    return cited([Citation(clauses)], procedure) if clauses else ()


def _rights(told: Told, around: Around) -> Iterator[str]:
    for right in told.set_right:
        what = "Struck" if right.is_struck else "Corrected"
        why = f": {right.why}" if right.why else ""
        yield f"{what} by {around.colleagues.name(right.by)}, {full_time(right.recorded)}{why}"
