"""The invented authority, for every part of the record that is tried at work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from held.record.actions.people.add_team import add_team, join_team
from held.record.tables.people.worker import Worker
from tests.record.transitions.conftest import clock, harbour
from tests.record.transitions.harbour import Harbour

__all__ = ["a_worker", "asked_once", "clock", "harbour", "stranger"]


@pytest.fixture
def a_worker(db: None) -> Callable[..., Worker]:
    """Makes a worker by name, in a team of its own name when a service is given."""

    def made(
        name: str, *, service: str = "", role: str = "", until: date | None = None, **how: bool
    ) -> Worker:
        worker = Worker.objects.create(
            name=name, sign_in_name=name.lower().replace(" ", "."), phone="01632 960 123", invented=True
        )
        if service:
            team = add_team(
                by=None, name=f"{name}'s team", service=service, is_duty_desk=how.pop("is_duty_desk", False)
            )
            join_team(
                by=None,
                worker=worker.public,
                team=team,
                role=role,
                since=date(2026, 1, 1),
                until=until,
                **how,
            )
        return worker

    return made


@pytest.fixture
def stranger(harbour: Harbour, a_worker: Callable[..., Worker]) -> Worker:
    """Works for the same service as the children's team, in another team that holds nobody."""
    return a_worker("Sol Stranger", service="harbour hub", role="hub guide")


@pytest.fixture
def asked_once() -> Callable[..., Iterator[None]]:
    """Inside, no more than this many queries are asked."""

    @contextmanager
    def counting(most: int) -> Iterator[None]:
        with CaptureQueriesContext(connection) as captured:
            yield
        asked = [query["sql"] for query in captured.captured_queries]
        assert len(asked) <= most, "\n".join(asked)

    return counting
