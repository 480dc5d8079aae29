"""Many children at once, written straight into the tables: what a list looks like at its longest."""

from datetime import date, timedelta

from held.record.clock import now
from held.record.names import keys_of
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.people.child import Child
from held.record.tables.people.name_key import NameKey
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.look import Look
from held.record.tables.work.notice import Notice


def crowd(many: int, *, lead: Worker, involved: Worker, team: Team, first: int = 1) -> list[Child]:
    """Each is led, held, in a transition, with a duty of the lead and one in the team's tray, a notice and a look."""
    pack_hash = InForce.objects.latest("id").pack_text.hash
    moment = now()
    since = moment - timedelta(days=1)
    numbers = range(first, first + many)
    children = Child.objects.bulk_create(
        Child(
            number=f"C{number:05}",
            given_name="Robin",
            family_name=f"Crowd{number}",
            born=date(2015, 1, 1),
            created_at=moment,
            created_by=lead,
        )
        for number in numbers
    )
    transitions = Transition.objects.bulk_create(
        Transition(child=child, procedure="crossing", pack_hash=pack_hash, began_at=since)
        for child in children
    )
    NameKey.objects.bulk_create(
        NameKey(child=child, key=key) for child in children for key in keys_of(str(child))
    )
    Lead.objects.bulk_create(
        Lead(child=child, worker=lead, role="hub guide", since=since) for child in children
    )
    Holding.objects.bulk_create(
        Holding(child=child, service=team.service, team=team, since=since) for child in children
    )
    Involvement.objects.bulk_create(
        Involvement(child=child, worker=involved, role="bureau officer", since=since) for child in children
    )
    for owner, tray in ((lead, None), (None, team)):
        Owed.objects.bulk_create(
            Owed(
                child=child,
                transition=transition,
                step="weigh",
                role="hub guide" if owner else "",
                owner=owner,
                team=tray,
                force="must",
                since=since,
                due=moment + timedelta(hours=place),
                cites="A2",
            )
            for place, (child, transition) in enumerate(zip(children, transitions, strict=True))
        )
    Notice.objects.bulk_create(Notice(child=child, team=team, says="sent", sent=since) for child in children)
    Look.objects.bulk_create(Look(who=lead, child=child, page="overview", at=since) for child in children)
    return children
