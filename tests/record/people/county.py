"""A county beside the harbour: more people in one role, and more teams of one service, than anybody chooses from."""

from datetime import date

from held.record.reading.people.who_is_read import A_LIST
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker

SINCE = date(2026, 1, 5)
MANY = A_LIST + 5


def many_in(role: str, service: str, *, teams: int = 1) -> None:
    """Far Person 1, 2, 3 and so on, over so many far teams of the service."""
    made = Team.objects.bulk_create(
        Team(name=f"Far team {number}", service=service) for number in range(1, teams + 1)
    )
    people = Worker.objects.bulk_create(
        Worker(
            name=f"Far Person {number}", sign_in_name=f"far-{number}", invented=True, phone="01632 960 555"
        )
        for number in range(1, MANY + 1)
    )
    Membership.objects.bulk_create(
        Membership(worker=one, team=made[place % teams], role=role, since=SINCE)
        for place, one in enumerate(people)
    )


def one_more(name: str, role: str, team: str) -> Worker:
    worker = Worker.objects.create(
        name=name, sign_in_name=name.replace(" ", "-").lower() + team[:3].lower(), invented=True
    )
    Membership.objects.create(worker=worker, team=Team.objects.get(name=team), role=role, since=SINCE)
    return worker
