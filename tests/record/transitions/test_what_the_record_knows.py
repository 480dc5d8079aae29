"""A gate that asks whether somebody is named is answered by the record as it stands when the step is taken."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
import time_machine

from held.language.reading import pack_texts
from held.record.actions.care.involve import involve
from held.record.actions.people.switch_off import switch_off, switch_on
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.index.rebuild import differences
from held.record.reading.transitions.answers import Meanwhile, NotRecorded, Recorded
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from tests.record.promise_counted import kept
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.test_take_step import asked


def with_a_gate() -> Mapping[str, str]:
    """Harbour, where an officer is introduced only while a principal is named."""
    files = dict(pack_texts(PACK))
    crossing = next(name for name in files if name.endswith("crossing.yaml"))
    pack = next(name for name in files if name.endswith("pack.yaml"))
    files[pack] = files[pack].replace("version: 2026-01", "version: 2026-02")
    known = "known:\n  a principal is named: {named: bureau principal}\nsteps:\n"
    gate = "      - introduce the officer only when a principal is named\n      - after the start, must weigh"
    files[crossing] = (
        files[crossing].replace("steps:\n", known, 1).replace("      - after the start, must weigh", gate, 1)
    )
    return files


@pytest.fixture
def gated(harbour: Harbour) -> Harbour:
    put_in_force(files=with_a_gate(), from_date=date(2026, 3, 2), by=harbour.workers["hub guide"])
    urgent = asked("sound the lamp line", harbour.older, outcome="immediate danger")
    assert isinstance(take_step(by=harbour.workers["hub guide"], asked=urgent, key="u"), Recorded)
    return harbour


def introduced(harbour: Harbour, *, seen: int | None = None) -> Recorded | NotRecorded | Meanwhile:
    officer = harbour.workers["bureau officer"]
    answers = {"who walks beside them": officer.public, "where they met": "At the quay."}
    step = asked("introduce the officer", harbour.older, answers=answers, seen=seen)
    return take_step(by=officer, asked=step, key="c")


def named(harbour: Harbour, *, hours: int | None = None) -> None:
    involve(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        worker=harbour.workers["bureau principal"].public,
        role="bureau principal",
        until=now() + timedelta(hours=hours) if hours else None,
    )


def last(harbour: Harbour) -> int:
    return Happening.objects.filter(child=harbour.older).count()


def test_somebody_named_opens_the_gate(gated: Harbour) -> None:
    named(gated)
    assert isinstance(introduced(gated), Recorded)


def test_nobody_named_keeps_it_shut(gated: Harbour) -> None:
    assert isinstance(introduced(gated), NotRecorded)


def test_whose_account_is_switched_off_is_named_no_more(gated: Harbour) -> None:
    named(gated)
    switch_off(by=gated.workers["hub guide"], worker=gated.workers["bureau principal"].public)
    assert isinstance(introduced(gated), NotRecorded)
    assert differences(child=gated.older, moment=now()) == {}
    switch_on(by=gated.workers["hub guide"], worker=gated.workers["bureau principal"].public)
    assert isinstance(introduced(gated), Recorded)


def test_a_day_that_came_shuts_it(gated: Harbour, clock: time_machine.Traveller) -> None:
    named(gated, hours=1)
    clock.shift(timedelta(hours=2))
    assert isinstance(introduced(gated), NotRecorded)


def test_the_records_own_answer_makes_no_page_stale(gated: Harbour, clock: time_machine.Traveller) -> None:
    named(gated, hours=1)
    clock.shift(timedelta(hours=2))
    urgent = asked("sound the lamp line", gated.older, outcome="all quiet", seen=last(gated))
    assert isinstance(take_step(by=gated.workers["hub guide"], asked=urgent, key="q"), Recorded)
    assert isinstance(introduced(gated, seen=last(gated)), NotRecorded)


def test_what_somebody_owed_finds_another_owner_when_they_leave(gated: Harbour) -> None:
    officer = gated.workers["bureau officer"]
    involve(
        by=gated.workers["hub guide"],
        child=gated.older.public,
        worker=officer.public,
        role="bureau officer",
    )
    assert Owed.objects.filter(child=gated.older, owner=officer).exists()
    switch_off(by=gated.workers["hub guide"], worker=officer.public)
    assert not Owed.objects.filter(child=gated.older, owner=officer).exists()
    assert kept().without == 0
    assert differences(child=gated.older, moment=now()) == {}
