"""What a round asks of several roles is owed by each of them: no service holds it, so none comes first."""

from datetime import datetime

from held.record.actions.rebuild import compare_all
from held.record.reading.work.my_work import mine, my_teams
from held.record.tables.care.awaited import Awaited
from held.record.tables.care.owed import Owed
from tests.record.rounds.looking_back import put_the_round_in_force, takes
from tests.record.transitions.harbour import Harbour

PICKED_BY = "pick the cases:\n    by: "
EITHER = (f"{PICKED_BY}hub coordinator", f"{PICKED_BY}[hub coordinator, bureau principal]")
AT_ONCE = (
    "      - read the cases only",
    "      - after opening the books, must read the cases within 10 working days\n      - read the cases only",
)


def lines_of(harbour: Harbour, role: str) -> set[str]:
    worker = harbour.workers[role]
    return {line.step for found in (mine(worker), my_teams(worker)) for line in found.lines}


def test_each_role_that_may_is_shown_it(harbour: Harbour) -> None:
    put_the_round_in_force(harbour, EITHER, version="2026-04")
    takes(harbour, "open the books")
    rows = Owed.objects.filter(child=None, step="pick the cases")
    assert {(row.role, str(row.team)) for row in rows} == {
        ("hub coordinator", "Quay team"),
        ("bureau principal", "Shore desk"),
    }
    for role in ("hub coordinator", "bureau principal"):
        assert "pick the cases" in lines_of(harbour, role)
    assert [one for found in compare_all() for one in found] == []


def test_once_one_of_them_has_done_it_neither_owes_it(harbour: Harbour) -> None:
    put_the_round_in_force(harbour, EITHER, version="2026-04")
    takes(harbour, "open the books")
    (first,) = _due()
    takes(harbour, "pick the cases", by="bureau principal", how_they_were_picked="Every tenth.")
    assert not _due() & {first}


def _due() -> set[datetime]:
    return set(Owed.objects.filter(child=None, step="pick the cases").values_list("due", flat=True))


def test_what_one_role_takes_it_owes_alone(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    assert Owed.objects.filter(child=None).count() == 1
    assert "pick the cases" not in lines_of(harbour, "bureau principal")


def test_each_role_that_may_is_shown_what_waits_for_it(harbour: Harbour) -> None:
    put_the_round_in_force(harbour, EITHER, AT_ONCE, version="2026-04")
    takes(harbour, "open the books")
    waits = Awaited.objects.filter(child=None, waiting="read the cases", step="pick the cases")
    assert {row.role for row in waits} == {"hub coordinator", "bureau principal"}
