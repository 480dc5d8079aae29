"""The next duty on top of every page about a child: what, whose, by when, and the place where it stands."""

from datetime import datetime

from django.urls import reverse

from held.language.norms import InnerDuty
from held.pages.components.identity import NextDuty
from held.pages.wording.anchors import inner_row, step_row
from held.pages.wording.deadlines import by_when, was_due
from held.pages.wording.phrases import capital
from held.record.reading.people.child import Identity, OpenTransition, OwedStep
from held.record.reading.people.who import Who
from held.record.reading.procedures import pack_by_hash


def next_duty(child: Who, found: Identity, moment: datetime) -> NextDuty | None:
    duty = found.next_duty
    if duty is None:
        return None
    whose = duty.owner.name if duty.owner else f"in the tray of {duty.team}"
    when = was_due(duty.due, moment) if duty.due < moment else by_when(duty.due, moment)
    by_id = {one.public: one for one in found.transitions}
    asked = next((one for one in found.owed if (one.step, one.due) == (duty.step, duty.due)), None)
    transition = by_id.get(asked.transition) if asked else None
    if asked is None or transition is None or asked.form != "step":
        about = asked.transition if asked and asked.form == "transition" else child.public
        url = reverse(asked.form, kwargs={"public": about}) if asked else ""
        return NextDuty(capital(duty.step), f"{whose}, {when}", url)
    inner = _to_begin(asked, transition)
    row = inner_row(inner) if inner else step_row(asked.step, asked.run.rpartition(" ")[0])
    url = f"{reverse('transition', kwargs={'public': transition.public})}#{row}"
    return NextDuty(capital(f"begin the {inner}" if inner else duty.step), f"{whose}, {when}", url)


def _to_begin(asked: OwedStep, transition: OpenTransition) -> str:
    """The inner procedure that is owed, where it is that and not a step; else empty."""
    procedure = pack_by_hash(transition.pack_hash).procedures[transition.procedure]
    norms = (norm for norm in procedure.norms if norm.id == asked.norm and not asked.run)
    return next((norm.inner for norm in norms if isinstance(norm, InnerDuty)), "")
