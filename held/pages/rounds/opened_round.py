"""The form of a round's step, as it is opened: for no child, with the round in the child's place."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import Http404
from django.utils import timezone

from held.pages.rounds.door import RoundAt
from held.pages.transitions.addresses import draft_place, found
from held.pages.transitions.choices import choices, typed
from held.pages.transitions.opened import FormChild, Opened, standing_of_step
from held.pages.transitions.whose_names import roles_of, whose_names
from held.pages.transitions.words import Words
from held.record.reading.people.child import Identity
from held.record.reading.people.colleagues import colleagues
from held.record.reading.people.who import Who
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.reading.work.at_a_form import KeptWords
from held.record.reading.work.drafts import draft

NOBODY = Identity(held_by=(), lead=None, next_lead=None, involved=(), next_duty=None, transitions=())
"""Nobody is held or led by a round."""


def opened_round(worker: AbstractBaseUser, at: RoundAt, *, step: str, sent: Words) -> Opened:
    """In two queries. `sent`: the form as it came. Raises Http404 where the procedure has no such step, or does not begin
    with it."""
    name = found(at.procedure.steps, step)
    if name is None or (at.run is None and name not in at.procedure.begins_with):
        raise Http404("The round has no such step, or does not begin with it.")
    moment = timezone.now()
    course = at.run.course if at.run else None
    situation = course.situation(moment) if course else None
    named = whose_names([course] if course else [])
    kept = draft(worker, child=ABOUT_NO_CHILD, step=name, run=draft_place(at.procedure.name, ""))
    own = FormChild(
        who=in_its_place(at),
        seen=at.run.last if at.run else 0,
        course=course,
        situation=situation,
        standing=standing_of_step(situation, "", name) if situation else None,
        told=course.told if course else (),
    )
    words = Words({**(kept.words if kept else {}), **sent})
    says = typed(choices(at.pack, at.procedure.steps[name], [ABOUT_NO_CHILD]), words)
    return Opened(
        moment=moment,
        pack=at.pack,
        procedure=at.procedure,
        inner=None,
        step=at.procedure.steps[name],
        children=(own,),
        colleagues=colleagues(
            by=worker,
            ids=named.ids | says.people,
            roles=named.roles | roles_of(at.pack, at.procedure),
            near=named.teams | says.teams,
            choices=says.choices,
        ),
        me=worker.public,
        found=NOBODY,
        kept=KeptWords(kept.run, kept.step, kept.words, kept.saved) if kept else None,
    )


def in_its_place(at: RoundAt) -> Who:
    """What a form says where it would name the child."""
    return Who(
        public=ABOUT_NO_CHILD,
        number="",
        name=at.procedure.title,
        called="this round",
        born=None,
        expected=None,
        level=None,
        flag="",
        family="",
        family_name="",
        address=None,
    )
