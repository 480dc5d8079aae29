"""An invented authority at work: its pack in force, a team on each side, a family with two children."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from held.language.reading import pack_texts
from held.record.actions.care.open_episode import open_episode
from held.record.actions.people.add_child import add_child
from held.record.actions.people.add_family import add_family
from held.record.actions.people.add_team import add_team, join_team
from held.record.actions.people.add_worker import add_worker
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker

PACK = Path(__file__).parents[2] / "procedures" / "harbour" / "2026-01"


@dataclass
class Harbour:
    """Workers by role, and two children of one family, held by the hub and led by its guide since 5 January 2026."""

    workers: dict[str, Worker] = field(default_factory=dict)
    older: Child = None  # type: ignore[assignment]
    younger: Child = None  # type: ignore[assignment]


ROLES = {
    "hub guide": "Quay team",
    "hub coordinator": "Quay team",
    "bureau officer": "Shore desk",
    "bureau principal": "Shore desk",
}


def build() -> Harbour:
    """Call it while the clock stands on or after 5 January 2026."""
    made = Harbour()
    for role in ROLES:
        name = role.title()
        made.workers[role] = add_worker(
            by=None,
            name=name,
            sign_in_name=name.replace(" ", ".").lower(),
            password="otter-kite-lantern",
            phone="01632 960 100",
            invented=True,
        )
    guide = made.workers["hub guide"]
    quay = add_team(by=guide, name="Quay team", service="harbour hub")
    shore = add_team(
        by=guide, name="Shore desk", service="shore bureau", phone="01632 960 199", is_duty_desk=True
    )
    for role, team in ROLES.items():
        join_team(
            by=guide,
            worker=made.workers[role].public,
            team=quay if team == "Quay team" else shore,
            role=role,
            since=date(2026, 1, 1),
        )
    put_in_force(files=pack_texts(PACK), from_date=date(2026, 1, 1), by=guide)
    family = add_family(by=guide, name="Marlowe")
    made.older, made.younger = (
        Child.objects.get(public=_child(guide, family, given, born, quay))
        for given, born in (("Wren", date(2015, 6, 2)), ("Kit", date(2018, 9, 9)))
    )
    return made


def _child(guide: Worker, family: str, given: str, born: date, quay: str) -> str:
    child = add_child(
        by=guide, family_name="Marlowe", given_name=given, born=born, family=family, is_new=True
    )
    open_episode(
        by=guide,
        child=child,
        lead=guide.public,
        role="hub guide",
        service="harbour hub",
        team=quay,
        happened=datetime(2026, 1, 5, 9, tzinfo=UTC),
    )
    return child
