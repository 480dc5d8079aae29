"""Files such as a case system gives out, of any size, about people who do not exist. Written line by line, never kept."""

import csv
import random
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from held.language.pack import Pack, Role
from held.record.extracts.layout import CHILDREN, CONSENT, EPISODES, FAMILIES, KINDS, REVIEWS, TEAMS, WORKERS
from held.simulation.invented.names import FAMILY, GIVEN, MOTHERS, PLACES, STREETS

SEED = 2026
CHILDREN_A_WORKER = 18
WORKERS_A_TEAM = 8
ROWS_A_FAMILY = 5.6
"""A family, 1.5 children, as many episodes, a review and a consent for about half of them."""


@dataclass(frozen=True)
class Sizes:
    families: int
    workers: int
    teams: int


def sizes(rows: int) -> Sizes:
    """So many families, and whom they need, as come to about so many rows."""
    families = max(1, int(rows / ROWS_A_FAMILY))
    workers = max(1, families * 3 // (2 * CHILDREN_A_WORKER))
    return Sizes(families, workers, max(1, workers // WORKERS_A_TEAM))


def invent_extract(*, folder: Path, rows: int, pack: Pack, today: date, later: bool = False) -> Iterator[int]:
    """How many rows are written, now and then. The same size and day write the same people.

    `later`: as the system gives it out some months on: some addresses and leads are others, and a few children are gone.
    """
    draw = random.Random(SEED)  # noqa: S311 - nothing secret is drawn
    size = sizes(rows)
    roles = _roles(pack)
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as open_files:
        write: dict[str, Any] = {}
        for kind in KINDS.values():
            path = folder / f"{kind.name.replace(' ', '-')}.csv"
            file = open_files.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            write[kind.name] = csv.writer(file)
            write[kind.name].writerow([column.name for column in kind.columns])
        done = 0
        for row in _staff(size, roles):
            write[row.kind].writerow(row.cells)
            done += 1
        for number in range(1, size.families + 1):
            for row in _family(number, size, roles, draw, today, later):
                write[row.kind].writerow(row.cells)
                done += 1
            if number % 500 == 0:
                yield done
    yield done


@dataclass(frozen=True)
class _Row:
    kind: str
    cells: list[str]


def _row(kind: str, says: Mapping[str, str]) -> _Row:
    return _Row(kind, [says.get(column.name, "") for column in KINDS[kind].columns])


def _roles(pack: Pack) -> list[Role]:
    """Who leads a child: the roles that do not manage, in a service that is not open to everybody."""
    working = [role for role in pack.roles.values() if not role.manages]
    return [role for role in working if pack.services[role.service].tier > 1] or working


def _team_of(number: int, size: Sizes) -> int:
    return (number - 1) % size.teams + 1


def _staff(size: Sizes, roles: list[Role]) -> Iterator[_Row]:
    for number in range(1, size.teams + 1):
        role = roles[number % len(roles)]
        yield _row(
            TEAMS.name,
            {
                "team number": f"T{number}",
                "name": f"{PLACES[number % len(PLACES)]} {role.service} {number}",
                "service": role.service,
                "telephone": f"01632 960 {number % 1000:03}",
                "duty desk": "no",
            },
        )
    for number in range(1, size.workers + 1):
        team = _team_of(number, size)
        first, last = GIVEN[number % len(GIVEN)], FAMILY[number // len(GIVEN) % len(FAMILY)]
        yield _row(
            WORKERS.name,
            {
                "worker number": f"W{number}",
                "name": f"{first} {last}",
                "sign-in name": f"case.worker.{number}",
                "e-mail": f"case.worker.{number}@example.org",
                "team number": f"T{team}",
                "role": roles[team % len(roles)].name,
            },
        )


def _family(
    number: int, size: Sizes, roles: list[Role], draw: random.Random, today: date, later: bool
) -> Iterator[_Row]:
    name = draw.choice(FAMILY)
    moved = later and number % 40 == 0
    yield _row(
        FAMILIES.name,
        {
            "family number": f"F{number}",
            "name": name,
            "address": f"{draw.randint(1, 90) + moved} {draw.choice(STREETS)}, Exampleton EX1 {draw.randint(1, 9)}AB",
        },
    )
    for place in range(1 + number % 2):
        rows = list(_child(number, place, name, size, roles, draw, today, later))
        if not (later and number % 1000 == 7):
            yield from rows


def _child(
    family: int,
    place: int,
    name: str,
    size: Sizes,
    roles: list[Role],
    draw: random.Random,
    today: date,
    later: bool,
) -> Iterator[_Row]:
    number = f"{100000 + family * 2 + place}"
    born = today - timedelta(days=draw.randint(30, 17 * 365))
    opened = max(born, today - timedelta(days=draw.randint(5, 700)))
    yield _row(
        CHILDREN.name,
        {
            "child number": number,
            "first name": draw.choice(GIVEN),
            "family name": name,
            "date of birth": _english(born),
            "family number": f"F{family}",
        },
    )
    lead = draw.randint(1, size.workers)
    if later and family % 50 == 0:
        lead = lead % size.workers + 1
    team = _team_of(lead, size)
    role = roles[team % len(roles)]
    yield _row(
        EPISODES.name,
        {
            "episode number": f"E{number}",
            "child number": number,
            "opened": _english(opened),
            "closed": _english(min(today, opened + timedelta(days=60))) if family % 5 == 0 else "",
            "service": role.service,
            "team number": f"T{team}",
            "lead number": f"W{lead}",
            "role": role.name,
            "reason": "The family asked for help, with the school.",
        },
    )
    if draw.random() < 0.5:
        yield _row(
            REVIEWS.name,
            {
                "review number": f"R{number}",
                "child number": number,
                "reviewed": _english(opened + (today - opened) / 2),
                "note": "Mornings go better. The next visit is agreed.",
                "reviewed by": f"W{lead}",
            },
        )
    if draw.random() < 0.6:
        yield _row(
            CONSENT.name,
            {
                "consent number": f"C{number}",
                "child number": number,
                "who": f"{draw.choice(MOTHERS)} {name}, mother",
                "to what": "telling the school what helps",
                "answer": draw.choice(("yes", "yes", "no", "not asked")),
                "on": _english(opened),
            },
        )


def _english(day: date) -> str:
    """As a spreadsheet in England writes it."""
    return f"{day:%d/%m/%Y}"
