"""The pages of a meeting ask the database as much for two hundred children and twenty meetings as for one."""

from datetime import date

import pytest

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from tests.pages.meetings.circle import CIRCLE, ON, many_more, turn_of
from tests.pages.transitions.desk import Desk, said
from tests.pages.transitions.test_queries import asked as asked_of_the_database
from tests.record.transitions.harbour import PACK, Harbour


def with_meetings(harbour: Harbour, many: int) -> None:
    files = pack_texts(PACK)
    more = "".join(f'  round {chr(97 + each)}: {{on: friday, at: "15:00"}}\n' for each in range(many - 1))
    own = '  tuesday circle: {on: tuesday, at: "10:30"}\n'
    files["pack.yaml"] = files["pack.yaml"].replace(own, own + more)
    files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", f"version: 2026-{many}", 1)
    asks = "".join(
        f"      - each time after sounding the lamp line (all quiet), must weigh the evidence "
        f"by the next round {chr(97 + each)}\n"
        for each in range(many - 1)
    )
    files["crossing.yaml"] = files["crossing.yaml"].replace(
        "    means:\n      - from the start until introducing the officer, anyone",
        f"    means:\n{asks}      - from the start until introducing the officer, anyone",
        1,
    )
    put_in_force(files=files, from_date=date(2026, 3, 1), by=harbour.workers["hub guide"])


@pytest.mark.parametrize("many", [2, 20])
def test_the_list_of_meetings_asks_as_much_for_many(coordinator: Desk, harbour: Harbour, many: int) -> None:
    with_meetings(harbour, many)
    coordinator.get("/meetings")
    assert asked_of_the_database(coordinator, "/meetings") <= 5


@pytest.mark.parametrize("address", [CIRCLE, "turn", f"{CIRCLE}/minutes{ON}"])
def test_a_page_asks_eight_things_at_most_and_no_more_for_two_hundred_children_and_twenty_meetings(
    chair: Desk, harbour: Harbour, address: str
) -> None:
    address = turn_of(harbour.older) if address == "turn" else address
    chair.get(address)
    little = asked_of_the_database(chair, address)
    assert little <= 8
    many_more(harbour, 99)
    with_meetings(harbour, 20)
    chair.get(address)
    assert asked_of_the_database(chair, address) == little
    assert "Robin" in said(chair.get(address))
