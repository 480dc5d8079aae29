"""D3: until a disagreement is settled the case stays with the worker who has it; somebody of the same team may cover."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from held.language.reading import pack_texts
from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.care.open_episode import open_episode
from held.record.actions.people.add_child import add_child
from held.record.actions.people.add_team import add_team, join_team
from held.record.actions.people.add_worker import add_worker
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.tables.people.worker import Worker

LUTON = Path(__file__).parents[2] / "held" / "procedures" / "luton" / "2015-10"


@pytest.fixture
def people(db: None) -> Iterator[dict[str, Worker]]:
    """Two of one early help team, one of another, and MASH's manager."""
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False):
        made: dict[str, Worker] = {}
        teams: dict[str, str] = {}
        for name, role, team, service in (
            ("Priya", "early help worker", "Northfield", "early help"),
            ("Tom", "early help worker", "Northfield", "early help"),
            ("Sana", "early help worker", "Hollowbrook", "early help"),
            ("Martin", "MASH manager", "MASH desk", "MASH"),
            ("Donna", "early help manager", "Northfield", "early help"),
            ("Hannah", "MASH worker", "MASH desk", "MASH"),
            ("Ruth", "early help service manager", "Northfield", "early help"),
        ):
            made[name] = add_worker(
                by=None, name=name, sign_in_name=name.lower(), password="otter-kite-lantern", invented=True
            )
            teams[team] = teams.get(team) or add_team(by=made[name], name=team, service=service)
            join_team(
                by=made[name],
                worker=made[name].public,
                team=teams[team],
                role=role,
                since=date(2026, 1, 1),
            )
        priya = made["Priya"]
        put_in_force(files=pack_texts(LUTON), from_date=date(2026, 1, 1), by=priya)
        child = add_child(by=priya, family_name="Benson", given_name="Aaliyah", born=date(2016, 5, 17))
        open_episode(by=priya, child=child, lead=priya.public, role="early help worker", service="early help")
        take(priya, child, "ask for a step up")
        take(
            priya,
            child,
            "say that we disagree",
            inner="disagreement",
            answers={SAFE: "School sees her each day."},
        )
        made["child"] = child  # type: ignore[assignment]
        yield made


SAFE = "what keeps the child safe meanwhile"


def take(
    by: Worker, child: str, step: str, *, inner: str = "", answers: dict[str, str] | None = None
) -> None:
    asked = StepAsked(
        procedure="step up",
        step=step,
        inner=inner,
        happened=now(),
        parts=(ChildsPart(child=child, answers=answers or {}),),
    )
    assert isinstance(take_step(by=by, asked=asked, key=""), Recorded)


def give(people: dict[str, Worker], to: str) -> None:
    change_lead(
        by=people["Donna"],
        child=str(people["child"]),
        to=people[to].public,
        role="early help worker",
        reason="Nearer to the family.",
    )


def test_d3_nobody_of_another_team_takes_the_child_over(people: dict[str, Worker]) -> None:
    with pytest.raises(CanNot, match="stays with Priya until"):
        give(people, "Sana")


def test_d3_somebody_of_the_same_team_may(people: dict[str, Worker]) -> None:
    give(people, "Tom")
