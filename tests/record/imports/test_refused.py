"""Nothing by half: a file with a row that is not right is not taken in, and each such row is named with line and column."""

import pytest

from held.record.tables.imports.extract_row import ExtractRow
from held.record.tables.people.child import Child
from tests.record.imports.extracts import (
    CHILDREN,
    EPISODES,
    TEAMS,
    WHOLE,
    WORKERS,
    CaseSystem,
    Rows,
    with_row,
)

WRONG: list[tuple[str, Rows, tuple[int, str], str]] = [
    ("children", with_row(CHILDREN, 1, date_of_birth="31/02/2018"), (3, "date of birth"), "has no day 31"),
    ("children", with_row(CHILDREN, 1, date_of_birth="03/03/2026"), (3, "date of birth"), "a day to come"),
    (
        "children",
        with_row(CHILDREN, 0, family_number="F9"),
        (2, "family number"),
        "no family with the number F9",
    ),
    (
        "children",
        with_row(CHILDREN, 1, child_number="10234"),
        (3, "child number"),
        "stands in line 2 already",
    ),
    ("children", with_row(CHILDREN, 0, first_name=""), (2, "first name"), "Give a first name"),
    ("teams", with_row(TEAMS, 0, service="the moon"), (2, "service"), "know no service “the moon”"),
    (
        "workers",
        [WORKERS[0], WORKERS[1] | {"sign-in name": "Ada.Lund"}],
        (3, "sign-in name"),
        "stands in line 2",
    ),
    ("workers", with_row(WORKERS, 0, role="hub captain"), (2, "role"), "know no role “hub captain”"),
    ("workers", with_row(WORKERS, 0, role="bureau officer"), (2, "role"), "belongs to harbour hub"),
    ("episodes", with_row(EPISODES, 0, lead_number=""), (2, "lead number"), "It is empty"),
    ("episodes", with_row(EPISODES, 0, lead_number="W9"), (2, "lead number"), "no worker with the number W9"),
    ("episodes", with_row(EPISODES, 1, closed="01/01/2020"), (3, "closed"), "before the day"),
    (
        "episodes",
        with_row(EPISODES, 1, child_number="10234", closed="01/02/2027"),
        (3, "closed"),
        "a day to come",
    ),
    (
        "episodes",
        with_row(EPISODES, 1, child_number="10234", closed="02/02/2026"),
        (2, "opened"),
        "episode E2 closed on 2026-02-02",
    ),
    (
        "episodes",
        with_row(EPISODES, 1, child_number="10234", closed=""),
        (2, "opened"),
        "episode E2 is open",
    ),
]


@pytest.mark.parametrize(("kind", "rows", "where", "says"), WRONG)
def test_a_row_that_is_not_right_is_named_and_nothing_is_taken_in(
    case_system: CaseSystem, kind: str, rows: Rows, where: tuple[int, str], says: str
) -> None:
    seen = case_system.looked_at({**WHOLE, kind: rows})
    assert seen.state == "refused"
    found = [
        (fault.line, fault.column, fault.says) for fault in seen.came.faults if fault.file == f"{kind}.csv"
    ]
    assert [(line, column) for line, column, _ in found] == [where]
    assert says in found[0][2]
    assert not Child.objects.filter(number="10235").exists()
    assert not ExtractRow.objects.exists()
