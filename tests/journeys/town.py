"""Where the journeys play: Exampleton, its workers and its families. Everybody is invented.

Everything stood like this on Monday 2 February 2026, when early help began with each of these children.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import time_machine

from held.language.reading import pack_texts
from held.record.actions.care.open_episode import open_episode
from held.record.actions.people.add_adult import add_adult
from held.record.actions.people.add_child import add_child
from held.record.actions.people.add_family import add_family
from held.record.actions.people.add_team import add_team, join_team
from held.record.actions.people.add_worker import add_worker
from held.record.actions.people.set_level import set_level
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.tables.people.worker import Worker

LUTON = Path(__file__).parents[2] / "held" / "procedures" / "luton" / "2015-10"
PASSWORD = "three-owls-at-noon"
LONDON = ZoneInfo("Europe/London")
BEGAN = datetime(2026, 2, 2, 9, tzinfo=LONDON)

TEAMS = {
    "Northfield early help": ("early help", "01632 960 140", False),
    "Hilltop Primary": ("universal services", "01632 960 181", False),
    "MASH duty desk": ("MASH", "01632 960 199", True),
    "Kingsmead neighbourhood team": ("neighbourhood team", "01632 960 170", False),
}
WORKERS = {
    "Priya Nair": ("early help worker", "Northfield early help"),
    "Tom Calder": ("early help worker", "Northfield early help"),
    "Donna Whitfield": ("early help manager", "Northfield early help"),
    "Owen Pritchard": ("early help service manager", "Northfield early help"),
    "Martin Osei": ("MASH manager", "MASH duty desk"),
    "Hannah Kowalczyk": ("MASH worker", "MASH duty desk"),
    "Femi Balogun": ("social worker", "MASH duty desk"),
    "Sana Iqbal": ("social care service manager", "MASH duty desk"),
    "Ruth Adeyemi": ("neighbourhood manager", "Kingsmead neighbourhood team"),
    "Grace Lim": ("neighbourhood worker", "Kingsmead neighbourhood team"),
    "Ivy Chambers": ("universal worker", "Hilltop Primary"),
}
FAMILIES: Mapping[str, tuple[tuple[str, date], ...]] = {
    "Grant": (("Aaliyah", date(2016, 9, 14)),),
    "Doyle": (("Harvey", date(2014, 4, 22)), ("Ellie-Mae", date(2019, 11, 3))),
}


def exampleton() -> None:
    """Luton's procedures in force, somebody in every role that the journeys need, and two families."""
    with time_machine.travel(BEGAN, tick=False):
        workers = hire(TEAMS, WORKERS)
        put_in_force(files=pack_texts(LUTON), from_date=date(2026, 1, 1), by=workers["Priya Nair"])
        for place, (name, children) in enumerate(FAMILIES.items()):
            move_in(workers["Priya Nair"], name, children, door=place + 14)


def hire(
    teams: Mapping[str, tuple[str, str, bool]], people: Mapping[str, tuple[str, str]]
) -> dict[str, Worker]:
    """By name. A team is its service, its number, and whether it is a duty desk; a worker is a role in a team."""
    made = {
        name: add_team(by=None, name=name, service=service, phone=phone, is_duty_desk=is_desk)
        for name, (service, phone, is_desk) in teams.items()
    }
    workers = {}
    for place, (name, (role, team)) in enumerate(people.items()):
        workers[name] = add_worker(
            by=None,
            name=name,
            sign_in_name=name.lower().replace(" ", "."),
            password=PASSWORD,
            phone=f"01632 960 {150 + place}",
            invented=True,
        )
        join_team(by=None, worker=workers[name].public, team=made[team], role=role, since=BEGAN.date())
    return workers


def move_in(lead: Worker, name: str, children: tuple[tuple[str, date], ...], *, door: int) -> None:
    """Early help works with them, and the child's lead is Priya Nair."""
    family = add_family(by=lead, name=name, address=f"{door} Larch Close, Exampleton EX1 4AB")
    made = [
        add_child(by=lead, family_name=name, given_name=given, born=born, family=family, is_new=True)
        for given, born in children
    ]
    add_adult(
        by=lead,
        children=made,
        kind="mother",
        given_name="Simone",
        family_name=name,
        phone="07700 900 481",
        parental_responsibility="yes",
        lives_with=True,
        reached_how="A text first",
    )
    for child in made:
        open_episode(
            by=lead,
            child=child,
            lead=lead.public,
            role="early help worker",
            service="early help",
            team=lead.memberships.get().team.public,
            reason="The family asked for help, with the school.",
        )
        set_level(by=lead, child=child, level=3, reason="Several needs were found at the first visit.")
