"""A named social worker leaves in mid co-working: no clause of the shipped procedure asks for another; the promise does."""

from datetime import UTC, date, datetime
from itertools import count

import pytest
import time_machine

from held.language.reading import pack_texts
from held.record.actions.care.open_episode import open_episode
from held.record.actions.people.add_child import add_child
from held.record.actions.people.add_team import add_team, join_team
from held.record.actions.people.add_worker import add_worker
from held.record.actions.people.switch_off import switch_off
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.index.rebuild import differences
from held.record.reading.transitions.answers import NotRecorded, Recorded
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.tables.care.owed import Owed
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from tests.record.promise_counted import kept
from tests.shape.tree import HELD

LUTON = HELD / "procedures" / "luton" / "2015-10"
KEYS = count()
TEAMS = {"early help": ("early help worker", "early help manager"), "MASH": ("MASH worker", "MASH manager")}


class Luton:
    """One child in co-working, and whoever works with them by role; two social workers."""

    def __init__(self) -> None:
        self.workers: dict[str, Worker] = {}
        teams = {}
        for service, roles in (*TEAMS.items(), ("MASH", ("social worker", "another social worker"))):
            for role in roles:
                self.workers[role] = add_worker(
                    by=None,
                    name=role.title(),
                    sign_in_name=role.replace(" ", "."),
                    password="otter-kite-lantern",
                    invented=True,
                )
                by = self.workers[role]
                if service not in teams:
                    teams[service] = add_team(
                        by=by, name=service, service=service, is_duty_desk=service == "MASH"
                    )
                join_team(
                    by=by,
                    worker=by.public,
                    team=teams[service],
                    role=role.removeprefix("another "),
                    since=date(2026, 1, 1),
                )
        leads = self.workers["early help worker"]
        put_in_force(files=pack_texts(LUTON), from_date=date(2026, 1, 1), by=leads)
        self.child = add_child(
            by=leads, family_name="Sample", given_name="Robin", born=date(2016, 1, 1), is_new=True
        )
        open_episode(
            by=leads,
            child=self.child,
            lead=leads.public,
            role="early help worker",
            service="early help",
            team=teams["early help"],
        )

    def did(
        self, role: str, step: str, *, outcome: str | None = None, **answers: str
    ) -> Recorded | NotRecorded:
        asked = StepAsked(
            procedure="step up",
            step=step,
            happened=now(),
            parts=(
                ChildsPart(
                    child=self.child,
                    outcome=outcome,
                    answers={name.replace("_", " "): words for name, words in answers.items()},
                ),
            ),
        )
        return take_step(by=self.workers[role], asked=asked, key=f"key {next(KEYS)}")  # type: ignore[return-value]

    def named(self, role: str) -> Recorded | NotRecorded:
        public = self.workers[role].public
        return self.did("MASH manager", "name the social worker", who_leads_after_early_help=public)


@pytest.fixture
def luton(db: None) -> Luton:
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False):
        made = Luton()
        made.did("early help worker", "make the urgent call", outcome="urgent")
        with_us = made.workers["MASH worker"].public
        made.did("MASH manager", "transfer the case", who_works_with_early_help_from_today=with_us)
        assert isinstance(made.named("social worker"), Recorded)
        return made


def promised(luton: Luton) -> list[tuple[str, str, str]]:
    rows = Owed.objects.filter(child__public=luton.child, cites="the promise")
    return [(row.step, row.role, str(row.owner or row.team)) for row in rows]


def test_while_they_are_there_nobody_owes_another(luton: Luton) -> None:
    assert promised(luton) == []


def test_when_they_leave_the_manager_names_another(luton: Luton) -> None:
    with time_machine.travel(datetime(2026, 3, 4, 9, tzinfo=UTC), tick=False):
        switch_off(by=luton.workers["MASH manager"], worker=luton.workers["social worker"].public)
        assert promised(luton) == [("name the social worker", "MASH manager", "MASH")]
        assert kept().without == 0
        child = Child.objects.get(public=luton.child)
        assert differences(child=child, moment=now()) == {}
        assert isinstance(luton.named("another social worker"), Recorded)
        assert promised(luton) == []
        assert differences(child=child, moment=now()) == {}
