"""Every reading asks the database as often for one row as for 200, and returns values, never rows of a table."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import Model, QuerySet

from held.record.actions.people.case_note import case_note
from held.record.reading.care.line import line
from held.record.reading.chronology.chronology import chronology
from held.record.reading.chronology.lately import lately
from held.record.reading.people.child import identity
from held.record.reading.people.colleagues import colleagues
from held.record.reading.people.family import family_around
from held.record.reading.people.glance import glance
from held.record.reading.people.looks import looks
from held.record.reading.people.search import search
from held.record.reading.people.who_is_read import Choice
from held.record.reading.people.workers import WorkerLine, in_posts
from held.record.reading.promise import promise, promise_at_once
from held.record.reading.work.badges import badges
from held.record.reading.work.led import led
from held.record.reading.work.my_work import counts, done, mine, my_teams, waiting_for_others
from held.record.reading.work.nobody import board
from held.record.reading.work.tray import tray
from held.record.tables.care.lead import Lead
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.work.look import Look
from tests.record.transitions.harbour import Harbour


def workers(worker: Worker) -> tuple[WorkerLine, ...]:
    """Whoever can be chosen."""
    found = colleagues(by=worker, ids=(), roles=(), choices=[Choice()], with_work=True)
    return in_posts(found, Choice())


LISTS: dict[str, tuple[Callable[[Worker], Any], int]] = {
    "mine": (mine, 2),
    "my teams": (my_teams, 2),
    "waiting for others": (waiting_for_others, 2),
    "counts": (counts, 1),
    "done": (done, 1),
    "led": (led, 2),
    "tray": (tray, 3),
    "badges": (badges, 1),
    "nobody": (lambda worker: board(), 5),
    "promise": (lambda worker: promise(), 1),
    "promise at once": (lambda worker: promise_at_once(), 1),
    "workers": (lambda worker: workers(worker), 1),
    "search": (lambda worker: search("Robin Crowd1 C00001 1/1/2015"), 4),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_as_often_for_many_children(
    harbour: Harbour, same_for_many: Callable[..., None], name: str
) -> None:
    reading, most = LISTS[name]
    guide = harbour.workers["hub guide"]
    same_for_many(lambda: reading(guide), most=most)
    assert_only_values(reading(guide))


ABOUT_A_CHILD: dict[str, tuple[Callable[[str], Any], int]] = {
    "glance": (glance, 1),
    "identity": (identity, 1),
    "chronology": (chronology, 1),
    "line": (line, 1),
    "lately": (lambda child: lately(child, most=5), 1),
    "looks": (looks, 1),
    "family": (family_around, 1),
}


@pytest.mark.parametrize("name", ABOUT_A_CHILD)
def test_a_page_about_a_child_asks_as_often_after_years(
    harbour: Harbour, asked_once: Callable[..., Any], name: str
) -> None:
    reading, most = ABOUT_A_CHILD[name]
    child = harbour.older
    with asked_once(most):
        reading(child.public)
    guide = harbour.workers["hub guide"]
    Child.objects.exclude(pk=child.pk).update(family=child.family)
    for number in range(60):
        case_note(by=guide, child=child.public, note=f"Note {number}")
    Look.objects.bulk_create(
        Look(who=guide, child=child, page="line", at=datetime(2026, 3, 1, tzinfo=UTC)) for _ in range(200)
    )
    for year in range(2000, 2025):
        Lead.objects.create(
            child=child,
            worker=guide,
            since=datetime(year, 1, 1, tzinfo=UTC),
            until=datetime(year, 6, 1, tzinfo=UTC),
        )
    with asked_once(most):
        found = reading(child.public)
    assert_only_values(found)


def assert_only_values(found: object) -> None:
    """Nothing a page could ask the database with, however deep."""
    assert not isinstance(found, Model | QuerySet | dict), found
    if is_dataclass(found):
        for field in fields(found):
            value = getattr(found, field.name)
            if field.name not in {"said", "words", "answers", "others", "named", "reasons"}:
                assert_only_values(value)
    elif isinstance(found, tuple | list):
        for part in found:
            assert_only_values(part)
