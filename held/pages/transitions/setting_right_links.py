"""Where an entry is set right, for whoever may: the one who recorded it, or somebody who manages."""

from django.urls import reverse

from held.language.pack import Pack
from held.pages.components.links import Link
from held.pages.wording.dates import full_time
from held.record.reading.people.colleagues import Colleagues
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.reading.transitions.course import Course
from held.record.reading.transitions.told import Told


def set_right_link(run: Course, told: Told, *, me: str, people: Colleagues) -> Link | None:
    """None for what is struck already, and for whoever may not: the action has the last word."""
    if run.child == ABOUT_NO_CHILD:
        address = reverse("set right in a round", kwargs={"public": run.transition, "number": told.number})
    else:
        address = reverse("set right", kwargs={"public": run.child, "number": told.number})
    if not told.counts or (told.by != me and not manages(people, run.pack)):
        return None
    return Link("Set this right", address, f"{told.step}, {full_time(told.happened)}")


def manages(people: Colleagues, pack: Pack) -> bool:
    """Whether whoever asked is, or stands in for, somebody who manages."""
    return any(pack.roles[role].manages for role in people.acting if role in pack.roles)
