"""The invented people whom anybody may sign in as, in a demonstration."""

from dataclasses import dataclass

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX as NOBODY_SIGNS_IN
from django.db.models import Count

from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce


@dataclass(frozen=True)
class DemoPerson:
    name: str
    work: str
    """Role and team, as "role, team", or empty where they are in no team."""
    sign_in_name: str
    has_to_do: int
    """How many children they lead and how much they owe."""


def demo_people() -> list[DemoPerson]:
    """All invented workers who can sign in, by the work they do. A real worker is never among them."""
    workers = (
        Worker.objects.filter(invented=True, is_active=True)
        .exclude(password__startswith=NOBODY_SIGNS_IN)
        .prefetch_related("memberships__team")
        .annotate(leading=Count("leads", distinct=True), owing=Count("owed", distinct=True))
    )
    people = [
        DemoPerson(
            name=worker.name,
            work="; ".join(
                f"{member.role}, {member.team.name}"
                for member in worker.memberships.all()
                if member.until is None
            ),
            sign_in_name=worker.sign_in_name,
            has_to_do=worker.leading + worker.owing,
        )
        for worker in workers
    ]
    return sorted(people, key=lambda person: (person.work, person.name))


def one_of_each() -> list[DemoPerson]:
    """For each role whoever has most to do, the busiest first: enough to see everything."""
    found: dict[str, DemoPerson] = {}
    for person in sorted(demo_people(), key=lambda person: (-person.has_to_do, person.name)):
        found.setdefault(person.work.split(", ", 1)[0] or person.name, person)
    return list(found.values())


def a_manager() -> Worker:
    """Whoever put the first procedures in force in the demonstration."""
    return InForce.objects.select_related("by").earliest("id").by
