from datetime import UTC, datetime, timedelta, date
import pytest
from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.conftest import clock, harbour
from tests.record.transitions.test_take_step import asked
from held.record.actions.transitions.take_step import take_step
from held.record.actions.care.involve import involve, end_involvement
from held.record.actions.people.switch_off import switch_off
from held.record.clock import now
from held.record.actions.people.add_worker import add_worker
from held.record.actions.people.add_team import join_team
from held.record.tables.people.team import Team
from held.record.index.rebuild import differences

def with_known():
    files = dict(pack_texts(PACK))
    name = next(n for n in files if n.endswith("crossing.yaml"))
    files[name] = files[name].replace("steps:\n", "known:\n  a principal is named: {named: bureau principal}\nsteps:\n", 1).replace(
        "      - after the start, must weigh", "      - introduce the officer only when a principal is named\n      - after the start, must weigh", 1)
    pk = next(n for n in files if n.endswith('pack.yaml'))
    files[pk] = files[pk].replace('version: 2026-01','version: 2026-02')
    return files

def intro(harbour, key):
    officer = harbour.workers["bureau officer"]
    return take_step(by=officer, asked=asked("introduce the officer", harbour.older,
        answers={"who walks beside them": officer.public, "where they met": "At the quay."}), key=key)

@pytest.mark.parametrize("how", ["off", "until", "never"])
def test_known(harbour: Harbour, clock, how):
    put_in_force(files=with_known(), from_date=date(2026,3,2), by=harbour.workers["hub guide"])
    take_step(by=harbour.workers["hub guide"], asked=asked("sound the lamp line", harbour.older, outcome="immediate danger"), key="u")
    p = harbour.workers["bureau principal"]
    if how != "never":
        involve(by=harbour.workers["hub guide"], child=harbour.older.public, worker=p.public, role="bureau principal", until=now()+timedelta(hours=1) if how == "until" else None)
    if how == "off":
        switch_off(by=harbour.workers["hub guide"], worker=p.public)
    clock.shift(timedelta(hours=2))
    found = intro(harbour, "c")
    print(found)
    assert type(found).__name__ == "NotRecorded"
    assert differences(child=harbour.older, moment=now()) == {}
