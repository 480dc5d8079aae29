"""The invented people whom anybody may sign in as, in a demonstration."""

from dataclasses import dataclass

from held.record.tables.people.worker import Worker


@dataclass(frozen=True)
class DemoPerson:
    name: str
    work: str
    """Role and team, as "role, team", or empty where they are in no team."""
    sign_in_name: str


def demo_people() -> list[DemoPerson]:
    """All invented workers who can sign in, by the work they do. A real worker is never among them."""
    workers = Worker.objects.filter(invented=True, is_active=True).prefetch_related("memberships__team")
    people = [
        DemoPerson(
            name=worker.name,
            work="; ".join(
                f"{member.role}, {member.team.name}"
                for member in worker.memberships.all()
                if member.until is None
            ),
            sign_in_name=worker.sign_in_name,
        )
        for worker in workers
    ]
    return sorted(people, key=lambda person: (person.work, person.name))
