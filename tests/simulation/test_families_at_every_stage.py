"""An invented authority has children in every procedure of its pack, at many steps, and breaks no promise."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from held.language.reading import pack_texts
from held.record.tables.care.holding import Holding
from held.record.tables.care.owed import Owed
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from held.simulation.invent import invent
from held.simulation.outcomes import Outcomes
from tests.journeys.keeping import everything_holds
from tests.procedures.packs import HARBOUR, LUTON, the_pack
from tests.record.exports.taking import as_plain_sql_counts

FAMILIES = 24


@pytest.fixture(autouse=True)
def a_wednesday() -> Iterator[None]:
    """The same day each time, so that the same people are invented."""
    with time_machine.travel(datetime(2026, 11, 18, 12, tzinfo=UTC), tick=False):
        yield


@pytest.mark.django_db
def test_every_procedure_is_lived_through_and_every_service_holds_somebody(tmp_path: Path) -> None:
    last(invent(files=pack_texts(LUTON), families=FAMILIES, password="otter-kite-lantern"))
    pack = the_pack(LUTON)
    outer = {one.name for one in pack.procedures.values() if not one.is_inner}
    assert set(Transition.objects.values_list("procedure", flat=True)) == outer
    under_way = set(Transition.objects.filter(ended_at=None).values_list("procedure", flat=True))
    assert len(under_way) > len(outer) / 2, "most procedures are under way for somebody"
    assert set(Holding.objects.filter(until=None).values_list("service", flat=True)) == set(pack.services)
    urgent = pack.procedures[pack.urgent[0]]
    owed = set(Owed.objects.filter(transition__procedure=urgent.name).values_list("step", flat=True))
    assert len(owed & set(urgent.steps)) >= 3, (
        "the procedure with the urgent step has children at several stages"
    )
    everything_holds()
    as_plain_sql_counts(Worker.objects.filter(memberships__sees_all=True)[0], tmp_path)


@pytest.mark.django_db
def test_another_authority_is_lived_through_by_its_own_pack() -> None:
    last(invent(files=pack_texts(HARBOUR), families=6, password="otter-kite-lantern"))
    assert set(Transition.objects.values_list("procedure", flat=True)) == set(the_pack(HARBOUR).procedures)
    everything_holds()


def test_an_outcome_that_leads_further_is_known() -> None:
    outcomes = Outcomes(the_pack(LUTON))
    leads_on = outcomes.leads_on
    assert leads_on[("hold the transfer meeting", "step up")] > 3
    assert leads_on[("hold the transfer meeting", "stay with early help")] == 0
    assert ("hold the transfer meeting", "stay with early help") in outcomes.endings
    assert ("hold the transfer meeting", "step up") not in outcomes.endings


def last(made: Iterable[int]) -> int:
    *_, children = made
    return children
