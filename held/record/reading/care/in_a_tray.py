"""The children whom nobody holds but the tray that was rung about them, as long as there is time and somebody there."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from held.engine.calendar import local_day
from held.record.access import current
from held.record.dormant import dormant_before
from held.record.tables.care.contact import Contact
from held.record.tables.care.episode import Episode
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.transitions.transition import Transition


def in_a_tray(moment: datetime) -> QuerySet[Child]:
    """As the promise counts it, to be asked within another query: with whom nobody works, and whose every call waits
    in time in a team where somebody is at work."""
    unused = dormant_before(moment)
    in_use = Q(worker__invented=True) | Q(worker__opened__gt=unused) | Q(worker__last_login__gt=unused)
    somebody = Membership.objects.filter(
        in_use, current(local_day(moment)), worker__is_active=True, team=OuterRef("team")
    )
    waiting = Contact.objects.filter(child=OuterRef("pk"), answered=None)
    return Child.objects.filter(
        Exists(waiting),
        ~Exists(waiting.filter(Q(due__lt=moment) | Q(team=None) | ~Exists(somebody))),
        ~Exists(Episode.objects.filter(child=OuterRef("pk"), closed=None)),
        ~Exists(Transition.objects.filter(child=OuterRef("pk"), ended_at=None)),
    )
