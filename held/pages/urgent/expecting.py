"""What each outcome of the urgent call would lead to for this child, so that nobody has to know the procedure by heart."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser

from held.engine.situation import Taken
from held.language.pack import Pack
from held.pages.transitions.expecting import imagine
from held.pages.transitions.following import Line, in_short, what_follows
from held.pages.transitions.opened import FormChild, Opened
from held.pages.transitions.parties import Around
from held.pages.urgent.ways import open_course
from held.record.reading.people.child import Identity
from held.record.reading.people.colleagues import Colleague, Colleagues
from held.record.reading.people.who import Who
from held.record.reading.transitions.course import courses


def expected(
    pack: Pack | None, child: Who, found: Identity, *, me: AbstractBaseUser, moment: datetime
) -> dict[str, tuple[str, tuple[Line, ...]]]:
    """By outcome: in short, and line by line. Empty where the call would stand on the record alone."""
    if pack is None:
        return {}
    form = _form(pack, child, found, me, moment)
    if not _is_open(form, found):
        return {}
    told = {}
    for outcome in form.step.outcomes:
        verdict = imagine(form, form.own, outcome)
        if isinstance(verdict, Taken):
            around = Around(
                pack=form.pack,
                procedure=form.procedure,
                situation=verdict.after,
                colleagues=form.colleagues,
                me=me.public,
            )
            lines = what_follows(verdict, around, child=child.called, begins=form.own.course is None)
            told[outcome] = (in_short(lines, verdict), lines)
    return told


def _form(pack: Pack, child: Who, found: Identity, me: AbstractBaseUser, moment: datetime) -> Opened:
    procedure = pack.procedures[pack.urgent[0]]
    going = open_course(courses([child.public])[child.public], procedure.name)
    situation = going.situation(moment) if going else None
    return Opened(
        moment=moment,
        pack=pack,
        procedure=procedure,
        inner=None,
        step=procedure.steps[pack.urgent[1]],
        children=(FormChild(who=child, seen=0, course=going, situation=situation, standing=None, told=()),),
        colleagues=_known(found, me),
        me=me.public,
        found=found,
        kept=None,
    )


def _known(found: Identity, me: AbstractBaseUser) -> Colleagues:
    """Whom the identity bar has named already: no time for another look."""
    people = [found.lead.worker] if found.lead else []
    people += [one.worker for one in found.involved]
    known = {one.public: Colleague(one.public, one.name, one.phone, True) for one in people}
    known[me.public] = Colleague(me.public, me.name, me.phone, True)
    return Colleagues(known, frozenset())


def _is_open(form: Opened, found: Identity) -> bool:
    if form.own.situation is not None:
        return any(
            one.step == form.step.name and one.run == "" and one.state == "open"
            for one in form.own.situation.steps
        )
    comes_from = form.procedure.comes_from
    return comes_from is None or comes_from in [held.service for held in found.held_by]
