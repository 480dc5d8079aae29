"""Teams for every service of a pack, and somebody in every role."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from held.language.pack import Pack, Role, Service
from held.record.actions.people.add_team import add_team, join_team
from held.record.actions.people.add_worker import add_worker
from held.simulation.invented.names import PLACES, SCHOOLS, WORKERS

HANDS_IN_A_TEAM = 3


@dataclass(frozen=True)
class Hand:
    """A worker in a role of a team. `worker` is the record's own row, handed back to its actions as it came; `team` is its
    id, `team_name` what people call it."""

    worker: Any
    role: str
    team: str
    team_name: str
    service: str


def hire(pack: Pack, draw: random.Random, *, password: str, since: date) -> tuple[Hand, ...]:
    """For each service its teams, for each of its roles somebody who stands in it."""
    people = _people(draw, password)
    hands: list[Hand] = []
    for service in pack.services.values():
        roles = [role for role in pack.roles.values() if role.service == service.name]
        for place, (name, desk) in enumerate(_teams(service)):
            team = add_team(
                by=None,
                name=name,
                service=service.name,
                phone=f"01632 960 {150 + len(hands):03}",
                hours="Monday to Friday, 8.30am to 5pm",
                is_duty_desk=desk,
                email=f"{name.lower().replace(' ', '.')}@example.org",
            )
            for role in roles:
                for _ in range(_how_many(role, place)):
                    worker = next(people)
                    join_team(
                        by=None,
                        worker=worker.public,
                        team=team,
                        role=role.name,
                        since=since,
                        sees_all=_answers_for_all(pack, role),
                    )
                    hands.append(Hand(worker, role.name, team, name, service.name))
    for service in pack.services.values():
        if service.desk:
            _emergency_team(service)
    return tuple(hands)


def _emergency_team(service: Service) -> None:
    """Whom to ring when the desks are shut."""
    add_team(
        by=None,
        name=f"Emergency duty team for {service.name}",
        service=service.name,
        phone="01632 960 199",
        hours="Nights, weekends and bank holidays",
        is_duty_desk=True,
    )


def _teams(service: Service) -> list[tuple[str, bool]]:
    """The names of a service's teams, and whether each answers the telephone for it."""
    if service.tier == 1:
        return [(schools[0], False) for _, schools in reversed(SCHOOLS[:2])]
    if service.desk:
        return [(f"{service.name} duty desk", True)]
    first, second = (PLACES[0], PLACES[1]) if service.tier == 2 else (PLACES[2], PLACES[3])
    return [(f"{first} {service.name}", False), (f"{second} {service.name}", False)]


def _how_many(role: Role, team: int) -> int:
    """Several who do the work; who manages stands once in each team, who stands above them once."""
    if not role.manages:
        return HANDS_IN_A_TEAM
    return 1 if team == 0 or role.deputies else 0


def _answers_for_all(pack: Pack, role: Role) -> bool:
    """Whoever manages but has no step of their own outside inner procedures stands above the teams."""
    if not role.manages:
        return False
    outer = [procedure for procedure in pack.procedures.values() if not procedure.is_inner]
    own = {name for procedure in outer for step in procedure.steps.values() for name in step.roles}
    deputies = {deputy for each in pack.roles.values() for deputy in each.deputies}
    return role.name not in own | deputies


def _people(draw: random.Random, password: str) -> Iterator[Any]:
    """The first names in the list's own order, so that the same people stand at the top in every demonstration."""
    for place, name in enumerate(WORKERS):
        yield _worker(name, name, place, password)
    place = len(WORKERS)
    while True:
        first, last = draw.choice(WORKERS).split(" ")[0], draw.choice(WORKERS).split(" ", 1)[1]
        yield _worker(f"{first} {last}", f"{first} {last} {place}", place, password)
        place += 1


def _worker(name: str, sign_in: str, place: int, password: str) -> Any:
    return add_worker(
        by=None,
        name=name,
        sign_in_name=sign_in.lower().replace(" ", "."),
        password=password,
        phone=f"01632 960 {(100 + place) % 900 + 100:03}",
        email=f"{sign_in.lower().replace(' ', '.')}@example.org",
        invented=True,
    )
