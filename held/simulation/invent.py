"""An authority with families at every stage of its procedures: invented, at any size."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from held.language.reading import read_text
from held.record.actions.messages.mailed_at_the_time import mailed_at_the_time
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.clock import now, standing_at
from held.record.reading.people.real_people import anyone_at_all, anyone_real
from held.simulation.course import Authority, last_end, live, look_at_plans
from held.simulation.families import found_family
from held.simulation.office_hours import in_the_office
from held.simulation.outcomes import Outcomes
from held.simulation.receiving import receive_what_came
from held.simulation.staff import hire

SEED = 2026
LONGEST_AGO = 40
"""Days: families whose transition began so long ago are mostly through; the latest began today."""
WITHOUT = 7
"""One family in so many has no transition."""


class NotInvented(Exception):
    """A sentence that says why nobody was made."""


def invent(*, files: Mapping[str, str], families: int, password: str) -> Iterator[int]:
    """Puts the pack in force, hires, and makes so many families. After each: how many children there are.

    The same seed makes the same people. Raises NotInvented in a record that holds anyone.
    """
    if anyone_real():
        raise NotInvented("This record holds real people. Invented families are never added to it.")
    if anyone_at_all():
        raise NotInvented(
            "This record is not empty: people were invented in it before. Families are invented in an empty record only. "
            "Set HELD_HOME or DATABASE_URL to another place, and run held migrate there first."
        )
    present = now()
    draw = random.Random(SEED)  # noqa: S311 - nothing secret is drawn
    pack = read_text(files)
    with standing_at(present - timedelta(days=500)):
        hands = hire(pack, draw, password=password, since=(present - timedelta(days=450)).date())
        manager = next(hand for hand in hands if pack.roles[hand.role].manages)
        put_in_force(files=files, from_date=date(present.year - 2, 1, 1), by=manager.worker)
    authority = Authority(pack, hands, draw, Outcomes(pack))
    children = 0
    for place in range(families):
        children += _one_family(authority, place, families, present)
        if place == families - 1:
            mailed_at_the_time(before=present - timedelta(days=1))
            receive_what_came(hands, before=present - timedelta(days=4))
        yield children


def _one_family(authority: Authority, place: int, families: int, present: datetime) -> int:
    """How many children it has. Beginnings lie the closer together the nearer today, so that most are still under way."""
    pack, draw = authority.pack, authority.draw
    ago = timedelta(days=LONGEST_AGO * ((place + 1) / families) ** 2)
    began = in_the_office(pack, present - ago, draw)
    opened = in_the_office(pack, began - timedelta(days=draw.randint(20, 200)), draw)
    with standing_at(opened):
        family = found_family(pack, authority.who_leads_next(), draw, place=place, opened=opened)
    if place % WITHOUT == WITHOUT - 1 or began >= present:
        look_at_plans(authority, family, until=present)
        return len(family.children)
    look_at_plans(authority, family, until=began)
    while began < present:
        if not live(authority, family, began=began, until=present):
            break
        ended = last_end(family.children[0], present)
        if ended is None:
            break
        began = in_the_office(pack, ended + timedelta(days=draw.randint(3, 12)), draw)
    return len(family.children)
