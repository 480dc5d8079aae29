"""An entry of a round that somebody would set right: what it says, its form once more, and whether they may."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from held.language.steps import Step
from held.pages.rounds.door import RoundAt
from held.pages.rounds.opened_round import NOBODY, in_its_place
from held.pages.setting_right.changes import Changing
from held.pages.transitions.opened import FormChild, Opened
from held.pages.transitions.setting_right_links import manages
from held.pages.transitions.whose_names import roles_of, whose_names
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.record.reading.people.colleagues import Colleagues, colleagues
from held.record.reading.transitions.course import Course
from held.record.reading.transitions.told import Told


@dataclass(frozen=True, kw_only=True)
class WrongEntry:
    """`form` is the step's own once more; None where the version of today has no such step. `why_not` is empty where this
    worker may set it right. `last`: the number of the last entry on the chain."""

    run: Course
    told: Told
    step: Step | None
    form: Opened | None
    people: Colleagues
    me: str
    last: int
    moment: datetime
    why_not: str

    @property
    def whole(self) -> str:
        return reverse("round", kwargs={"public": self.run.transition})

    @property
    def what(self) -> str:
        told = self.told
        return capital(f"{told.step}: {told.outcome}" if told.outcome else told.step)

    @property
    def who(self) -> str:
        return f"{self.told.by_name}, {full_time(self.told.happened)}"

    @property
    def changing(self) -> Changing:
        return Changing(run=self.run, people=self.people, me=self.me, number=self.told.number)


def wrong_entry(worker: AbstractBaseUser, at: RoundAt, number: int) -> WrongEntry:
    """In one query. Raises Http404 where the round has no step with this number."""
    assert at.run is not None
    run = at.run.course
    told = next((one for one in run.told if one.number == number), None)
    if told is None:
        raise Http404("The round has no such step.")
    ids, _ = whose_names([run])
    people = colleagues(by=worker, ids=ids, roles=roles_of(run.pack, run.procedure))
    step = run.procedure.steps.get(run.step_now(told))
    return WrongEntry(
        run=run,
        told=told,
        step=step,
        form=_form(at, told, step, people, worker.public) if step else None,
        people=people,
        me=worker.public,
        last=at.run.last,
        moment=timezone.now(),
        why_not=_why_not(told, people, run, worker.public),
    )


def _form(at: RoundAt, told: Told, step: Step, people: Colleagues, me: str) -> Opened:
    assert at.run is not None
    own_sides = frozenset(side for side in step.between if side not in told.others)
    own = FormChild(
        who=in_its_place(at),
        seen=at.run.last,
        course=at.run.course,
        situation=None,
        standing=None,
        told=(),
    )
    return Opened(
        moment=timezone.now(),
        pack=at.pack,
        procedure=at.procedure,
        inner=None,
        step=step,
        children=(own,),
        colleagues=Colleagues(people.by_id, own_sides),
        me=me,
        found=NOBODY,
        kept=None,
    )


def _why_not(told: Told, people: Colleagues, run: Course, me: str) -> str:
    """As the action says it, which has the last word."""
    if not told.counts:
        return "This entry was struck already, and counts no more."
    if told.by != me and not manages(people, run.pack):
        return f"{told.by_name} recorded this. They, or a manager, can set it right."
    return ""
