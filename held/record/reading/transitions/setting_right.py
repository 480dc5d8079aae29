"""What changes if an entry is set right: what would be written, and how all would stand then. Nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from held.engine.comparing import Difference, difference
from held.engine.history import Began, Corrected, History, KnownChanged, StepTaken, Struck
from held.engine.rereading import as_it_counts
from held.engine.setting_right import NotSetRight, set_right
from held.engine.situation import Situation
from held.engine.standing import situation
from held.language.pack import Procedure
from held.language.steps import Step
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.reading.transitions.course import Course
from held.record.reading.transitions.judging import act_in

Entries = tuple[Struck, ...] | tuple[Corrected]
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Foreseen:
    """`before` and `after` are how the transition stands at this moment, without and with the entries."""

    difference: Difference
    before: Situation
    after: Situation


def the_strike(run: Course, *, number: int, by: str, moment: datetime, first: int | None = None) -> Entries:
    """`first`: the number of what is written next. The first step of an inner run takes its beginning with it, and when
    its strike is taken back, the beginning comes back with it.

    Raises NotSetRight where later steps of that run still count, or it was begun anew since.
    """
    at = first if first is not None else run.history[-1].number + 1
    also = _inner_beginning(run.history, number) or _struck_with(run.history, number)
    wrong = [number, also.number] if also else [number]
    return tuple(
        Struck(
            number=at + place,
            happened=moment,
            recorded=moment,
            by=by,
            run=_run_of(run.history, one),
            strikes=one,
        )
        for place, one in enumerate(wrong)
    )


def the_correction(
    run: Course,
    *,
    number: int,
    asked: StepAsked,
    part: ChildsPart,
    by: str,
    moment: datetime,
    first: int | None = None,
) -> tuple[Corrected]:
    """The step as it should have been. Whoever recorded it stays in their own side's role. Raises NotSetRight."""
    wrong = _the_step(run.history, number)
    procedure = run.pack.procedures.get(asked.inner or asked.procedure)
    step = procedure.steps.get(wrong.step) if procedure else None
    if step is None:
        raise NotSetRight(
            f"Version {run.pack.version}, which this moved to, has no “{wrong.step}”. Strike it, if it was wrong."
        )
    read_as = replace(asked, step=wrong.step)
    instead = act_in(read_as, part, step, by=wrong.by, number=number, run=wrong.run, moment=moment)
    own_side = {
        role: person
        for role, person in wrong.named.items()
        if role in step.between and role not in instead.named and person == wrong.by
    }
    return (
        Corrected(
            number=first if first is not None else run.history[-1].number + 1,
            happened=moment,
            recorded=moment,
            by=by,
            run=wrong.run,
            corrects=number,
            instead=replace(instead, named={**own_side, **instead.named}, recorded=wrong.recorded),
        ),
    )


def foresee(run: Course, *, entries: Entries, moment: datetime) -> Foreseen:
    """Every duty, date, holder and lead that would change, the record's own answers included. Raises NotSetRight."""
    pack, name = run.pack, run.procedure.name
    found = set_right(pack=pack, procedure=name, history=run.history, entry=entries[0], moment=moment)
    before = run.situation(moment)
    right: History = (*run.history, *entries)
    after = situation(pack=pack, procedure=name, history=right, moment=moment)
    answers = _answers_anew(run.procedure, before, after, entries[-1].number + 1, moment)
    if answers:
        after = situation(pack=pack, procedure=name, history=(*right, *answers), moment=moment)
    changed = difference(before, after)
    sent = replace(changed, sent=found.sent, told=found.told, to_send=found.to_send, to_tell=found.to_tell)
    return Foreseen(sent, before, after)


def _answers_anew(
    procedure: Procedure, before: Situation, after: Situation, number: int, moment: datetime
) -> tuple[KnownChanged, ...]:
    """What the record would answer then, where naming somebody is what is set right."""
    then, now = dict(before.named), dict(after.named)
    changed: Mapping[str, str] = {
        known.name: YES if known.names in now else NO
        for known in procedure.known.values()
        if (known.names in then) != (known.names in now)
    }
    return tuple(
        KnownChanged(
            number=number + place, happened=moment, recorded=moment, by=None, known=name, value=value
        )
        for place, (name, value) in enumerate(changed.items())
    )


def _the_step(history: History, number: int) -> StepTaken:
    """As it counts now, corrected or not."""
    wrong = next((entry for entry in as_it_counts(history) if entry.number == number), None)
    if not isinstance(wrong, StepTaken):
        raise NotSetRight("Only a step that counts can be corrected. Look at the record again.")
    return wrong


def step_of(run: Course, number: int) -> tuple[Step, str]:
    """The step that an entry took, and the inner procedure it belongs to, empty for the transition's own."""
    wrong = _the_step(run.history, number)
    began = [entry for entry in run.history if isinstance(entry, Began) and entry.run == wrong.run]
    inner = began[0].procedure if wrong.run and began else ""
    return run.pack.procedures[inner or run.procedure.name].steps[wrong.step], inner


def _inner_beginning(history: History, number: int) -> Began | None:
    counted = as_it_counts(history)
    wrong = next((entry for entry in counted if entry.number == number), None)
    if not isinstance(wrong, StepTaken) or not wrong.run:
        return None
    steps = [entry for entry in counted if isinstance(entry, StepTaken) and entry.run == wrong.run]
    if steps[0].number != number:
        return None
    if len(steps) > 1:
        raise NotSetRight(
            "Steps were recorded after this one, and rest on it. Strike the latest of them first."
        )
    return next((entry for entry in counted if isinstance(entry, Began) and entry.run == wrong.run), None)


def _struck_with(history: History, number: int) -> Struck | None:
    """Of the strike of an inner run's first step, the strike of its beginning."""
    counted = as_it_counts(history)
    found = next(
        (each for each in counted if isinstance(each, Struck) and each.run and each.number == number + 1),
        None,
    )
    began = next((each for each in history if found and each.number == found.strikes), None)
    if not isinstance(began, Began) or all(each.number != number for each in counted):
        return None
    anew = (each for each in counted if isinstance(each, Began) and each.run and each.number > number)
    if any(each.procedure == began.procedure for each in anew):
        raise NotSetRight("It was begun anew since, so that there would be two. Strike the new one first.")
    return found


def _run_of(history: History, number: int) -> str:
    return next((entry.run for entry in history if entry.number == number), "")
