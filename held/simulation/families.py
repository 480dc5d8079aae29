"""Families: their children, the adults around them, and the episode in which somebody works with them."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from held.language.pack import Pack
from held.record.actions.care.open_episode import open_episode
from held.record.actions.people.add_adult import add_adult
from held.record.actions.people.add_child import add_child
from held.record.actions.people.add_family import add_family
from held.record.actions.people.set_level import set_level
from held.simulation.invented.names import FAMILY, FATHERS, GIVEN, MOTHERS, SCHOOLS, STREETS
from held.simulation.staff import Hand


@dataclass(frozen=True)
class InventedFamily:
    """The children's ids, how old they were as it opened, in years, and who leads for them."""

    name: str
    children: tuple[str, ...]
    years: tuple[int, ...]
    lead: Hand
    opened: datetime


def found_family(
    pack: Pack, lead: Hand, draw: random.Random, *, place: int, opened: datetime
) -> InventedFamily:
    """Between one and three children, a mother, sometimes a second adult, a teacher. Held since `opened`."""
    name = FAMILY[place % len(FAMILY)]
    by = lead.worker
    family = add_family(
        by=by,
        name=name,
        address=f"{draw.randint(1, 90)} {draw.choice(STREETS)}, Exampleton EX1 {draw.randint(1, 9)}AB",
    )
    given = draw.sample(GIVEN, k=draw.choice((1, 1, 2, 2, 3)))
    years = draw.sample(range(1, 16), k=len(given))
    children = tuple(
        add_child(
            by=by,
            family_name=name,
            given_name=first,
            born=(opened - timedelta(days=365 * age + draw.randint(20, 330))).date(),
            family=family,
            flag="Do not give the address to the father" if draw.random() < 0.08 else "",
            is_new=True,
        )
        for first, age in zip(given, years, strict=True)
    )
    _adults(lead, name, children, draw)
    for child, age in zip(children, years, strict=True):
        _school(lead, child, age, draw)
    level = _level_at(pack, lead.service)
    for child in children:
        open_episode(
            by=by,
            child=child,
            lead=lead.worker.public,
            role=lead.role,
            service=lead.service,
            team=lead.team,
            reason="The family asked for help, with the school.",
        )
        if level:
            set_level(
                by=by, child=child, level=level, reason="More than one need was found at the first visit."
            )
    return InventedFamily(name, children, tuple(years), lead, opened)


def _level_at(pack: Pack, service: str) -> int | None:
    """The highest level in the highest tier, and one level less for each tier below it."""
    numbers = sorted(level.number for level in pack.levels)
    highest = max(each.tier for each in pack.services.values())
    below = highest - pack.services[service].tier
    return numbers[max(0, len(numbers) - 1 - below)] if numbers else None


def _adults(lead: Hand, name: str, children: tuple[str, ...], draw: random.Random) -> None:
    by = lead.worker
    add_adult(
        by=by,
        children=children,
        kind="mother",
        given_name=draw.choice(MOTHERS),
        family_name=name,
        phone=f"07700 900 {draw.randint(100, 999)}",
        parental_responsibility="yes",
        lives_with=True,
        reached_how=draw.choice(("A text first", "Any time after 4pm", "In Polish, with an interpreter", "")),
    )
    if draw.random() < 0.5:
        add_adult(
            by=by,
            children=children,
            kind=draw.choice(("father", "step-father")),
            given_name=draw.choice(FATHERS),
            family_name=name,
            phone=f"07700 900 {draw.randint(100, 999)}",
            parental_responsibility=draw.choice(("yes", "not known")),
            lives_with=draw.random() < 0.5,
        )


def _school(lead: Hand, child: str, age: int, draw: random.Random) -> None:
    """One for children of that age, in years."""
    add_adult(
        by=lead.worker,
        children=(child,),
        kind="school",
        family_name="office",
        given_name="School" if age > 3 else "Nursery",
        organisation=draw.choice(next(schools for upto, schools in SCHOOLS if age <= upto)),
        phone="01632 960 181",
    )
