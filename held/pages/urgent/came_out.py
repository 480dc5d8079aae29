"""How did the call come out? It was not said when it was recorded: asked first of all on the page after, one press.

Until somebody says, those who were told see the call as urgent; the record itself is never given an answer that nobody
gave.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from held.pages.components.fields import Option
from held.pages.urgent import field_names
from held.pages.urgent.asking import outcome_field
from held.pages.wording.phrases import capital
from held.record.actions.cannot import CanNot
from held.record.actions.transitions.set_right import correct
from held.record.reading.transitions.answers import RecordedFor
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.reading.transitions.course import Course, courses
from held.record.reading.transitions.told import Told


@dataclass(frozen=True)
class NotSaid:
    """A call of which nobody said yet how it came out, and the outcomes its procedure has."""

    run: Course
    told: Told

    @property
    def options(self) -> tuple[Option, ...]:
        field = outcome_field(self.run.pack, {})
        return field.options if field else ()


def not_said(written: Sequence[RecordedFor], runs: Sequence[Course]) -> tuple[NotSaid, ...]:
    """Of what was recorded with one press, by child. Empty once it is said, or where the step has no outcomes."""
    numbers = {(one.child, one.transition): one.number for one in written}
    found = (
        NotSaid(run, told)
        for run in runs
        for told in run.told
        if told.number == numbers.get((run.child, run.transition))
        and (run.procedure.name, told.step) == run.pack.urgent
        and told.outcome is None
        and told.counts
    )
    return tuple(one for one in found if one.options)


def say(request: HttpRequest, written: Sequence[RecordedFor], called: Mapping[str, str], key: str) -> None:
    """Sets right every call recorded with this key that has no outcome yet. What can't be read changes nothing."""
    every = courses(one.child for one in written if one.child in called)
    runs = tuple(run for of_child in every.values() for run in of_child)
    outcome = request.POST.get(field_names.OUTCOME, "")
    for one in not_said(written, runs):
        if outcome not in (option.value for option in one.options):
            continue
        try:
            _correct(request.user, one, outcome, f"{key[:20]}-out-{one.run.transition}"[:64])
        except CanNot as sentence:
            messages.info(request, str(sentence))


def _correct(by: AbstractBaseUser, one: NotSaid, outcome: str, key: str) -> None:
    told = one.told
    part = ChildsPart(child=one.run.child, outcome=outcome, answers=told.answers)
    asked = StepAsked(
        procedure=one.run.procedure.name,
        step=told.step,
        happened=told.happened,
        parts=(part,),
        others=told.others,
        reasons=told.reasons,
    )
    why = f"It was not said at first how it came out. It is now: {capital(outcome)}."
    correct(by=by, child=one.run.child, number=told.number, why=why, asked=asked, part=part, key=key)
