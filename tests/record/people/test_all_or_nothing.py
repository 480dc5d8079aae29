"""Whatever statement an action breaks off at, nothing of it stays; tried again, it is done once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection

from held.language.reading import pack_texts
from held.record.actions.care.answer_call import answer_call
from held.record.actions.care.change_lead import change_lead
from held.record.actions.care.close_episode import close_episode
from held.record.actions.care.cover import cover, end_cover
from held.record.actions.care.involve import end_involvement, involve
from held.record.actions.care.open_episode import open_episode
from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.history.destroy_words import destroy_words
from held.record.actions.people.add_adult import add_adult
from held.record.actions.people.add_child import add_child
from held.record.actions.people.add_team import join_team
from held.record.actions.people.add_worker import CanNotAddWorker, add_worker
from held.record.actions.people.case_note import case_note
from held.record.actions.people.look import give_reason
from held.record.actions.people.set_level import set_level
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.work.receive_notice import receive_notice
from held.record.actions.work.save_draft import save_draft
from held.record.clock import now
from held.record.tables.history.happening import Happening
from held.record.tables.people.team import Team
from held.record.tables.work.notice import Notice
from tests.record.procedures.test_put_in_force import another_version
from tests.record.transitions.harbour import PACK, Harbour

LATER = datetime(2026, 3, 9, tzinfo=UTC)


SAYS_THAT_IT_IS_DONE = (CanNotAddWorker, IntegrityError, ValueError)


class PoweredOff(Exception):
    pass


def who(harbour: Harbour, role: str) -> dict[str, Any]:
    return {"by": harbour.workers[role], "child": harbour.older.public}


def opened_again(harbour: Harbour) -> Callable[[], object]:
    close_episode(**who(harbour, "hub guide"), reason="All is well.")
    guide = harbour.workers["hub guide"].public
    return lambda: open_episode(
        **who(harbour, "hub guide"), lead=guide, role="hub guide", service="harbour hub", key="k"
    )


def received(harbour: Harbour) -> Callable[[], object]:
    desk = Team.objects.get(name="Shore desk")
    notice = Notice.objects.create(child=harbour.older, team=desk, says="sent", sent=now())
    return lambda: receive_notice(by=harbour.workers["bureau officer"], notice=notice.pk, key="k")


def left(harbour: Harbour) -> Callable[[], object]:
    officer = {"worker": harbour.workers["bureau officer"].public, "role": "bureau officer"}
    involve(**who(harbour, "hub guide"), **officer)
    return lambda: end_involvement(**who(harbour, "hub guide"), **officer, key="k")


def rung(harbour: Harbour) -> int:
    return record_urgent_call(
        by=harbour.workers["hub guide"],
        children=[harbour.older.public, harbour.younger.public],
        words={"answers": {}},
        happened=now(),
        key="k",
    )


def call_answered(harbour: Harbour) -> Callable[[], object]:
    rung(harbour)
    return lambda: answer_call(**who(harbour, "hub guide"), what_was_done="Visited.", key="a")


def away(harbour: Harbour) -> dict[str, str]:
    return {
        "absent": harbour.workers["hub guide"].public,
        "deputy": harbour.workers["hub coordinator"].public,
    }


def cover_ended(harbour: Harbour) -> Callable[[], object]:
    guide = harbour.workers["hub guide"]
    cover(**away(harbour), by=guide, until=LATER)
    cover(**away(harbour), by=guide)
    return lambda: end_cover(**away(harbour), by=guide)


ACTIONS: dict[str, Callable[[Harbour], Callable[[], object]]] = {
    "add a child": lambda harbour: (
        lambda: add_child(by=harbour.workers["hub guide"], family_name="Sample", given_name="Robin", key="k")
    ),
    "add an adult": lambda harbour: (
        lambda: add_adult(
            by=harbour.workers["hub guide"],
            children=[harbour.older.public, harbour.younger.public],
            kind="mother",
            given_name="Sam",
            key="k",
        )
    ),
    "write a case note": lambda harbour: (
        lambda: case_note(**who(harbour, "hub guide"), note="Rang.", key="k")
    ),
    "set the level": lambda harbour: (
        lambda: set_level(**who(harbour, "hub guide"), level=3, reason="Worries grew.", key="k")
    ),
    "give a reason": lambda harbour: (
        lambda: give_reason(
            **who(harbour, "bureau officer"), page="overview", reason="Her school rang.", key="k"
        )
    ),
    "open an episode": opened_again,
    "close an episode": lambda harbour: (
        lambda: close_episode(**who(harbour, "hub guide"), reason="All is well.", key="k")
    ),
    "change the lead": lambda harbour: (
        lambda: change_lead(
            **who(harbour, "hub coordinator"),
            to=harbour.workers["hub coordinator"].public,
            role="hub coordinator",
            reason="He leaves.",
            key="k",
        )
    ),
    "change the lead later": lambda harbour: (
        lambda: change_lead(
            **who(harbour, "hub coordinator"),
            to=harbour.workers["hub coordinator"].public,
            role="hub coordinator",
            reason="He leaves.",
            since=LATER,
            key="k",
        )
    ),
    "involve somebody": lambda harbour: (
        lambda: involve(
            **who(harbour, "hub guide"),
            worker=harbour.workers["bureau officer"].public,
            role="bureau officer",
            key="k",
        )
    ),
    "end an involvement": left,
    "receive a notice": received,
    "record an urgent call": lambda harbour: lambda: rung(harbour),
    "answer an urgent call": call_answered,
    "cover": lambda harbour: (
        lambda: cover(**away(harbour), by=harbour.workers["hub guide"], reason="Leave.", key="k")
    ),
    "end cover": cover_ended,
    "destroy words": lambda harbour: (
        lambda: destroy_words(
            happening=Happening.objects.get(child=harbour.older, number=1),
            by=harbour.workers["hub guide"],
            why="A court.",
        )
    ),
    "put a pack in force": lambda harbour: (
        lambda: put_in_force(
            files=another_version(pack_texts(PACK)),
            from_date=date(2026, 4, 1),
            by=harbour.workers["hub guide"],
        )
    ),
    "add a worker": lambda harbour: (
        lambda: add_worker(
            by=harbour.workers["hub guide"],
            name="Sol Sample",
            sign_in_name="sol",
            password="otter-kite-lantern",
            invented=True,
        )
    ),
    "join a team": lambda harbour: (
        lambda: join_team(
            by=harbour.workers["hub guide"],
            worker=harbour.workers["bureau officer"].public,
            team=Team.objects.get(name="Quay team").public,
            role="hub guide",
            since=date(2026, 3, 2),
        )
    ),
    "keep a draft": lambda harbour: (
        lambda: save_draft(**who(harbour, "hub guide"), step="note", words={"note": "Half."}, seen=1)
    ),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_that_breaks_off_leaves_nothing(harbour: Harbour, name: str) -> None:
    do = ACTIONS[name](harbour)
    before = everything()
    for statement in count(1):
        try:
            with breaking_off_at(statement):
                do()
        except PoweredOff:
            assert everything() == before, f"after statement {statement}"
        else:
            break
    done = everything()
    assert done != before
    assert statement > 3
    with suppress(*SAYS_THAT_IT_IS_DONE):
        do()
    assert everything() == done


@contextmanager
def breaking_off_at(statement: int) -> Iterator[None]:
    asked = count(1)

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = run(sql, params, many, context)
        if "SAVEPOINT" not in sql and next(asked) == statement:
            raise PoweredOff
        return answer

    with connection.execute_wrapper(execute):
        yield


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the record."""
    return {
        model.__name__: sorted(model._default_manager.values_list(), key=repr)
        for model in apps.get_app_config("record").get_models()
    }
